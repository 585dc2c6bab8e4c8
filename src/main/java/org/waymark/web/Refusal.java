package org.waymark.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Input that cannot be taken, or a page that may not be seen: shown by {@link ErrorPages} under its key. */
public final class Refusal extends RuntimeException {
    private final int status;
    private final String key;
    private final transient @Nullable Duration pause;

    /** @param key names the words in {@code messages.properties} */
    public Refusal(int status, String key) {
        this(status, key, null);
    }

    private Refusal(int status, String key, @Nullable Duration pause) {
        super(key, null, false, false);
        this.status = status;
        this.key = key;
        this.pause = pause;
    }

    /** @param pause how long to wait before it is worth another try */
    static Refusal tooMany(String key, Duration pause) {
        return new Refusal(429, key, pause);
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

    /** How long to wait; null when waiting does not help. */
    @Nullable
    Duration pause() {
        return pause;
    }
}
