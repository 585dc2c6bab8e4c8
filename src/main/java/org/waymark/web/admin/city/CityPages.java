package org.waymark.web.admin.city;

import org.waymark.journey.admin.AdminJourneys;
import org.waymark.journey.standing.StandingJourneys;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminVisitor;

/** Builds the pages about cities. */
public final class CityPages {
    public final Routes routes;

    public CityPages(AdminVisitor visitor, AdminJourneys journeys, StandingJourneys standings) {
        // The change of all cities first: its address looks like that of a city.
        routes = Routes.of(
                new CityListRoutes(visitor, journeys.manageCities, standings.viewStanding),
                new ChangeoverRoutes(visitor, standings),
                new CityFileRoutes(visitor, journeys.manageCities, standings));
    }
}
