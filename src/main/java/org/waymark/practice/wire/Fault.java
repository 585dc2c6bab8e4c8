package org.waymark.practice.wire;

import java.time.Duration;

/**
 * A way to fail.
 *
 * @param status what {@code STATUS} and {@code ANSWER} answer
 * @param size how many bytes {@code FLOOD} answers with
 * @param entry what its list is made of, and all that {@code ANSWER} says
 * @param delay how long {@code SLOW} waits before it answers as usual, and what {@code STATUS} says in Retry-After, as 429
 *     always does
 * @param times for how many calls; 0 means until cleared
 */
public record Fault(Kind kind, int status, Duration delay, long size, String entry, int times) {

    /** The kind of answer in place of the usual one. */
    public enum Kind {
        /** The usual answer, late. */
        SLOW,
        /** An error status. */
        STATUS,
        /** An answer of its own, word by word, as another platform gives it. */
        ANSWER,
        /** Status 200 with an HTML page where JSON is due. */
        HTML,
        /** Status 200 with a list of empty entries, which a reader that builds it all needs thirty times its length for. */
        FLOOD,
        /** The connection is closed without an answer and nothing was done. */
        DROP,
        /** The request is carried out, but the connection is closed before the answer. */
        LOST_ANSWER,
        /** A gateway's 503 page, as when the platform behind it is not running. */
        DOWN
    }

    public static Fault slow(Duration delay) {
        return new Fault(Kind.SLOW, 0, delay, 0, "", 0);
    }

    public static Fault status(int status) {
        return new Fault(Kind.STATUS, status, Duration.ZERO, 0, "", 0);
    }

    /** 429 with Retry-After in whole seconds. */
    public static Fault tooMany(Duration retryAfter) {
        return new Fault(Kind.STATUS, 429, retryAfter, 0, "", 0);
    }

    /** 503 with Retry-After in whole seconds. */
    public static Fault unavailable(Duration retryAfter) {
        return new Fault(Kind.STATUS, 503, retryAfter, 0, "", 0);
    }

    /** Another platform's answer; its type is JSON where it looks like that. */
    public static Fault answer(int status, String body) {
        return new Fault(Kind.ANSWER, status, Duration.ZERO, 0, body, 0);
    }

    public static Fault html() {
        return new Fault(Kind.HTML, 200, Duration.ZERO, 0, "", 0);
    }

    /** A list of about so many bytes on a single page, all of the same entry. */
    public static Fault flood(long bytes, String entry) {
        return new Fault(Kind.FLOOD, 200, Duration.ZERO, bytes, entry, 0);
    }

    public static Fault drop() {
        return new Fault(Kind.DROP, 0, Duration.ZERO, 0, "", 0);
    }

    public static Fault lostAnswer() {
        return new Fault(Kind.LOST_ANSWER, 0, Duration.ZERO, 0, "", 0);
    }

    public static Fault down() {
        return new Fault(Kind.DOWN, 503, Duration.ZERO, 0, "", 0);
    }

    /** Returns a copy of this fault for the next so many calls only. */
    public Fault times(int calls) {
        return new Fault(kind, status, delay, size, entry, calls);
    }

    /** A few words for the ledger and the page. */
    public String words() {
        return switch (kind) {
            case SLOW -> "slow by " + delay.toMillis() + " ms";
            case STATUS ->
                String.valueOf(status)
                        + (status == 429 || !delay.isZero() ? " with Retry-After " + delay.toSeconds() + " s" : "");
            case ANSWER -> "another answer, with status " + status;
            case HTML -> "an HTML page with status 200";
            case FLOOD -> "a list of " + size + " bytes";
            case DROP -> "connection dropped";
            case LOST_ANSWER -> "carried out, answer lost";
            case DOWN -> "down (503)";
        };
    }
}
