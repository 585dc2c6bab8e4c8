package org.waymark.poll;

import java.time.Duration;

/**
 * Computes how long to wait after failures: a minute, and twice as long each time, an hour at most. Most failures pass
 * in a moment, and who waits for a badge waits for the next look.
 */
final class Pace {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 10;

    private Pace() {}

    /** @param failures in a row, at least one */
    static Duration afterFailures(int failures) {
        Duration wait = SHORTEST.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
