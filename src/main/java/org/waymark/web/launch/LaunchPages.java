package org.waymark.web.launch;

import org.waymark.administration.LaunchLog;
import org.waymark.journey.Journeys;
import org.waymark.lti.launch.LaunchVerification;
import org.waymark.web.Routes;
import org.waymark.web.Site;
import org.waymark.web.session.Sessions;
import org.waymark.web.session.Visitor;

/** Builds the pages that platforms lead to: login, launch, registration, and the choice of content. */
public final class LaunchPages {
    public final Routes routes;

    public LaunchPages(
            Site site,
            Sessions sessions,
            Visitor visitor,
            LaunchVerification launches,
            Journeys all,
            LaunchLog launchLog) {
        routes = Routes.of(
                new LaunchRoutes(site, sessions, launches, all.entering.enterTool, launchLog),
                new RegistrationRoutes(site, all.admin.registerPlatform),
                new PickerRoutes(site.pages, visitor, all.entering.pickRuns));
    }
}
