package org.waymark.journey.award;

import java.util.List;
import java.util.Locale;
import org.waymark.credential.AchievementFacts;
import org.waymark.credential.AlignmentFacts;
import org.waymark.credential.PublicAddresses;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.OpportunityKind;
import org.waymark.standard.Criterion;
import org.waymark.standard.Standard;

/** Says a run of the catalogue in the words of a badge. */
public final class BadgeFacts {
    private BadgeFacts() {}

    public static AchievementFacts achievement(CatalogueEntry entry, Standard standard, PublicAddresses addresses) {
        List<Criterion> criteria = standard.criteria(entry.run().criteria());
        return new AchievementFacts(
                addresses.achievement(entry.run().id().value()),
                entry.title(),
                entry.opportunity().summary(),
                "Complete the " + entry.opportunity().kind().title().toLowerCase(Locale.ROOT) + " " + entry.title()
                        + ", the run of " + entry.run().start() + ".",
                entry.opportunity().kind() == OpportunityKind.COURSE ? "Course" : "LearningProgram",
                entry.run().code(),
                criteria.isEmpty() ? null : criteria.get(0).area().title(),
                null,
                criteria.stream()
                        .map(criterion -> new AlignmentFacts(
                                criterion.title(),
                                addresses.baseUrl() + "/ims/case/v1p1/CFItems/" + criterion.caseId(),
                                criterion.code().value(),
                                standard.title(),
                                criterion.statement()))
                        .toList(),
                entry.opportunity().partners().stream().findFirst().orElse(null),
                entry.run().language(),
                criteria.stream()
                        .map(criterion -> criterion.area().title())
                        .distinct()
                        .toList());
    }
}
