package org.waymark.web.admin.programme;

import org.waymark.journey.Journeys;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminVisitor;

/** Builds the pages on which the programme's staff keep people, data and rules. */
public final class ProgrammePages {
    public final Routes routes;

    public ProgrammePages(AdminVisitor visitor, Journeys all) {
        routes = Routes.of(
                new LearnerRoutes(visitor, all.admin),
                new BadgeRoutes(visitor, all.credentials.manageCredentials),
                new ErasureRoutes(visitor, all.privacy.erasePerson),
                new DataRoutes(visitor, all.admin.importData, all.standards.editStandard, all.catalogue.announceRuns),
                new RetentionRoutes(visitor, all.privacy.manageRetention),
                new RunRuleRoutes(visitor, all.rules, all.views.watchJob));
    }
}
