package org.waymark.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Input that cannot be taken, or a page that may not be seen: shown by {@link ErrorPages} under its key. */
public final class Refusal extends RuntimeException {
    private final int status;
    private final String key;
    private final @Nullable Duration wait;

    /** @param key names the words in {@code messages.properties} */
    public Refusal(int status, String key) {
        this(status, key, null);
    }

    private Refusal(int status, String key, @Nullable Duration wait) {
        super(key, null, false, false);
        this.status = status;
        this.key = key;
        this.wait = wait;
    }

    /** Too much at once: after the wait it may be tried again. */
    public static Refusal tooMany(String key, Duration wait) {
        return new Refusal(429, key, wait);
    }

    public static Refusal badInput() {
        return new Refusal(400, "BAD_INPUT");
    }

    public static Refusal notFound() {
        return new Refusal(404, "NOT_FOUND");
    }

    public int status() {
        return status;
    }

    public String key() {
        return key;
    }

    @Nullable
    Duration waiting() {
        return wait;
    }
}
