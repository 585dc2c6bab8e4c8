package org.waymark.web.wallet;

import io.javalin.http.Context;
import java.util.List;
import org.waymark.journey.view.ViewPrivacy;
import org.waymark.journey.wallet.WalletJourneys;
import org.waymark.language.Messages;
import org.waymark.web.Routes;
import org.waymark.web.Site;
import org.waymark.web.badge.ApiAddresses;
import org.waymark.web.badge.BadgeApi;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.session.Visitor;

/** Builds the pages about wallets, and what wallets themselves are answered. */
public final class WalletPages {
    private static final Messages MESSAGES = Messages.of(WalletPages.class);

    public final Routes routes;
    private final Site site;

    public WalletPages(Site site, Visitor visitor, ViewPrivacy viewPrivacy, WalletJourneys wallets) {
        this.site = site;
        routes = Routes.of(
                new BadgeApi(site, wallets).routes,
                new AuthorizeRoutes(site, wallets.authorizeClient),
                new WalletRoutes(site, visitor, viewPrivacy, wallets),
                routes -> routes.get("/wallets", this::help));
    }

    private void help(Context context) {
        site.pages.show(
                context,
                new WalletHelpView(
                        LayoutView.open(MESSAGES.say("help.heading"), List.of(new LinkView("Waymark", "/"))),
                        site.baseUrl.toString(),
                        site.baseUrl + ApiAddresses.OPEN_BADGES + "/discovery"),
                List.of());
    }
}
