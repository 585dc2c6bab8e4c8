package org.waymark.progress;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Message;

/**
 * The facts that are known beside the judgement when a decision is taken.
 *
 * @param testUser the platform said that this is its test user
 * @param criteria how many criteria the run counts for
 * @param city the learner's city; null while none is joined
 * @param held this learner holds the badge for this run
 * @param lost this learner held the badge once, and it was taken back
 * @param renews the first day of an earlier run of the same opportunity whose badge this learner holds; null when there is
 *     none
 * @param metElsewhere the rule of another activity of this run is met by this learner
 * @param withdrawn why the fact that caused this decision was taken back; null when it was not
 */
public record AwardFacts(
        String title,
        boolean testUser,
        int criteria,
        @Nullable String city,
        boolean held,
        boolean lost,
        @Nullable LocalDate renews,
        boolean metElsewhere,
        @Nullable Message withdrawn) {}
