package org.waymark.journey.award;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.achievement.Achievements;
import org.waymark.credential.achievement.BadgeTerms;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.RunId;
import org.waymark.standard.Standard;
import org.waymark.standard.Standards;

/** Run facts are what the catalogue says of a run, read once for all learners that one transaction decides about. */
public final class RunFacts {
    private final CatalogueEntry entry;
    private @Nullable Standard standard;
    private @Nullable BadgeTerms terms;
    private @Nullable List<AchievementContent> concerned;

    private RunFacts(CatalogueEntry entry) {
        this.entry = entry;
    }

    /** Finds the facts of a run; empty when the catalogue has no such run. */
    public static Optional<RunFacts> find(Handle handle, RunId run) {
        return new Catalogue().findRun(handle, run).map(RunFacts::new);
    }

    public static RunFacts get(Handle handle, RunId run) {
        return find(handle, run).orElseThrow();
    }

    CatalogueEntry entry() {
        return entry;
    }

    /** The standard of the run's criteria, read only once a badge is given. */
    Standard standard(Handle handle) {
        Standard known = standard;
        if (known == null) {
            known = new Standards().find(handle, entry.run().standard()).orElseThrow();
            standard = known;
        }
        return known;
    }

    /** The practice areas and sets that the run may complete; where nothing is issued that it could, nothing is read. */
    List<AchievementContent> concerned(Handle handle) {
        List<AchievementContent> known = concerned;
        if (known == null) {
            known = terms(handle).concerns()
                    ? AchievementContent.list(
                            handle,
                            new Achievements()
                                    .listConcerned(
                                            handle,
                                            entry.opportunity().id(),
                                            entry.run().standard()))
                    : List.of();
            concerned = known;
        }
        return known;
    }

    /** What the badge of the run is asked for, read only once a badge is given. */
    BadgeTerms terms(Handle handle) {
        BadgeTerms known = terms;
        if (known == null) {
            known = BadgeTerms.get(handle, entry.run());
            terms = known;
        }
        return known;
    }
}
