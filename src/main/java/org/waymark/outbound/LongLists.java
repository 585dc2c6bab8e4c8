package org.waymark.outbound;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Decides whose long list is read now: one of each platform and two in all, so that the memory and the threads which
 * they hold have a bound, whoever sends them. Safe for many threads.
 */
final class LongLists {
    private static final int AT_ONCE = 2;
    private static final int MOST_WAITING = 4;
    private static final long SECONDS_IN_QUEUE = 10;

    private final Set<String> reading = ConcurrentHashMap.newKeySet();
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final AtomicInteger waiting = new AtomicInteger();

    /** @return false when it is not this platform's turn, now or soon */
    boolean begin(String platform) {
        if (!reading.add(platform)) {
            return false;
        }
        boolean begun = false;
        try {
            begun = places.tryAcquire() || waitForPlace();
        } finally {
            if (!begun) {
                reading.remove(platform);
            }
        }
        return begun;
    }

    private boolean waitForPlace() {
        try {
            return waiting.incrementAndGet() <= MOST_WAITING && places.tryAcquire(SECONDS_IN_QUEUE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.decrementAndGet();
        }
    }

    void end(String platform) {
        places.release();
        reading.remove(platform);
    }
}
