package org.waymark.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.id.RegistrationId;
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
            description = "Lists all keys: kid, use, since when it signs, until when, for which registration alone.",
            mixinStandardHelpOptions = true)
    int list() {
        return operator.withJourneys(journeys -> {
            for (KeyFact key : journeys.admin.manageKeys.list()) {
                Instant retired = key.retiredAt();
                operator.out()
                        .println(key.kid() + "\t" + key.set().use() + "\t" + key.activeFrom() + "\t"
                                + (retired == null ? "newest" : "until " + retired)
                                + (key.set().holder() == null
                                        ? ""
                                        : " for " + key.set().holder()));
            }
            return Operator.OK;
        });
    }

    @Command(
            description =
                    "Publishes new keys beside the old ones and signs with them after the overlap; prints their kids.",
            mixinStandardHelpOptions = true)
    int rotate(
            @Parameters(paramLabel = "USE", description = "LTI, BADGE, BADGE_ES256 or PROOF") KeyUse use,
            @Option(
                            names = "--overlap-hours",
                            defaultValue = "24",
                            description = "default: ${DEFAULT-VALUE}; 0 at once")
                    int hours,
            @Option(names = "--registration", description = "only the key of that registration; LTI only") @Nullable
                    RegistrationId registration) {
        if (hours < 0) {
            return operator.refused("--overlap-hours must not be negative");
        }
        return operator.withJourneys(journeys -> {
            Duration overlap = Duration.ofHours(hours);
            if (registration == null) {
                journeys.admin.manageKeys.rotate(use, overlap).forEach(operator.out()::println);
                return Operator.OK;
            }
            Optional<String> kid =
                    use == KeyUse.LTI ? journeys.admin.manageKeys.rotate(registration, overlap) : Optional.empty();
            kid.ifPresent(operator.out()::println);
            return kid.isPresent()
                    ? Operator.OK
                    : operator.refused("There is no " + use + " key of a registration " + registration);
        });
    }
}
