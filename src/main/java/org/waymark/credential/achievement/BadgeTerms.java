package org.waymark.credential.achievement;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.learning.Run;

/**
 * What the badge of a run is asked for once, all of it in one question: most installations have no other achievement, and
 * this question is all that it costs them.
 *
 * @param version of the achievement: changes when the opportunity, the run or the Standard was edited
 * @param months for how long a badge is valid; null: for ever
 * @param concerns whether completing the run may complete a practice area or a set that is issued now
 */
public record BadgeTerms(String version, @Nullable Integer months, boolean concerns) {

    private record Row(
            int opportunity,
            int run,
            int standard,
            @Nullable Integer months,
            boolean concerns) {}

    public static BadgeTerms get(Handle handle, Run run) {
        Row row = handle.createQuery("""
                        select
                          (select coalesce(max(number), 1) from opportunity_revision where opportunity = :opportunity) as opportunity,
                          (select coalesce(max(number), 1) from run_revision where run = :run) as run,
                          (select coalesce(max(number), 1) from standard_revision where standard = :standard) as standard,
                          (select months from badge_validity where opportunity = :opportunity
                            order by number desc fetch first 1 row only) as months,
                          exists (select 1 from achievement where standard = :standard and issued)
                            or exists (select 1 from achievement_part where opportunity = :opportunity) as concerns
                        """)
                .bind("opportunity", run.opportunity().value())
                .bind("run", run.id().value())
                .bind("standard", run.standard())
                .mapTo(Row.class)
                .one();
        return new BadgeTerms(row.opportunity() + "." + row.run() + "." + row.standard(), row.months(), row.concerns());
    }
}
