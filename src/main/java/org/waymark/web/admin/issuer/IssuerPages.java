package org.waymark.web.admin.issuer;

import org.waymark.journey.Journeys;
import org.waymark.journey.issuer.IssuerJourneys;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.admin.achievement.AchievementPages;

/** Builds the pages on which the programme's staff says who issues badges, and which there are beside those of runs. */
public final class IssuerPages {
    public final Routes routes;

    public IssuerPages(AdminVisitor visitor, Journeys all) {
        IssuerJourneys journeys = all.issuers;
        routes = Routes.of(
                new ChoiceRoutes(visitor, journeys.chooseIssuer),
                new IssuerFormRoutes(visitor, journeys.editIssuer, journeys.previewIssuer),
                new HistoryRoutes(visitor, journeys.editIssuer),
                new AchievementPages(visitor, all.achievements).routes);
    }
}
