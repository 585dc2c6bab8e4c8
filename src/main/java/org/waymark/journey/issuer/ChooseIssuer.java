package org.waymark.journey.issuer;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.credential.PublicAddresses;
import org.waymark.credential.issuer.IssuerChoice;
import org.waymark.credential.issuer.IssuerChoices;
import org.waymark.credential.issuer.IssuerRevision;
import org.waymark.credential.issuer.Issuers;
import org.waymark.learning.Catalogue;
import org.waymark.learning.Opportunity;
import org.waymark.learning.OpportunityId;
import org.waymark.work.Instance;

/** Chooses who issues the badges of the programme, and of an opportunity whose partners differ. */
public final class ChooseIssuer {
    private static final int HISTORY = 20;
    private static final int LONGEST_NAME = 200;

    private final Instance instance;
    private final Issuers issuers = new Issuers();
    private final IssuerChoices choices = new IssuerChoices();
    private final Catalogue catalogue = new Catalogue();

    ChooseIssuer(Instance instance) {
        this.instance = instance;
    }

    /**
     * All that there is to choose, and what is chosen.
     *
     * @param programme the organization of the programme; null for the installation itself
     * @param own the choices of opportunities that do not follow the programme
     */
    public record Choices(
            List<IssuerRevision> issuers,
            List<Opportunity> opportunities,
            @Nullable String programme,
            List<IssuerChoice> own,
            List<IssuerChoice> history) {}

    public Choices view() {
        return instance.inTransaction(handle -> {
            List<IssuerChoice> now = choices.list(handle);
            return new Choices(
                    issuers.list(handle),
                    catalogue.listOpportunities(handle),
                    now.stream()
                            .filter(choice -> choice.opportunity() == null)
                            .map(IssuerChoice::issuer)
                            .filter(issuer -> !PublicAddresses.WAYMARK.equals(issuer))
                            .findFirst()
                            .orElse(null),
                    now.stream().filter(choice -> choice.opportunity() != null).toList(),
                    choices.listNewest(handle, HISTORY));
        });
    }

    /**
     * Chooses who issues from now on. Badges that are issued already stay as they are.
     *
     * @param opportunity empty for the programme
     * @param issuer an organization; {@link PublicAddresses#WAYMARK} for the installation itself; empty for an
     *     opportunity that follows the programme
     * @return false when there is no such opportunity or organization, or nothing would change
     */
    public boolean choose(String opportunity, String issuer, String by) {
        return instance.inTransaction(handle -> {
            OpportunityId id = opportunity.isEmpty() ? null : new OpportunityId(opportunity);
            boolean known = id == null
                    ? !issuer.isEmpty()
                    : catalogue.listOpportunities(handle).stream()
                            .anyMatch(one -> one.id().equals(id));
            boolean possible = issuer.isEmpty()
                    || issuer.equals(PublicAddresses.WAYMARK)
                    || issuers.find(handle, issuer).isPresent();
            String wanted = issuer.isEmpty() ? null : issuer;
            if (!known || !possible || now(choices.list(handle), id).equals(Optional.ofNullable(wanted))) {
                return false;
            }
            return instance.audit(
                    handle,
                    choices.add(
                            handle, id, wanted, instance.now(), by.substring(0, Math.min(by.length(), LONGEST_NAME))),
                    Act.ISSUER_CHOSEN,
                    id == null ? Subject.INSTALLATION : Subject.of(Subject.Kind.OPPORTUNITY, id.value()),
                    issuer);
        });
    }

    private static Optional<String> now(List<IssuerChoice> all, @Nullable OpportunityId opportunity) {
        Optional<String> own = all.stream()
                .filter(choice -> Objects.equals(choice.opportunity(), opportunity))
                .findFirst()
                .map(IssuerChoice::issuer);
        return own.isPresent() || opportunity != null ? own : Optional.of(PublicAddresses.WAYMARK);
    }
}
