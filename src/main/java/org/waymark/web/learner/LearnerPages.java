package org.waymark.web.learner;

import org.waymark.journey.Journeys;
import org.waymark.web.Routes;
import org.waymark.web.Site;
import org.waymark.web.course.TeachRoutes;
import org.waymark.web.session.Visitor;
import org.waymark.web.wallet.WalletPages;

/** Builds a learner's pages: the activity, the city, what was learned, and what is kept of the person. */
public final class LearnerPages {
    public final Routes routes;

    /** @param teach shows an instructor the activity, at the address that shows it to a learner */
    public LearnerPages(Site site, Visitor visitor, Journeys all, TeachRoutes teach) {
        LearnerPage page = new LearnerPage(visitor, all.views.viewActivity, all.awards.releaseWaiting, site.clock);
        routes = Routes.of(
                new ActivityRoutes(visitor, page, all.awards.releaseWaiting, all.sources, teach),
                new CityRoutes(site.rateLimit, visitor, all.views, all.cities.joinCity, page),
                new CourseRoutes(visitor, all.views, all.entering.takeOverCourse),
                new BadgeFilesRoutes(visitor, all.views.viewCredential, all.credentials.makeRecord),
                new PrivacyRoutes(visitor, all.views.viewPrivacy, all.cities.giveConsent),
                new RecipientRoutes(visitor, all.views.viewPrivacy, all.privacy),
                new WalletPages(site, visitor, all.views.viewPrivacy, all.wallets).routes);
    }
}
