package org.waymark.completion;

import java.time.Instant;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;
import org.waymark.id.CompletionId;
import org.waymark.people.LearnerId;
import org.waymark.progress.Fact;

/**
 * A fact about a learner and a run, as its source told it last.
 *
 * @param report what was told last
 * @param withdrawnAt when it was taken back; null while it stands
 */
public record Completion(
        CompletionId id, @Nested Report report, @Nullable Instant withdrawnAt) {

    public boolean stands() {
        return withdrawnAt == null;
    }

    /** Tells whether a person's word is against it, and not its source's. */
    public boolean isTakenBackByPerson() {
        return !stands() && (report.saidBy() != null || report.toldBy().equals(Report.PROGRAMME));
    }

    public LearnerId learner() {
        return report.learner();
    }

    public Instant completedAt() {
        return report.completedAt();
    }

    /** Returns the part of this completion that a rule weighs. */
    public Fact fact() {
        return new Fact(
                report.source(),
                report.completedAt(),
                report.share(),
                report.sessions(),
                report.worksheet(),
                report.byAdministrator());
    }
}
