package org.waymark.web;

/** Input that cannot be taken, or a page that may not be seen: shown by {@link ErrorPages} under its key. */
public final class Refusal extends RuntimeException {
    private final int status;
    private final String key;

    /** @param key names the words in {@code messages.properties} */
    public Refusal(int status, String key) {
        super(key, null, false, false);
        this.status = status;
        this.key = key;
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
}
