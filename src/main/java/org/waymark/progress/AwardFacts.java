package org.waymark.progress;

import org.jspecify.annotations.Nullable;

/**
 * What is known when a completion arrives.
 *
 * @param toldBy who says that the course is complete, in words: "you", "your instructor"
 * @param testUser the platform said that this is its test user
 * @param criteria how many criteria the run counts for
 * @param city the learner's city; null while none is joined
 * @param awardedBefore this learner has an award for this run already
 */
public record AwardFacts(
        String title,
        String toldBy,
        boolean testUser,
        int criteria,
        @Nullable String city,
        boolean awardedBefore) {}
