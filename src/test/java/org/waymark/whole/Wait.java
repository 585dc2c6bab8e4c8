package org.waymark.whole;

import java.time.Duration;
import java.util.function.Supplier;

/** The one way in which tests wait for something that happens by itself. */
public final class Wait {
    private static final Duration USUAL_PAUSE = Duration.ofMillis(50);

    private Wait() {}

    /** What is waited for; whatever it throws ends the waiting. */
    @FunctionalInterface
    public interface Condition<E extends Exception> {
        boolean holds() throws E;
    }

    /** Looks again and again until the condition holds, and fails with what {@code otherwise} tells after the limit. */
    public static <E extends Exception> void until(Duration limit, Condition<E> reached, Supplier<String> otherwise)
            throws E {
        until(limit, USUAL_PAUSE, reached, otherwise);
    }

    /** The same with a longer or shorter pause between two looks. */
    public static <E extends Exception> void until(
            Duration limit, Duration pause, Condition<E> reached, Supplier<String> otherwise) throws E {
        long end = System.nanoTime() + limit.toNanos();
        while (!reached.holds()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(otherwise.get());
            }
            pause(pause);
        }
    }

    /** Lets time pass, for tests of what must not happen meanwhile. */
    public static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
