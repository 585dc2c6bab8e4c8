package org.waymark.completion;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.waymark.progress.Verdict;

/**
 * What was decided about a learner, a run and an activity, kept as it was told.
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

    public boolean awarded() {
        return outcome.met();
    }

    /** Whether both say the same, whenever and why ever they were taken. */
    public boolean saysSameAs(Decision other) {
        return outcome == other.outcome
                && reasons.equals(other.reasons)
                && missing.equals(other.missing)
                && rule.equals(other.rule);
    }
}
