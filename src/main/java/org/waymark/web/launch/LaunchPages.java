package org.waymark.web.launch;

import org.waymark.administration.LaunchLog;
import org.waymark.journey.admin.RegisterPlatform;
import org.waymark.journey.enter.EnterJourneys;
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
            EnterJourneys entering,
            RegisterPlatform registerPlatform,
            LaunchLog launchLog) {
        routes = Routes.of(
                new LaunchRoutes(site, sessions, launches, entering.enterTool, launchLog),
                new RegistrationRoutes(site, registerPlatform),
                new PickerRoutes(site.pages, visitor, entering.pickRuns));
    }
}
