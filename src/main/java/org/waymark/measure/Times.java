package org.waymark.measure;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** How long something took, counted in steps from a millisecond to ten seconds. Safe for many threads. */
public final class Times {
    private static final double[] STEPS = {
        0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, Double.POSITIVE_INFINITY
    };
    private static final long[] NANOS = nanos();

    private final LongAdder[] counts =
            Stream.generate(LongAdder::new).limit(STEPS.length).toArray(LongAdder[]::new);
    private final LongAdder sum = new LongAdder();

    private static long[] nanos() {
        long[] nanos = new long[STEPS.length];
        for (int step = 0; step < STEPS.length; step++) {
            nanos[step] = Double.isInfinite(STEPS[step])
                    ? Long.MAX_VALUE
                    : Math.round(STEPS[step] * TimeUnit.SECONDS.toNanos(1));
        }
        return nanos;
    }

    /** @param nanos how long it took this time, in nanoseconds */
    public void add(long nanos) {
        int step = 0;
        while (nanos > NANOS[step]) {
            step++;
        }
        counts[step].increment();
        sum.add(nanos);
    }

    /** Returns the upper ends of the steps, in seconds; the last one is infinite. */
    public static double[] steps() {
        return STEPS.clone();
    }

    /** Returns how many fell into each step. */
    public long[] counts() {
        long[] values = new long[counts.length];
        for (int step = 0; step < values.length; step++) {
            values[step] = counts[step].sum();
        }
        return values;
    }

    /** Returns all of it together, in seconds. */
    public double seconds() {
        return sum.sum() / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
