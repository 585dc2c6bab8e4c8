package org.waymark.batch;

import java.time.Instant;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;
import org.waymark.id.JobId;
import org.waymark.id.RegistrationId;
import org.waymark.id.ResourceLinkId;
import org.waymark.language.Message;
import org.waymark.learning.RunId;
import org.waymark.people.LearnerId;

/**
 * Work of many steps, and how far it is.
 *
 * @param title what a person knows it by: a file's name
 * @param fingerprint the same for the same work, so that a second start finds the first
 * @param registration whose people it concerns
 * @param resourceLink the activity it belongs to; null when it was started on the command line
 * @param run the run it concerns; null when each row says so
 * @param settings what its journey needs to know
 * @param place how many rows or people are done
 * @param after the key of the last that is done, where the order is one of keys
 * @param total how many there are
 * @param tries how often somebody began without getting any further
 * @param failure why it stopped, in a sentence
 */
public record Job(
        JobId id,
        Kind kind,
        String title,
        String fingerprint,
        @Nullable RegistrationId registration,
        @Nullable ResourceLinkId resourceLink,
        @Nullable RunId run,
        String settings,
        State state,
        long place,
        String after,
        long total,
        @Nested Counts counts,
        int tries,
        @Nullable Message failure,
        @Nullable LearnerId startedBy,
        Instant createdAt,
        @Nullable Instant endedAt) {

    /** The kind of work. */
    public enum Kind {
        IMPORT,
        BACKFILL,
        /** Gives the badge of an achievement to whoever has earned it before; its settings name it. */
        ACHIEVEMENT,
        /** Makes the reports of all cities for a period; its settings name it. */
        REPORTS,
        /** Takes an import back; its fingerprint is the import's id, its settings the reason. */
        UNDO
    }

    /** The state of a job. */
    public enum State {
        /** The job waits for a person's word. */
        READY,
        RUNNING,
        DONE,
        /** The job could not get any further. What was done stays; it can go on. */
        FAILED
    }

    /**
     * The numbers of what a job has taken in so far.
     *
     * @param taken news
     * @param known nothing new
     * @param awarded of the news, how many met the rule
     * @param refused rows that were not taken
     */
    public record Counts(long taken, long known, long awarded, long refused) {
        public static final Counts NONE = new Counts(0, 0, 0, 0);

        public Counts plus(Counts more) {
            return new Counts(taken + more.taken, known + more.known, awarded + more.awarded, refused + more.refused);
        }
    }
}
