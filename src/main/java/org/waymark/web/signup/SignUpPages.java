package org.waymark.web.signup;

import org.waymark.journey.signup.SignUpJourneys;
import org.waymark.journey.view.ViewActivity;
import org.waymark.web.Routes;
import org.waymark.web.Site;
import org.waymark.web.session.Visitor;

/** Builds a person's pages of registrations. */
public final class SignUpPages {
    public final Routes routes;

    public SignUpPages(Site site, Visitor visitor, ViewActivity viewActivity, SignUpJourneys journeys) {
        routes = Routes.of(
                new RegistrationRoutes(visitor, viewActivity, journeys), new StopRoutes(site, journeys.stopReminders));
    }
}
