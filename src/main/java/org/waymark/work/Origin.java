package org.waymark.work;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The origin of work, under the two names by which the log knows it: the request that caused it, and the launch that
 * began the visit in which that request was made. It is kept beside the work, so that every line says where it came from.
 */
public final class Origin {
    /** The name of the request's id in the log. */
    public static final String CORRELATION = "correlation";

    /** The name of the launch's id in the log: that of the request that launched. */
    public static final String LAUNCH = "launch";

    private Origin() {}

    /** Returns what causes something in this thread now, as one short text; null where nothing is known of it. */
    public static @Nullable String current() {
        String request = MDC.get(CORRELATION);
        String launch = MDC.get(LAUNCH);
        return request == null && launch == null ? null : word(request) + " " + word(launch);
    }

    private static String word(@Nullable String id) {
        return id == null ? "-" : id;
    }

    /**
     * Does work under the names of what caused it.
     *
     * @param origin as {@link #current} said it; null where it is not known
     */
    public static <T> T within(@Nullable String origin, Supplier<T> work) {
        String[] ids = origin == null ? new String[0] : origin.split(" ", -1);
        if (ids.length != 2) {
            return work.get();
        }
        put(CORRELATION, ids[0]);
        put(LAUNCH, ids[1]);
        try {
            return work.get();
        } finally {
            MDC.remove(CORRELATION);
            MDC.remove(LAUNCH);
        }
    }

    private static void put(String name, String id) {
        if (!id.equals("-")) {
            MDC.put(name, id);
        }
    }
}
