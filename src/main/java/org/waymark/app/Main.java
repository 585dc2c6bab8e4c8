package org.waymark.app;

import java.time.InstantSource;
import org.waymark.cli.WaymarkCommand;

/** Entry point of {@code waymark.jar} and of {@code mvn exec:java}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        String[] command = arguments.length == 0 ? new String[] {"--help"} : arguments;
        int status = WaymarkCommand.run(
                command, new OneProcess(InstantSource.system()), System.getenv(), System.out, System.err);
        if (status != 0) {
            System.exit(status);
        }
    }
}
