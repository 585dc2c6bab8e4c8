package org.waymark.web.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.waymark.intake.IntakeClientId;

/**
 * Counts the calls of each client of the intake: how many in a minute, and how many at once, because each is held in
 * memory while it is worked on. Safe for many threads.
 */
final class IntakePace {
    static final Duration WINDOW = Duration.ofMinutes(1);
    static final int MOST = 120;

    private static final int AT_ONCE = 8;
    private static final int AT_ONCE_OF_ONE = 4;
    private static final int MOST_WAITING_OF_ONE = 16;
    private static final long SECONDS_IN_QUEUE = 5;

    private final boolean on;
    private final Cache<IntakeClientId, AtomicInteger> calls =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(WINDOW).build();
    private final Cache<IntakeClientId, Semaphore> places =
            Caffeine.newBuilder().weakValues().build();
    private final Semaphore all = new Semaphore(AT_ONCE, true);

    /** @param on whether calls are counted by the minute; those at once always are */
    IntakePace(boolean on) {
        this.on = on;
    }

    /** Tells whether one more call of a client may be worked on now. */
    boolean allows(IntakeClientId client) {
        return !on || calls.get(client, key -> new AtomicInteger()).incrementAndGet() <= MOST;
    }

    /** A call that is worked on. */
    interface Place extends AutoCloseable {
        /** False when there was none in time: the call is to come again. */
        boolean taken();

        @Override
        void close();
    }

    /** Waits a moment for a place among the calls that are worked on. */
    Place begin(IntakeClientId client) {
        Semaphore own = places.get(client, key -> new Semaphore(AT_ONCE_OF_ONE, true));
        boolean first = own.getQueueLength() < MOST_WAITING_OF_ONE && acquire(own);
        boolean both = first && acquire(all);
        if (first && !both) {
            own.release();
        }
        return new Place() {
            @Override
            public boolean taken() {
                return both;
            }

            @Override
            public void close() {
                if (both) {
                    all.release();
                    own.release();
                }
            }
        };
    }

    private static boolean acquire(Semaphore semaphore) {
        try {
            return semaphore.tryAcquire(SECONDS_IN_QUEUE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
