package org.waymark.journey.view;

import java.util.Optional;
import org.waymark.completion.Completions;
import org.waymark.credential.AchievementFacts;
import org.waymark.credential.PublicAddresses;
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
    private final PublicAddresses addresses;

    ViewCatalogue(Instance instance, PublicAddresses addresses) {
        this.instance = instance;
        this.addresses = addresses;
    }

    /** The achievement of a run, as its address answers; a hidden run answers once somebody completed it. */
    public Optional<AchievementFacts> achievement(String run) {
        return instance.inTransaction(handle -> catalogue
                .findRun(handle, new RunId(run))
                .filter(entry -> entry.run().state().isPublic(instance.now())
                        || completions.countOf(handle, entry.run().id()) > 0)
                .map(entry -> BadgeFacts.achievement(
                        entry, standards.find(handle, entry.run().standard()).orElseThrow(), addresses)));
    }
}
