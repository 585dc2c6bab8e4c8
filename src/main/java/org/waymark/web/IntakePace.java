package org.waymark.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the calls of each client of the intake in a minute. Safe for many threads. */
final class IntakePace {
    static final Duration WINDOW = Duration.ofMinutes(1);
    static final int MOST = 120;

    private final boolean on;
    private final Cache<UUID, AtomicInteger> calls =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(WINDOW).build();

    IntakePace(boolean on) {
        this.on = on;
    }

    /** Whether one more call of a client may be worked on now. */
    boolean allows(UUID client) {
        return !on || calls.get(client, key -> new AtomicInteger()).incrementAndGet() <= MOST;
    }
}
