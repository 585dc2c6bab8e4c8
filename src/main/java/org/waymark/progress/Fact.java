package org.waymark.progress;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fact that one source says of one learner and run, and has not taken back.
 *
 * @param at when it was completed, by that source
 * @param share the result as a share of the maximum, 0 to 1; null where the source gives none
 * @param sessions when each session was that was attended, where the source is attendance
 * @param worksheet whether the worksheet was handed in
 * @param administrator whether the person whose word it is administers the platform
 */
public record Fact(
        Source source,
        Instant at,
        @Nullable Double share,
        List<Instant> sessions,
        boolean worksheet,
        boolean administrator) {

    public Fact {
        sessions = List.copyOf(sessions);
    }

    /** A word without a result. */
    public static Fact of(Source source, Instant at) {
        return new Fact(source, at, null, List.of(), false, false);
    }
}
