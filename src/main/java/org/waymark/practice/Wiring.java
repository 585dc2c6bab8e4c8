package org.waymark.practice;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.waymark.outbound.Outbound;
import org.waymark.practice.message.DeepLinkEndpoint;
import org.waymark.practice.message.LaunchSender;
import org.waymark.practice.message.OidcEndpoint;
import org.waymark.practice.message.Platform;
import org.waymark.practice.message.RegistrationEndpoint;
import org.waymark.practice.page.PracticePages;
import org.waymark.practice.school.Addresses;
import org.waymark.practice.school.Quirk;
import org.waymark.practice.school.School;
import org.waymark.practice.school.Snapshot;
import org.waymark.practice.service.Desk;
import org.waymark.practice.service.LineItemEndpoint;
import org.waymark.practice.service.MembershipEndpoint;
import org.waymark.practice.service.ScoreEndpoint;
import org.waymark.practice.service.TokenEndpoint;
import org.waymark.practice.service.WebServiceEndpoint;
import org.waymark.practice.trust.IssuedTokens;
import org.waymark.practice.trust.KnownToolKeys;
import org.waymark.practice.trust.OwnKeys;
import org.waymark.practice.wire.Faults;
import org.waymark.practice.wire.Ledger;
import org.waymark.practice.wire.Response;
import org.waymark.practice.wire.RouteTable;
import org.waymark.practice.wire.Spot;
import org.waymark.practice.wire.Web;

/** All parts of the practice LMS, built by constructor in the order of their floors. */
final class Wiring {
    final Ledger ledger = new Ledger();
    final Faults faults = new Faults();
    final Set<Quirk> quirks = ConcurrentHashMap.newKeySet();
    final Outbound outbound;
    final IssuedTokens tokens;
    final Web web;
    final School school;
    final Addresses addresses;
    final OwnKeys keys;
    final LaunchSender launches;
    final RegistrationEndpoint registration;

    Wiring(Options options) throws IOException {
        quirks.addAll(options.quirks());
        Path file = options.stateFile();
        Optional<Snapshot> stored = file == null ? Optional.empty() : Snapshot.find(file);
        RouteTable routes = new RouteTable();
        web = listen(options, stored, routes);
        addresses = new Addresses("http://" + options.host() + ":" + web.port());
        school = stored.isPresent() && file != null
                ? School.reopen(file, stored.get(), addresses.base())
                : School.found(file, addresses.base());
        outbound = new Outbound(options.network());
        tokens = new IssuedTokens(options.clock());
        keys = new OwnKeys(school);
        KnownToolKeys toolKeys = new KnownToolKeys(outbound, ledger, options.clock());
        Platform platform =
                new Platform(addresses, school, keys, toolKeys, options.clock(), quirks, options.platformStorage());
        launches = new LaunchSender(platform);
        registration = new RegistrationEndpoint(platform, options.activeAtOnce(), options.pretends());
        trust(routes, platform, options, toolKeys);
        services(routes, new Desk(addresses, school, tokens, quirks));
        routes.add(
                "POST",
                "/webservice/rest/server.php",
                Spot.WEB_SERVICE,
                new WebServiceEndpoint(school, quirks)::answer);
        new PracticePages(platform, launches, registration, faults, ledger).addTo(routes);
        web.open();
    }

    private Web listen(Options options, Optional<Snapshot> stored, RouteTable routes) throws IOException {
        int before =
                stored.map(snapshot -> URI.create(snapshot.base()).getPort()).orElse(0);
        if (options.port() == 0 && before > 0) {
            try {
                return Web.listen(options.host(), before, routes, faults, ledger, options.clock());
            } catch (IOException e) {
                // Somebody else has the old port: any other will do, but tools have to register again.
                return Web.listen(options.host(), 0, routes, faults, ledger, options.clock());
            }
        }
        return Web.listen(options.host(), options.port(), routes, faults, ledger, options.clock());
    }

    private void trust(RouteTable routes, Platform platform, Options options, KnownToolKeys toolKeys) {
        OidcEndpoint oidc = new OidcEndpoint(platform, launches);
        routes.add("GET", "/.well-known/openid-configuration", Spot.CONFIGURATION, registration::configuration)
                .add("POST", "/oidc/register", Spot.REGISTRATION, registration::register)
                .add(
                        "GET",
                        "/oidc/jwks",
                        Spot.JWKS,
                        (request, checks) -> Response.json(200, keys.published(quirks.contains(Quirk.DECOY_KEYS))))
                .add("GET", "/oidc/auth", Spot.AUTHORIZATION, oidc::answer)
                .add("POST", "/oidc/auth", Spot.AUTHORIZATION, oidc::answer)
                .add("POST", "/deeplink/return", Spot.DEEP_LINKING, new DeepLinkEndpoint(platform, launches)::answer)
                .add(
                        "POST",
                        "/oidc/token",
                        Spot.TOKEN,
                        new TokenEndpoint(addresses, school, toolKeys, tokens, options.clock(), quirks)::answer);
    }

    private static void services(RouteTable routes, Desk desk) {
        LineItemEndpoint items = new LineItemEndpoint(desk);
        ScoreEndpoint scores = new ScoreEndpoint(desk);
        String one = "/services/{course}/lineitems/{item}/lineitem";
        routes.add("GET", "/services/{course}/lineitems", Spot.LINEITEMS, items::list)
                .add("POST", "/services/{course}/lineitems", Spot.LINEITEMS, items::create)
                .add("GET", one, Spot.LINEITEMS, items::read)
                .add("PUT", one, Spot.LINEITEMS, items::replace)
                .add("DELETE", one, Spot.LINEITEMS, items::delete)
                .add("POST", one, Spot.SCORES, items::misdirected)
                .add("POST", one + "/scores", Spot.SCORES, scores::post)
                .add("GET", one + "/results", Spot.RESULTS, scores::results)
                .add(
                        "GET",
                        "/services/CourseSection/{course}/bindings/{deployment}/memberships",
                        Spot.MEMBERSHIPS,
                        new MembershipEndpoint(desk)::list);
    }
}
