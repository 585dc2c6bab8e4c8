package org.waymark.web.admin.programme;

import org.waymark.journey.admin.AdminJourneys;
import org.waymark.journey.catalogue.AnnounceRuns;
import org.waymark.journey.rule.RuleJourneys;
import org.waymark.journey.standard.EditStandard;
import org.waymark.journey.view.WatchJob;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminVisitor;

/** Builds the pages on which the programme's staff keep people, data and rules. */
public final class ProgrammePages {
    public final Routes routes;

    public ProgrammePages(
            AdminVisitor visitor,
            AdminJourneys journeys,
            EditStandard editStandard,
            RuleJourneys rules,
            WatchJob watchJob,
            AnnounceRuns announceRuns) {
        routes = Routes.of(
                new LearnerRoutes(visitor, journeys.manageLearners, journeys.manageCities, journeys.managePlatforms),
                new DataRoutes(visitor, journeys.importData, editStandard, announceRuns),
                new RunRuleRoutes(visitor, rules, watchJob));
    }
}
