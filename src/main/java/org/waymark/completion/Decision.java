package org.waymark.completion;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.JdbiConstructor;
import org.waymark.progress.Verdict;

/**
 * A decision about a learner, a run and an activity, kept as it was told.
 *
 * @param rule the rule as it stood then, in plain words
 * @param cause what made somebody look: a report, a changed rule, a backfill
 */
public record Decision(
        UUID id,
        Verdict.Outcome outcome,
        List<String> reasons,
        List<String> missing,
        String rule,
        String cause,
        Instant decidedAt) {

    public Decision {
        reasons = List.copyOf(reasons);
        missing = List.copyOf(missing);
    }

    /** A decision as it is kept, with one reason a line. */
    @JdbiConstructor
    Decision(
            UUID id,
            Verdict.Outcome outcome,
            String reasons,
            String missing,
            String rule,
            String cause,
            Instant decidedAt) {
        this(id, outcome, reasons.lines().toList(), missing.lines().toList(), rule, cause, decidedAt);
    }

    public boolean awarded() {
        return outcome.met();
    }

    /** Tells whether both say the same, whenever and why ever they were taken. */
    public boolean saysSameAs(Decision other) {
        return outcome == other.outcome
                && reasons.equals(other.reasons)
                && missing.equals(other.missing)
                && rule.equals(other.rule);
    }
}
