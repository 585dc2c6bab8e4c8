package org.waymark.web.admin.standard;

import org.waymark.journey.standard.StandardJourneys;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminVisitor;

/** Builds the pages on which the programme's staff keep Standards and the crosswalk. */
public final class StandardPages {
    public final Routes routes;

    public StandardPages(AdminVisitor visitor, StandardJourneys journeys) {
        routes = Routes.of(
                new StandardRoutes(visitor, journeys),
                new StandardFormRoutes(visitor, journeys),
                new CrosswalkRoutes(visitor, journeys),
                new RelationRoutes(visitor, journeys));
    }
}
