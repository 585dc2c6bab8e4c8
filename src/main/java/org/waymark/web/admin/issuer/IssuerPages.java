package org.waymark.web.admin.issuer;

import org.waymark.journey.issuer.IssuerJourneys;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminVisitor;

/** Builds the pages on which the programme's staff says who issues badges. */
public final class IssuerPages {
    public final Routes routes;

    public IssuerPages(AdminVisitor visitor, IssuerJourneys journeys) {
        routes = Routes.of(
                new ChoiceRoutes(visitor, journeys.chooseIssuer),
                new IssuerFormRoutes(visitor, journeys.editIssuer, journeys.previewIssuer),
                new HistoryRoutes(visitor, journeys.editIssuer));
    }
}
