package org.waymark.web.admin.city;

import org.waymark.journey.admin.AdminJourneys;
import org.waymark.journey.question.ViewQuestions;
import org.waymark.journey.standing.StandingJourneys;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminVisitor;

/** Builds the pages about cities. */
public final class CityPages {
    public final Routes routes;

    public CityPages(
            AdminVisitor visitor, AdminJourneys journeys, StandingJourneys standings, ViewQuestions questions) {
        CityFilePage page = new CityFilePage(visitor, standings.viewStanding, journeys.manageLeads, questions);
        // A city's page last: the addresses of the others look like that of a city.
        routes = Routes.of(
                new CityListRoutes(visitor, journeys.manageCities, standings),
                new ChangeoverRoutes(visitor, standings),
                new CityLeadRoutes(visitor, journeys.manageLeads),
                new AssessmentRoutes(visitor, standings, page),
                new CityFileRoutes(visitor, journeys.manageCities, standings, page));
    }
}
