package org.waymark.credential.achievement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.learning.OpportunityId;
import org.waymark.learning.RunId;
import org.waymark.people.LearnerId;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.StandardId;

/** What learners have completed, by the decisions that stand, as achievements are made of it. */
public final class CompletedRuns {
    private record Row(
            RunId run,
            OpportunityId opportunity,
            String title,
            StandardId standard,
            Instant completedAt,
            @Nullable Integer months,
            @Nullable CriterionCode criterion) {

        boolean holds(Instant now) {
            return months == null || Validity.until(completedAt, months).isAfter(now);
        }
    }

    /** The runs that a learner has completed, the first first. One whose badge would have expired is left out. */
    public List<Completed> list(Handle handle, LearnerId learner, Instant now) {
        List<Row> rows = handle.createQuery("""
                        select r.slug as run, r.opportunity, coalesce(r.title, o.title) as title, r.standard, a.completed_at,
                          (select months from badge_validity v where v.opportunity = r.opportunity
                            order by number desc fetch first 1 row only) as months, al.criterion
                        from (select run, min(coalesce(completed_at, decided_at)) as completed_at from award
                          where learner_id = :learner and met group by run) a
                        join run r on r.slug = a.run join opportunity o on o.slug = r.opportunity
                        left join run_alignment al on al.run = r.slug and al.standard = r.standard
                        order by a.completed_at, r.slug, al.criterion
                        """)
                .bind("learner", learner)
                .mapTo(Row.class)
                .list();
        List<Completed> completed = new ArrayList<>();
        for (int at = 0; at < rows.size(); ) {
            Row row = rows.get(at);
            List<CriterionCode> criteria = new ArrayList<>();
            for (; at < rows.size() && rows.get(at).run().equals(row.run()); at++) {
                CriterionCode criterion = rows.get(at).criterion();
                if (criterion != null) {
                    criteria.add(criterion);
                }
            }
            if (row.holds(now)) {
                completed.add(new Completed(
                        row.run(), row.opportunity(), row.title(), row.standard(), row.completedAt(), criteria));
            }
        }
        return completed;
    }
}
