package org.waymark.web.open;

import java.util.function.BooleanSupplier;
import org.waymark.credential.document.Issuing;
import org.waymark.journey.privacy.ManageAddresses;
import org.waymark.journey.standard.StandardJourneys;
import org.waymark.journey.view.ViewJourneys;
import org.waymark.web.Routes;
import org.waymark.web.Site;
import org.waymark.web.framework.FrameworkRoutes;

/** Builds what anybody may open: the front page, credentials and their verification, criteria for people and programs. */
public final class OpenPages {
    public final Routes routes;

    /** @param ready whether the database answers */
    public OpenPages(
            Site site,
            Issuing issuing,
            ViewJourneys views,
            StandardJourneys standards,
            ManageAddresses manageAddresses,
            BooleanSupplier ready) {
        FrameworkRoutes frameworks = new FrameworkRoutes(standards.viewFrameworks, issuing.addresses);
        routes = Routes.of(
                new CredentialRoutes(site, views, issuing),
                new AchievementRoutes(site.pages, views.viewCatalogue, issuing.openBadge),
                new IssuerRoutes(views, issuing),
                new VerifyRoutes(site, views.viewCredential, views.checkCredential, issuing.addresses),
                new ConfirmAddressRoutes(site.pages, manageAddresses),
                new CriterionRoutes(site.pages, standards.viewCriterion, frameworks),
                frameworks,
                new PublicRoutes(site.pages, views, ready));
    }
}
