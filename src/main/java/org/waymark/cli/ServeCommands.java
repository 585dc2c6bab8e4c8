package org.waymark.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.waymark.config.Config;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The commands that run until they are ended. */
final class ServeCommands {
    private ServeCommands() {}

    @Command(description = "Runs Waymark.", mixinStandardHelpOptions = true)
    record Serve(Operator operator) implements Callable<Integer> {
        @Override
        public Integer call() {
            return operator.serving(operator.house()::serve);
        }
    }

    @Command(
            description = "Runs Waymark and a practice LMS, registered with each other, and says where to click.",
            mixinStandardHelpOptions = true)
    record Demo(Operator operator) implements Callable<Integer> {
        @Override
        public Integer call() {
            return operator.serving((Config config) -> operator.house().demo(config.withLocalNetwork()));
        }
    }

    @Command(description = "Runs the practice LMS alone, on loopback.", mixinStandardHelpOptions = true)
    static final class Practice implements Callable<Integer> {
        private final Operator operator;

        @Option(names = "--port", description = "the port; 0 takes any free one (default: ${DEFAULT-VALUE})")
        private int port = 8090;

        @Option(names = "--state", description = "the file that keeps its people, courses and grades")
        private @Nullable Path state;

        Practice(Operator operator) {
            this.operator = operator;
        }

        @Override
        public Integer call() throws InterruptedException {
            if (port < 0 || port > 65535) {
                return operator.refused("--port must be from 0 to 65535");
            }
            operator.house().practice(port, state);
            return Operator.OK;
        }
    }
}
