package org.waymark.standard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A criterion that a city can be certified for.
 *
 * @param statement what must be true of the city
 * @param timeBoundMonths how far back, in months, the evidence may lie; null when the criterion sets no such limit
 * @param prerequisites criteria without which this one earns nothing
 * @param provisional true while something about it was chosen by Waymark rather than read in the official text
 * @param note for the administrator: what was chosen and why
 */
public record Criterion(
        CriterionCode code,
        PracticeArea area,
        String title,
        String statement,
        @Nullable Integer timeBoundMonths,
        List<CriterionCode> prerequisites,
        boolean provisional,
        @Nullable String note) {
    public Criterion {
        prerequisites = List.copyOf(prerequisites);
    }
}
