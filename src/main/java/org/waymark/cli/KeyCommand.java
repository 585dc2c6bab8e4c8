package org.waymark.cli;

import java.time.Duration;
import java.time.Instant;
import org.waymark.keys.KeyFact;
import org.waymark.keys.KeyUse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands for the installation's key pairs. */
@Command(
        name = "key",
        description = "Lists and rotates the keys that sign LTI messages and badges.",
        mixinStandardHelpOptions = true)
record KeyCommand(Operator operator) {

    @Command(
            description = "Lists all keys: kid, use, since when it signs, until when.",
            mixinStandardHelpOptions = true)
    int list() {
        return operator.withTools(tools -> {
            for (KeyFact key : tools.keys().list()) {
                Instant retired = key.retiredAt();
                operator.out()
                        .println(key.kid() + "\t" + key.use() + "\t" + key.activeFrom() + "\t"
                                + (retired == null ? "newest" : "signs until " + retired));
            }
            return Operator.OK;
        });
    }

    @Command(
            description = "Publishes a new key beside the old one and signs with it after the overlap; prints its kid.",
            mixinStandardHelpOptions = true)
    int rotate(
            @Parameters(paramLabel = "USE", description = "LTI or BADGE") KeyUse use,
            @Option(
                            names = "--overlap-hours",
                            defaultValue = "24",
                            description = "default: ${DEFAULT-VALUE}; 0 at once")
                    int hours) {
        if (hours < 0) {
            return operator.refused("--overlap-hours must not be negative");
        }
        return operator.withTools(tools -> {
            operator.out().println(tools.keys().rotate(use, Duration.ofHours(hours)));
            return Operator.OK;
        });
    }
}
