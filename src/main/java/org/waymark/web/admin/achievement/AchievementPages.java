package org.waymark.web.admin.achievement;

import org.waymark.journey.achievement.AchievementJourneys;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminVisitor;

/** Builds the pages on which the programme's staff says which badges there are beside those of single runs. */
public final class AchievementPages {
    public final Routes routes;

    public AchievementPages(AdminVisitor visitor, AchievementJourneys journeys) {
        routes = Routes.of(
                new AchievementsRoutes(visitor, journeys),
                new SetFormRoutes(visitor, journeys.editSet),
                new AchievementRoutes(visitor, journeys));
    }
}
