package org.waymark.web.admin.platform;

import org.waymark.journey.admin.AdminJourneys;
import org.waymark.journey.source.SetWebService;
import org.waymark.web.Routes;
import org.waymark.web.Site;
import org.waymark.web.admin.AdminVisitor;

/** Builds the administrator's pages about platforms and other systems. */
public final class PlatformPages {
    public final Routes routes;

    public PlatformPages(Site site, AdminVisitor visitor, AdminJourneys journeys, SetWebService setWebService) {
        TrustRoutes trust = new TrustRoutes(visitor, journeys.trustPlatform);
        routes = Routes.of(
                // Before the pages of one platform, whose address would take "new" for the id of one.
                new PlatformFormRoutes(visitor, journeys.managePlatforms, journeys.editPlatform, site.baseUrl),
                trust,
                new PlatformRoutes(site, visitor, journeys, trust),
                new AddressRoutes(visitor, journeys.managePlatforms),
                new WebServiceRoutes(visitor, setWebService),
                new LaunchLogRoutes(visitor, journeys.viewLaunches),
                new GradeRoutes(visitor, journeys.watchGrades, journeys.managePlatforms),
                new IntakeClientRoutes(visitor, journeys.manageIntakeClients, journeys.managePlatforms));
    }
}
