package org.waymark.practice.wire;

import java.util.EnumMap;
import java.util.Map;

/** How many calls came to each group of addresses, and how many at once. Safe for use by many threads. */
public final class Load {
    private static final class Calls {
        private int all;
        private int now;
        private int most;
    }

    private final Map<Spot, Calls> calls = new EnumMap<>(Spot.class);

    synchronized void begin(Spot spot) {
        Calls of = of(spot);
        of.all++;
        of.now++;
        of.most = Math.max(of.most, of.now);
    }

    synchronized void end(Spot spot) {
        of(spot).now--;
    }

    /** Counts from here. */
    public synchronized void clear() {
        calls.values().forEach(of -> {
            of.all = 0;
            of.most = of.now;
        });
    }

    /** Returns how many came. */
    public synchronized int all(Spot spot) {
        return of(spot).all;
    }

    /** Returns how many were under way at once at most. */
    public synchronized int mostAtOnce(Spot spot) {
        return of(spot).most;
    }

    private Calls of(Spot spot) {
        return calls.computeIfAbsent(spot, any -> new Calls());
    }
}
