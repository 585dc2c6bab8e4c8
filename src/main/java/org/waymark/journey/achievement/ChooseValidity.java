package org.waymark.journey.achievement;

import java.util.List;
import java.util.Optional;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.credential.achievement.Validities;
import org.waymark.credential.achievement.ValidityChoice;
import org.waymark.learning.Catalogue;
import org.waymark.learning.Opportunity;
import org.waymark.learning.OpportunityId;
import org.waymark.work.Instance;

/** Chooses for how long the badges of an opportunity are valid, from then on. Badges that were given stay as they are. */
public final class ChooseValidity {
    private static final int HISTORY = 20;
    static final int LONGEST_NAME = 200;

    private final Instance instance;
    private final Validities validities = new Validities();
    private final Catalogue catalogue = new Catalogue();

    ChooseValidity(Instance instance) {
        this.instance = instance;
    }

    /** What can be chosen, what is, and what was. */
    public record Choices(List<Opportunity> opportunities, List<ValidityChoice> now, List<ValidityChoice> history) {}

    public Choices view() {
        return instance.inTransaction(handle -> new Choices(
                catalogue.listOpportunities(handle), validities.list(handle), validities.listNewest(handle, HISTORY)));
    }

    /**
     * Chooses.
     *
     * @param months empty: for ever
     * @return false when there is no such opportunity, or nothing would change
     */
    public boolean choose(String opportunity, Optional<Integer> months, String by) {
        OpportunityId id = new OpportunityId(opportunity);
        return instance.inTransaction(handle -> {
            Optional<Opportunity> known = catalogue.findOpportunity(handle, id);
            return known.isPresent()
                    && instance.audit(
                            handle,
                            validities.add(handle, id, months.orElse(null), instance.now(), shortened(by)),
                            Act.VALIDITY_CHOSEN,
                            new Subject(
                                    Subject.Kind.OPPORTUNITY,
                                    opportunity,
                                    known.get().title()),
                            months.map(Object::toString).orElse(""));
        });
    }

    static String shortened(String by) {
        return by.substring(0, Math.min(by.length(), LONGEST_NAME));
    }
}
