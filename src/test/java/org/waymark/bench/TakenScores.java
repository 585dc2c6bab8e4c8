package org.waymark.bench;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The scores that a played platform took, and how many it was sent at once. Safe for many threads. */
final class TakenScores {
    private final Set<String> different = ConcurrentHashMap.newKeySet();
    private final AtomicInteger all = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger mostInFlight = new AtomicInteger();
    private final AtomicLong first = new AtomicLong();
    private final AtomicLong last = new AtomicLong();

    void begins() {
        first.compareAndSet(0, System.nanoTime());
        mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
    }

    void taken(String column, String subject) {
        inFlight.decrementAndGet();
        different.add(column + " " + subject);
        all.incrementAndGet();
        last.set(System.nanoTime());
    }

    int different() {
        return different.size();
    }

    int twice() {
        return all.get() - different.size();
    }

    int mostInFlight() {
        return mostInFlight.get();
    }

    /** From the first that came to the last that was answered. */
    double perSecond() {
        return all.get() / ((last.get() - first.get()) / 1e9);
    }
}
