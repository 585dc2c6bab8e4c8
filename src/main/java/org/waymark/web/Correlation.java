package org.waymark.web;

import io.javalin.http.Context;
import java.security.SecureRandom;
import org.slf4j.MDC;
import org.waymark.work.Origin;

/** The id under which the log knows a request and an error page names it. */
public final class Correlation {
    private static final String NAME = Origin.CORRELATION;
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Correlation() {}

    static void begin(Context context) {
        String id = random();
        context.attribute(NAME, id);
        context.header("X-Correlation-Id", id);
        MDC.put(NAME, id);
        MDC.remove(Origin.LAUNCH);
    }

    private static String random() {
        char[] id = new char[10];
        long rest = RANDOM.nextLong() >>> 1;
        for (int i = 0; i < id.length; i++) {
            id[i] = ALPHABET.charAt((int) (rest % ALPHABET.length()));
            rest /= ALPHABET.length();
        }
        return new String(id);
    }

    /** Names the launch that began the visit in which this thread answers a request. */
    public static void launchedBy(String launch) {
        if (!launch.isEmpty()) {
            MDC.put(Origin.LAUNCH, launch);
        }
    }

    /** Goes on with the id of a request in another thread. */
    public static void resume(Context context) {
        MDC.put(NAME, of(context));
    }

    public static void end() {
        MDC.remove(NAME);
        MDC.remove(Origin.LAUNCH);
    }

    public static String of(Context context) {
        String id = context.attribute(NAME);
        return id == null ? "unknown" : id;
    }
}
