package org.waymark.credential.achievement;

import java.time.Instant;
import java.util.List;
import org.waymark.learning.OpportunityId;
import org.waymark.learning.RunId;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.StandardId;

/**
 * A run that a learner has completed, with what it counts for.
 *
 * @param at when it was completed, by its sources' own dates
 * @param criteria those of its Standard that it supports
 */
public record Completed(
        RunId run,
        OpportunityId opportunity,
        String title,
        StandardId standard,
        Instant at,
        List<CriterionCode> criteria) {
    public Completed {
        criteria = List.copyOf(criteria);
    }
}
