package org.waymark.web.open;

import java.util.function.BooleanSupplier;
import org.waymark.credential.Issuing;
import org.waymark.journey.standard.ViewCriterion;
import org.waymark.journey.view.ViewJourneys;
import org.waymark.web.Routes;
import org.waymark.web.Site;

/** Builds the pages that anybody may open: the front page, credentials, and their verification. */
public final class OpenPages {
    public final Routes routes;

    /** @param ready whether the database answers */
    public OpenPages(
            Site site, Issuing issuing, ViewJourneys views, ViewCriterion viewCriterion, BooleanSupplier ready) {
        routes = Routes.of(
                new CredentialRoutes(site.pages, views, issuing),
                new VerifyRoutes(site, views.viewCredential, issuing.addresses),
                new CriterionRoutes(site.pages, viewCriterion, issuing.addresses),
                new PublicRoutes(site.pages, views, ready));
    }
}
