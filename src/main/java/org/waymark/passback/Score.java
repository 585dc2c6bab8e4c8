package org.waymark.passback;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.id.ResourceLinkId;
import org.waymark.language.Message;
import org.waymark.people.LearnerId;

/**
 * A score on its way to a gradebook, or arrived there.
 *
 * @param cause names the decision it rests on and the score before it
 * @param tag of the column it goes to
 * @param at the score's own time, which the platform compares; later than that of any earlier score of the same learner
 *     and link by at least a second
 * @param queuedAt when it was made, or last queued by a person or a change in the LMS
 * @param passingFailures failures that may pass by themselves, since it was last queued
 * @param finalFailures failures that look final, since it was last queued
 * @param round how often a person or a change in the LMS has queued it again
 * @param note what came back last, in a sentence for the instructor
 */
public record Score(
        ScoreId id,
        ResourceLinkId resourceLink,
        LearnerId learner,
        UUID cause,
        String tag,
        double given,
        double maximum,
        String comment,
        Instant at,
        State state,
        Instant queuedAt,
        int attempts,
        int passingFailures,
        int finalFailures,
        int round,
        Message note,
        @Nullable Instant lastTriedAt,
        @Nullable Instant nextTryAt,
        @Nullable Instant deliveredAt) {
    /** The tag of the column that is the link's own (AGS 2.0, 3.2.8). */
    public static final String COMPLETION_TAG = "waymark-completion";

    /** The state of a score on its way to the gradebook. */
    public enum State {
        /** Will be tried, or tried again. */
        QUEUED,
        DELIVERED,
        /** The score is not tried again by itself: a person, or a change in the LMS, has to come first. */
        WAITING,
        /** Never sent again: a newer score of the learner for the same column took its place. It may have arrived. */
        SUPERSEDED
    }
}
