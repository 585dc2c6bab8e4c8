package org.waymark.web.part;

import org.jspecify.annotations.Nullable;

/**
 * The state of a grade on its way to the learning platform.
 *
 * @param when when it was sent or last tried, as text
 * @param detail what the other side said, in plain words
 * @param again in how many milliseconds there may be news; null when there is none to come by itself, or nobody waits for it
 */
public record GradeView(
        State state,
        @Nullable String when,
        @Nullable String detail,
        @Nullable Integer again) {

    public GradeView(State state, @Nullable String when, @Nullable String detail) {
        this(state, when, detail, null);
    }

    /** The place where a grade is. */
    public enum State {
        /** This activity has no grade column. */
        NONE,
        /** Written down and waiting to be sent. */
        QUEUED,
        /** Taken by the learning platform. */
        SENT,
        /** Refused or not delivered yet; Waymark goes on trying or waits for a person. */
        PROBLEM,
        /** The grade is not sent any more, because a newer grade took its place. */
        REPLACED
    }
}
