package org.waymark.web.admin.programme;

import org.waymark.journey.admin.AdminJourneys;
import org.waymark.journey.rule.RuleJourneys;
import org.waymark.journey.view.WatchJob;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminVisitor;

/** Builds the pages on which the programme's staff keep cities, people, data and rules. */
public final class ProgrammePages {
    public final Routes routes;

    public ProgrammePages(AdminVisitor visitor, AdminJourneys journeys, RuleJourneys rules, WatchJob watchJob) {
        routes = Routes.of(
                new LearnerRoutes(visitor, journeys.manageLearners, journeys.manageCities, journeys.managePlatforms),
                new CityCodeRoutes(visitor, journeys.manageCities),
                new DataRoutes(visitor, journeys.importData),
                new RunRuleRoutes(visitor, rules, watchJob));
    }
}
