package org.waymark.question;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.waymark.learning.OpportunityId;
import org.waymark.learning.RunId;

/**
 * A city that would like to host a training, which is a question of its own.
 *
 * @param opportunity what it would like to host; null where it is not in the catalog
 * @param firstDay the first day on which it could be held
 * @param lastDay the last such day
 * @param people how many are expected
 * @param place where; may be empty
 * @param plan what staff have planned; null before they have
 * @param run what it has become; null before it has
 */
public record Hosting(
        QuestionId question,
        HostingState state,
        @Nullable OpportunityId opportunity,
        LocalDate firstDay,
        LocalDate lastDay,
        int people,
        String place,
        @Nullable Plan plan,
        @Nullable RunId run) {

    /** Days and a place that staff have planned. */
    public record Plan(LocalDate firstDay, LocalDate lastDay, String place) {}
}
