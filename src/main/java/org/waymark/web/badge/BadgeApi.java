package org.waymark.web.badge;

import org.waymark.journey.wallet.WalletJourneys;
import org.waymark.web.Routes;
import org.waymark.web.Site;

/** Builds what programs are answered. */
public final class BadgeApi {
    public final Routes routes;

    public BadgeApi(Site site, WalletJourneys wallets) {
        routes = Routes.of(
                new DiscoveryRoutes(site), new ClientRoutes(site, wallets), new CredentialApiRoutes(site, wallets));
    }
}
