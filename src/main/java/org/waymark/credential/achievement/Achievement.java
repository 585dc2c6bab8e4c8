package org.waymark.credential.achievement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.learning.OpportunityId;
import org.waymark.standard.StandardId;

/**
 * An achievement that takes more than one run (OB 3.0 Achievement), as it is now.
 *
 * @param standard of a practice area: the version of the Standard; null for a set
 * @param area of a practice area: its lasting identifier; null for a set
 */
public record Achievement(
        AchievementId id,
        Kind kind,
        @Nullable StandardId standard,
        @Nullable UUID area,
        Revision now) {

    /** The kinds of achievements. Names are kept for ever. */
    public enum Kind {
        /** All criteria of a practice area are supported. */
        PRACTICE,
        /** All opportunities of a set are completed. */
        SET
    }

    /**
     * An achievement as it was after one change. Revisions are never changed and never removed.
     *
     * @param number counted from 1
     * @param terms what staff say of it
     * @param issued whether whoever earns it from then on gets a badge
     */
    public record Revision(int number, Terms terms, boolean issued, Instant recordedAt, String recordedBy) {}

    /**
     * What staff say of an achievement. What a practice area is called and asks for is said by the Standard, and empty here.
     *
     * @param criteria what one has to do, in words
     * @param opportunities which have to be completed
     * @param months for how long a badge is valid; null: for ever
     */
    public record Terms(
            String name,
            String description,
            String criteria,
            List<OpportunityId> opportunities,
            @Nullable Integer months) {
        public Terms {
            opportunities = List.copyOf(opportunities);
        }

        /** The terms of a practice area. */
        public static Terms ofPractice(@Nullable Integer months) {
            return new Terms("", "", "", List.of(), months);
        }
    }
}
