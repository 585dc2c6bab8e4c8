package org.waymark.journey.view;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.completion.Completions;
import org.waymark.credential.AchievementFacts;
import org.waymark.credential.PublicAddresses;
import org.waymark.credential.achievement.AchievementId;
import org.waymark.credential.achievement.Achievements;
import org.waymark.credential.achievement.BadgeTerms;
import org.waymark.journey.award.AchievementContent;
import org.waymark.journey.award.BadgeFacts;
import org.waymark.learning.Catalogue;
import org.waymark.learning.RunId;
import org.waymark.standard.Standards;
import org.waymark.work.Instance;

/** Anybody, or a machine, looks at what a badge is given for, and at the criteria that it names. */
public final class ViewCatalogue {

    private final Instance instance;
    private final Catalogue catalogue = new Catalogue();
    private final Standards standards = new Standards();
    private final Completions completions = new Completions();
    private final Achievements achievements = new Achievements();
    private final PublicAddresses addresses;

    ViewCatalogue(Instance instance, PublicAddresses addresses) {
        this.instance = instance;
        this.addresses = addresses;
    }

    /**
     * An achievement as its address answers: of a practice area or a set, or of a run. A hidden run answers once somebody
     * completed it.
     */
    public Optional<AchievementFacts> achievement(String name) {
        return instance.inTransaction(handle -> AchievementId.find(name)
                .map(id -> achievements
                        .find(handle, id)
                        .flatMap(achievement -> AchievementContent.find(handle, achievement))
                        .map(content -> content.facts(handle, addresses)))
                .orElseGet(() -> ofRun(handle, new RunId(name))));
    }

    private Optional<AchievementFacts> ofRun(Handle handle, RunId run) {
        return catalogue
                .findRun(handle, run)
                .filter(entry -> entry.run().state().isPublic(instance.now()) || completions.countOf(handle, run) > 0)
                .map(entry -> BadgeFacts.achievement(
                        entry,
                        standards.find(handle, entry.run().standard()).orElseThrow(),
                        BadgeTerms.get(handle, entry.run()).version(),
                        addresses));
    }
}
