package org.waymark.web.question;

import org.waymark.journey.question.QuestionJourneys;
import org.waymark.journey.view.ViewActivity;
import org.waymark.web.Routes;
import org.waymark.web.Site;
import org.waymark.web.session.Visitor;

/** Builds the pages by which people ask. */
public final class QuestionPages {
    public final Routes routes;

    public QuestionPages(Site site, Visitor visitor, ViewActivity viewActivity, QuestionJourneys journeys) {
        routes = Routes.of(new AskRoutes(visitor, viewActivity, journeys), new OpenAskRoutes(site, journeys));
    }
}
