package org.waymark.journey.award;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.waymark.credential.AchievementFacts;
import org.waymark.credential.AlignmentFacts;
import org.waymark.credential.PublicAddresses;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.OpportunityKind;
import org.waymark.standard.Criterion;
import org.waymark.standard.Standard;
import org.waymark.standard.StandardId;

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
                        + " that started on " + entry.run().start() + ".",
                entry.opportunity().kind() == OpportunityKind.COURSE ? "Course" : "LearningProgram",
                entry.run().code(),
                criteria.isEmpty() ? null : criteria.get(0).area().title(),
                null,
                criteria.stream()
                        .map(criterion -> new AlignmentFacts(
                                criterion.title(),
                                addresses.baseUrl() + "/ims/case/v1p1/CFItems/" + criterionId(standard.id(), criterion),
                                criterion.code().value(),
                                standard.title(),
                                criterion.statement()))
                        .toList());
    }

    /** The lasting CASE identifier of a criterion (CASE 1.1, CFItem identifier). */
    public static UUID criterionId(StandardId standard, Criterion criterion) {
        return UUID.nameUUIDFromBytes(
                ("waymark:" + standard.value() + ":" + criterion.code().value()).getBytes(StandardCharsets.UTF_8));
    }
}
