package org.waymark.passback;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many scores a platform is sent at once, and when it is left alone. What arrives widens it; a platform that fails
 * several times in a row, or asks to wait, narrows it to half and stops it for a while. Used by one thread at a time.
 */
final class SendingPace {
    /** The largest number of scores in flight to one platform. */
    static final int MOST = 64;

    private static final int FIRST = 4;

    /** A single score that a platform cannot digest says nothing of the platform. */
    private static final int FAILING = 3;

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8),
            Duration.ofSeconds(15));

    private int width = FIRST;
    /** Up to this each success adds one, and after it each whole width of successes. */
    private int doubledUntil = MOST;

    private int successes;
    private int failures;
    private int pauses;
    private int generation;
    private Instant pausedSince = Instant.MIN;
    private Instant pausedUntil = Instant.MIN;

    int width() {
        return width;
    }

    boolean isPaused(Instant now) {
        return now.isBefore(pausedUntil);
    }

    /** Tells whether a person who asked during a pause gets a try: at most one each second. */
    boolean mayAsk(Instant now) {
        return !now.isBefore(pausedSince.plus(PAUSES.get(0)));
    }

    /** Returns what a call that begins now brings back with its outcome. */
    int generation() {
        return generation;
    }

    /** Notes an answer that tells that the platform works. */
    void succeeded(int begun) {
        failures = 0;
        if (begun < generation) {
            // It began before the platform failed.
            return;
        }
        pauses = 0;
        pausedUntil = Instant.MIN;
        successes++;
        if (width < MOST && (width < doubledUntil || successes >= width)) {
            width++;
            successes = 0;
        }
    }

    /**
     * Notes that the platform failed or throttled.
     *
     * @param told how long it asks us to wait; null when it does not say so
     */
    void failed(int begun, @Nullable Duration told, Instant now) {
        failures++;
        if (told != null && now.plus(told).isAfter(pausedUntil)) {
            pausedSince = isPaused(now) ? pausedSince : now;
            pausedUntil = now.plus(told);
        } else if (failures < FAILING) {
            return;
        }
        if (begun < generation) {
            // The whole width fails together, and is one failure.
            return;
        }
        generation++;
        width = Math.max(1, width / 2);
        doubledUntil = width;
        successes = 0;
        Instant until = now.plus(PAUSES.get(Math.min(pauses, PAUSES.size() - 1)));
        pauses++;
        pausedSince = now;
        if (until.isAfter(pausedUntil)) {
            pausedUntil = until;
        }
    }
}
