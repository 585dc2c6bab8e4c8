package org.waymark.web.learner;

import org.waymark.journey.award.AwardJourneys;
import org.waymark.journey.city.JoinCity;
import org.waymark.journey.enter.TakeOverCourse;
import org.waymark.journey.source.SourceJourneys;
import org.waymark.journey.view.ViewJourneys;
import org.waymark.web.Routes;
import org.waymark.web.Site;
import org.waymark.web.course.TeachRoutes;
import org.waymark.web.session.Visitor;

/** Builds a learner's pages: the activity, the city, and what was learned. */
public final class LearnerPages {
    public final Routes routes;

    /** @param teach shows an instructor the activity, at the address that shows it to a learner */
    public LearnerPages(
            Site site,
            Visitor visitor,
            ViewJourneys views,
            AwardJourneys awards,
            JoinCity joinCity,
            SourceJourneys sources,
            TakeOverCourse takeOverCourse,
            TeachRoutes teach) {
        LearnerPage page = new LearnerPage(visitor, views.viewActivity, awards.releaseWaiting, site.clock);
        routes = Routes.of(
                new ActivityRoutes(visitor, page, awards.releaseWaiting, sources, teach),
                new CityRoutes(site.rateLimit, visitor, views, joinCity, page),
                new CourseRoutes(visitor, views, takeOverCourse));
    }
}
