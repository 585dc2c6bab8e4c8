package org.waymark.web.admin.run;

import java.time.InstantSource;
import org.waymark.journey.programme.ProgrammeJourneys;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminVisitor;

/** Builds the pages on which staff keep runs and opportunities. */
public final class RunPages {
    public final Routes routes;

    public RunPages(AdminVisitor visitor, ProgrammeJourneys journeys, InstantSource clock) {
        routes = Routes.of(
                new ListRoutes(visitor, journeys),
                new RunRoutes(visitor, journeys),
                new RunFormRoutes(visitor, journeys, clock),
                new RunChangeRoutes(visitor, journeys),
                new OpportunityFormRoutes(visitor, journeys));
    }
}
