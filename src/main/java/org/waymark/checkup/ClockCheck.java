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
import org.waymark.store.Database;

/**
 * Our clock beside the platforms' and the database's: a launch may differ by a minute, and instances that share a
 * database tell by their clocks what is due.
 */
final class ClockCheck {
    private static final String CHECK = "clock";
    private static final Duration REFUSED = Duration.ofMinutes(1);
    private static final Duration WORTH_KNOWING = Duration.ofSeconds(10);

    private final Database database;
    private final ManagePlatforms platforms;
    private final Outbound outbound;
    private final InstantSource clock;

    ClockCheck(Database database, ManagePlatforms platforms, Outbound outbound, InstantSource clock) {
        this.database = database;
        this.platforms = platforms;
        this.outbound = outbound;
        this.clock = clock;
    }

    List<Finding> run() {
        List<Finding> findings = new ArrayList<>(besideDatabase());
        boolean compared = !findings.isEmpty();
        for (ManagePlatforms.Platform platform : platforms.list()) {
            if (platform.registration().state() == Registration.State.ACTIVE) {
                difference(platform.registration())
                        .ifPresent(difference ->
                                findings.add(finding(platform.registration().name(), difference)));
            }
        }
        if (!compared && findings.isEmpty()) {
            findings.add(Finding.note(
                    CHECK,
                    "There is no platform that answers to compare this machine's clock with; it says "
                            + clock.instant().truncatedTo(ChronoUnit.SECONDS)
                            + ".",
                    "Compare it with another clock. LTI needs it right to the minute."));
        }
        return findings;
    }

    /** Says something only of a database on a machine whose clock differs. */
    private List<Finding> besideDatabase() {
        Instant before = clock.instant();
        Instant theirs = database.inTransaction(handle -> handle.createQuery("select current_timestamp")
                .mapTo(Instant.class)
                .one());
        Instant after = clock.instant();
        Duration difference = theirs.isBefore(before)
                ? Duration.between(theirs, before)
                : theirs.isAfter(after) ? Duration.between(theirs, after) : Duration.ZERO;
        return difference.abs().compareTo(WORTH_KNOWING) < 0
                ? List.of()
                : List.of(Finding.note(
                        CHECK,
                        words(difference, "the database's server"),
                        "Let both follow a time server, and every machine that runs Waymark on this database."));
    }

    private static String words(Duration difference, String whose) {
        return "This machine's clock is " + difference.abs().toSeconds() + " seconds "
                + (difference.isNegative() ? "behind" : "ahead of") + " that of " + whose + ".";
    }

    private static Finding finding(String platform, Duration difference) {
        String says = words(difference, platform);
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
