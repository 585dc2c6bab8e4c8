package org.waymark.completion;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.JdbiConstructor;
import org.waymark.language.Message;
import org.waymark.progress.Verdict;

/**
 * A decision about a learner, a run and an activity, kept as the facts that it rests on and worded when it is shown.
 *
 * @param rule the rule as it stood then, in plain words
 * @param cause what made somebody look: a report, a changed rule, a backfill
 */
public record Decision(
        UUID id,
        Verdict.Outcome outcome,
        List<Message> reasons,
        List<Message> missing,
        Message rule,
        Message cause,
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
            Message rule,
            Message cause,
            Instant decidedAt) {
        this(id, outcome, Message.readLines(reasons), Message.readLines(missing), rule, cause, decidedAt);
    }

    public boolean awarded() {
        return outcome.met();
    }

    /** Tells whether both say the same, whenever and why ever they were taken. */
    public boolean saysSameAs(Decision other) {
        return outcome == other.outcome
                && Message.saySame(reasons, other.reasons)
                && Message.saySame(missing, other.missing)
                && rule.saysSameAs(other.rule);
    }
}
