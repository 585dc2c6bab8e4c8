package org.waymark.poll;

import java.time.Duration;

/** How long to wait after failures: twice as long each time, six hours at most. */
final class Pace {
    private static final Duration LONGEST = Duration.ofHours(6);
    private static final int MOST_DOUBLINGS = 10;

    private Pace() {}

    /**
     * @param failures in a row, at least one
     * @param usual the wait when all is well
     */
    static Duration afterFailures(int failures, Duration usual) {
        Duration wait = usual.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
