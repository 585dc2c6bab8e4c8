package org.waymark.journey.award;

import java.util.List;
import java.util.Locale;
import org.waymark.credential.AchievementFacts;
import org.waymark.credential.PublicAddresses;
import org.waymark.credential.achievement.AchievementWords;
import org.waymark.credential.achievement.BadgeTerms;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.OpportunityKind;
import org.waymark.standard.Criterion;
import org.waymark.standard.Standard;

/** Says a run of the catalogue in the words of a badge. */
public final class BadgeFacts {
    private BadgeFacts() {}

    /** @param version of what is said, as {@link BadgeTerms} counts it */
    public static AchievementFacts achievement(
            CatalogueEntry entry, Standard standard, String version, PublicAddresses addresses) {
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
                version,
                criteria.stream()
                        .map(criterion -> AchievementWords.alignment(addresses, standard, criterion))
                        .toList(),
                entry.opportunity().partners().stream().findFirst().orElse(null),
                entry.run().language(),
                criteria.stream()
                        .map(criterion -> criterion.area().title())
                        .distinct()
                        .toList());
    }
}
