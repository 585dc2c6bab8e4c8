package org.waymark.passback;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.waymark.lti.service.ServiceFailure;

/** Decides when a failed delivery is tried again. */
final class RetryPolicy {
    /** Waits after the first, second … failure that may pass; the last one goes on until the score is too old. */
    private static final List<Duration> PASSING = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(15));

    /** An answer that looks final is tried again a few times in the first minute, then waits for a person. */
    private static final List<Duration> LOOKS_FINAL =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(15), Duration.ofSeconds(30));

    /** Passing failures are given up on, for a person to look at, after this long. */
    private static final Duration LONGEST = Duration.ofDays(14);

    private RetryPolicy() {}

    /**
     * Returns the time to wait before the next try.
     *
     * @param earlier how many tries of this sort (one that looks final, or one that may pass) failed since a person or a
     *     change in the LMS last queued the score: an outage of days does not use up the tries of the first minute
     * @param age time since the score was queued
     * @return empty when the score now waits for a person
     */
    static Optional<Duration> next(ServiceFailure failure, int earlier, Duration age) {
        return switch (failure.kind()) {
            case NOT_GRANTED -> Optional.empty();
            case LOOKS_FINAL, COLUMN_GONE ->
                earlier < LOOKS_FINAL.size() ? Optional.of(LOOKS_FINAL.get(earlier)) : Optional.empty();
            case LATER, PASSING, NO_KEYS, NO_ANSWER, NEWER_THERE ->
                age.compareTo(LONGEST) > 0
                        ? Optional.empty()
                        : Optional.of(longer(
                                PASSING.get(Math.min(earlier, PASSING.size() - 1)),
                                failure.retryAfter().orElse(Duration.ZERO)));
        };
    }

    /** Tells whether a failure counts among those that look final. */
    static boolean looksFinal(ServiceFailure failure) {
        return switch (failure.kind()) {
            case LOOKS_FINAL, COLUMN_GONE, NOT_GRANTED -> true;
            case LATER, PASSING, NO_KEYS, NO_ANSWER, NEWER_THERE -> false;
        };
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
