package org.waymark.credential.achievement;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.learning.OpportunityId;

/** For how long the badges of opportunities are valid, with every choice. The last of each opportunity counts. */
public final class Validities {
    private static final String COLUMNS =
            "select opportunity, number, months, recorded_at, recorded_by from badge_validity c";

    /** The choices that count now, those without an end left out. */
    public List<ValidityChoice> list(Handle handle) {
        return handle.createQuery(COLUMNS + """
                         where months is not null
                          and number = (select max(o.number) from badge_validity o where o.opportunity = c.opportunity)
                        order by opportunity
                        """).mapTo(ValidityChoice.class).list();
    }

    /** The newest choices, whether they still count or not, the newest first. */
    public List<ValidityChoice> listNewest(Handle handle, int most) {
        return handle.createQuery(COLUMNS + " order by recorded_at desc, opportunity, number desc limit :most")
                .bind("most", most)
                .mapTo(ValidityChoice.class)
                .list();
    }

    /** @return false when nothing would change, or somebody else chose at the same moment */
    public boolean add(Handle handle, OpportunityId opportunity, @Nullable Integer months, Instant at, String by) {
        List<ValidityChoice> before = handle.createQuery(
                        COLUMNS + " where opportunity = :opportunity order by number desc")
                .bind("opportunity", opportunity.value())
                .mapTo(ValidityChoice.class)
                .list();
        Integer now = before.isEmpty() ? null : before.get(0).months();
        if (Objects.equals(now, months)) {
            return false;
        }
        return handle.createUpdate("""
                                insert into badge_validity (opportunity, number, months, recorded_at, recorded_by)
                                values (:opportunity, :number, :months, :at, :by) on conflict do nothing
                                """)
                        .bind("opportunity", opportunity.value())
                        .bind("number", before.size() + 1)
                        .bind("months", months)
                        .bind("at", at)
                        .bind("by", by)
                        .execute()
                == 1;
    }
}
