package org.waymark.poll;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Message;

/**
 * The state of polling one gradebook or course.
 *
 * @param subject what is looked at: an activity's link, a course
 * @param lookedAt when it was last done; null before the first time
 * @param good whether the last look could read what it asked for
 * @param outcome what came of it; nothing before the first time
 * @param failures how many looks in a row have failed
 * @param failingSince when the first of them was made; null after one that could read
 * @param nextAt when it is due
 * @param notBefore until when the platform asked us to wait, whoever wants to look
 */
public record Poll(
        Kind kind,
        UUID subject,
        @Nullable Instant lookedAt,
        boolean good,
        Message outcome,
        int failures,
        @Nullable Instant failingSince,
        Instant nextAt,
        @Nullable Instant notBefore) {

    /** Names what is polled. */
    public enum Kind {
        /** The results of an activity's own column. */
        GRADES,
        /** The completion of a course, of learners who are not known to have completed it. */
        COURSE,
        /** The completion of a course by all learners, so that a completion that was taken back is noticed. */
        WHOLE_COURSE
    }

    /** Tells whether the platform asked us to wait longer than until then. */
    public boolean asksToWait(Instant now) {
        return notBefore != null && notBefore.isAfter(now);
    }
}
