package org.waymark.checkup;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waymark.journey.admin.ManagePlatforms;
import org.waymark.lti.platform.Registration;
import org.waymark.outbound.Answer;
import org.waymark.outbound.Ask;
import org.waymark.outbound.NoAnswer;
import org.waymark.outbound.Outbound;

/** Our clock beside the platforms': a launch may differ by a minute, and a platform's rateLimit with us is no longer. */
final class ClockCheck {
    private static final String CHECK = "clock";
    private static final Duration REFUSED = Duration.ofMinutes(1);
    private static final Duration WORTH_KNOWING = Duration.ofSeconds(10);

    private final ManagePlatforms platforms;
    private final Outbound outbound;
    private final InstantSource clock;

    ClockCheck(ManagePlatforms platforms, Outbound outbound, InstantSource clock) {
        this.platforms = platforms;
        this.outbound = outbound;
        this.clock = clock;
    }

    List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        for (ManagePlatforms.Platform platform : platforms.list()) {
            if (platform.registration().state() == Registration.State.ACTIVE) {
                difference(platform.registration())
                        .ifPresent(difference ->
                                findings.add(finding(platform.registration().name(), difference)));
            }
        }
        if (findings.isEmpty()) {
            findings.add(Finding.note(
                    CHECK,
                    "There is no platform that answers to compare this machine's clock with; it says "
                            + clock.instant().truncatedTo(ChronoUnit.SECONDS)
                            + ".",
                    "Compare it with another clock. LTI needs it right to the minute."));
        }
        return findings;
    }

    private static Finding finding(String platform, Duration difference) {
        long seconds = difference.abs().toSeconds();
        String says = "This machine's clock is " + seconds + " seconds "
                + (difference.isNegative() ? "behind" : "ahead of") + " that of " + platform + ".";
        if (difference.abs().compareTo(REFUSED) >= 0) {
            return Finding.wrong(
                    CHECK,
                    says + " Launches and tokens are refused from a minute on.",
                    "Let this machine follow a time server. If several platforms agree with it, tell " + platform
                            + ".");
        }
        return difference.abs().compareTo(WORTH_KNOWING) >= 0
                ? Finding.note(CHECK, says, "Let this machine follow a time server before it becomes a minute.")
                : Finding.good(CHECK, "It agrees with that of " + platform + ".");
    }

    /** By how much we are ahead; empty when the platform does not answer or says no time. */
    private Optional<Duration> difference(Registration registration) {
        Instant before = clock.instant();
        Answer answer;
        try {
            answer = outbound.send(Ask.get(registration.jwksUri()));
        } catch (NoAnswer e) {
            return Optional.empty();
        }
        Instant after = clock.instant();
        return answer.header("date").flatMap(ClockCheck::read).map(theirs -> {
            // The header has whole seconds and was written somewhere between asking and hearing.
            if (theirs.plusSeconds(1).isBefore(before)) {
                return Duration.between(theirs.plusSeconds(1), before);
            }
            return theirs.isAfter(after) ? Duration.between(theirs, after) : Duration.ZERO;
        });
    }

    private static Optional<Instant> read(String header) {
        try {
            return Optional.of(ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
