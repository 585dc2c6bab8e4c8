package org.waymark.credential.issuer;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.IssuerFacts;
import org.waymark.credential.PublicAddresses;
import org.waymark.learning.OpportunityId;

/** The choices of who issues: of the programme, and of the opportunities that differ from it. The last of each counts. */
public final class IssuerChoices {
    private static final String COLUMNS =
            "select number, opportunity, issuer, recorded_at, recorded_by from issuer_choice c";

    private final Issuers issuers = new Issuers();

    /** Returns the organization that issues an opportunity's badges now; empty for the installation itself. */
    public Optional<IssuerFacts> findIssuer(Handle handle, OpportunityId opportunity) {
        return findIssuer(handle, opportunity.value());
    }

    /** Returns the organization that issues badges of the programme as such; empty for the installation itself. */
    public Optional<IssuerFacts> findIssuer(Handle handle) {
        return findIssuer(handle, "");
    }

    private Optional<IssuerFacts> findIssuer(Handle handle, String opportunity) {
        List<IssuerChoice> newest = handle.createQuery(COLUMNS + """
                         where coalesce(opportunity, '') in (:opportunity, '') and number = (select max(o.number)
                          from issuer_choice o where coalesce(o.opportunity, '') = coalesce(c.opportunity, ''))
                        """)
                .bind("opportunity", opportunity)
                .mapTo(IssuerChoice.class)
                .list();
        // An opportunity whose last choice names nobody follows the programme again.
        return newest.stream()
                .filter(choice -> choice.issuer() != null)
                .min(Comparator.comparing(choice -> choice.opportunity() == null))
                .map(IssuerChoice::issuer)
                .filter(slug -> !slug.equals(PublicAddresses.WAYMARK))
                .flatMap(slug -> issuers.find(handle, slug))
                .map(IssuerRevision::facts);
    }

    /** The choices that count now, the programme's among them; those that follow the programme again are left out. */
    public List<IssuerChoice> list(Handle handle) {
        return handle.createQuery(COLUMNS + """
                         where issuer is not null and number = (select max(o.number) from issuer_choice o
                          where coalesce(o.opportunity, '') = coalesce(c.opportunity, ''))
                        order by opportunity
                        """).mapTo(IssuerChoice.class).list();
    }

    /** The newest choices, whether they still count or not, newest first. */
    public List<IssuerChoice> listNewest(Handle handle, int most) {
        return handle.createQuery(COLUMNS + " order by number desc limit :most")
                .bind("most", most)
                .mapTo(IssuerChoice.class)
                .list();
    }

    /** @return false when somebody else chose at the same moment */
    public boolean add(
            Handle handle, @Nullable OpportunityId opportunity, @Nullable String issuer, Instant at, String by) {
        int number = handle.createQuery("select coalesce(max(number), 0) + 1 from issuer_choice")
                .mapTo(Integer.class)
                .one();
        return handle.createUpdate("""
                                insert into issuer_choice (number, opportunity, issuer, recorded_at, recorded_by)
                                values (:number, :opportunity, :issuer, :at, :by) on conflict do nothing
                                """)
                        .bind("number", number)
                        .bind("opportunity", opportunity == null ? null : opportunity.value())
                        .bind("issuer", issuer)
                        .bind("at", at)
                        .bind("by", by)
                        .execute()
                == 1;
    }
}
