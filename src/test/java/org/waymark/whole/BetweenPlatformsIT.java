package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.id.RegistrationId;
import org.waymark.journey.admin.ManagePlatforms;
import org.waymark.journey.admin.TrustPlatform;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.ServiceOrigin;
import org.waymark.practice.Options;
import org.waymark.practice.PracticeLms;
import org.waymark.practice.school.Client;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.trust.Forgery;
import org.waymark.practice.wire.Message;
import org.waymark.store.Database;

/**
 * Two platforms on one Waymark, one of them hostile: whatever it says of itself, it gets no assertion that is worth
 * anything at the other, and no token of the other, as both record it; and the other's service goes on.
 */
class BetweenPlatformsIT {
    private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
    private static final String NRPS = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String TOKEN = "/oidc/token";

    private static Installation waymark;
    private static PracticeLms victim;
    private static final WebBrowser administrator = new WebBrowser();
    private static String admin;

    @BeforeAll
    static void start() {
        waymark = Installation.onH2();
        victim = waymark.lms;
        admin = AdminIT.enter(waymark, administrator).address().toString();
    }

    @AfterAll
    static void stop() {
        waymark.close();
    }

    /** Whatever was tried, a learner of the other platform completes a course and the grade arrives. */
    @AfterEach
    void the_victim_s_service_goes_on() {
        Classroom room = new Classroom(victim, waymark.app.baseUrl(), 1);
        PlacedActivity activity = room.withColumn("Afterwards");
        room.complete(room.learner(0), activity);
        assertThat(room.waitForGrade(activity, room.learner(0), SOON).score()).isEqualTo(100);
    }

    @Test
    void each_registration_signs_with_a_key_that_no_other_platform_is_shown() throws Exception {
        try (PracticeLms other = hostile(Map.of())) {
            assertThat(register(other, false).status()).isEqualTo(200);
            Registration theirs = of(other);
            test(theirs);
            test(of(victim));
            String kid = SignedJWT.parse(assertions(other).get(0)).getHeader().getKeyID();
            String victims =
                    SignedJWT.parse(assertions(victim).get(0)).getHeader().getKeyID();
            assertThat(kid).isNotEqualTo(victims);
            assertThat(keySet(other.client().jwksUri()).getKeyByKeyId(kid)).isNotNull();
            assertThat(keySet(other.client().jwksUri()).getKeyByKeyId(victims)).isNull();
            assertThat(keySet(victim.client().jwksUri()).getKeyByKeyId(kid)).isNull();
            String common = new WebBrowser()
                    .get(waymark.app.baseUrl() + "/.well-known/jwks.json")
                    .body();
            assertThat(common).doesNotContain(kid, victims);
            remove(theirs);
        }
    }

    /** Attack (a): the victim's client id, with the victim's token address as audience. */
    @Test
    void who_registers_another_platform_s_client_id_and_audience_gets_no_assertion() {
        Map<String, String> untruths = Map.of(
                "client_id",
                victim.client().clientId(),
                "authorization_server",
                victim.addresses().token());
        try (PracticeLms hostile = hostile(untruths)) {
            for (boolean review : List.of(false, true)) {
                WebBrowser.Page page = register(hostile, review);
                assertThat(page.status()).isEqualTo(400);
                assertThat(page.body()).contains("Another platform is already registered here with the same client_id");
            }
            assertThat(assertions(hostile)).isEmpty();
            assertThat(waymark.app.journeys.admin.managePlatforms.list())
                    .noneMatch(one -> one.registration().issuer().equals(hostile.issuer()));
        }
    }

    @Test
    void an_audience_at_another_server_is_not_a_platform_s_to_choose() throws Exception {
        try (PracticeLms hostile =
                hostile(Map.of("authorization_server", victim.addresses().token()))) {
            WebBrowser.Page page = register(hostile, false);
            assertThat(page.body()).contains("The operator of Waymark needs to compare and accept them");
            Registration theirs = of(hostile);
            test(theirs);
            assertThat(assertions(hostile))
                    .isNotEmpty()
                    .allSatisfy(assertion -> assertThat(
                                    SignedJWT.parse(assertion).getJWTClaimsSet().getAudience())
                            .containsExactly(hostile.addresses().token()));
            // What an operator agrees to with the button of the page holds.
            administrator.post(administrator.get(page(theirs.id())).form("/change"));
            assertThat(of(hostile).tokenAudience()).isEqualTo(victim.addresses().token());
            remove(theirs);
        }
    }

    /** What an operator was talked into is still worth nothing: the keys of one registration are no other's. */
    @Test
    void an_assertion_that_names_the_victim_is_refused_there() throws Exception {
        try (PracticeLms hostile = hostile(Map.of("client_id", victim.client().clientId()))) {
            // The tool must be known there, so that the hostile platform's own Waymark entry is like the victim's.
            Registration theirs = ((ManagePlatforms.Kept)
                            waymark.app.journeys.admin.managePlatforms.add(new ManagePlatforms.Entered(
                                    hostile.issuer(),
                                    victim.client().clientId(),
                                    "Talked into",
                                    URI.create(hostile.addresses().authorization()),
                                    URI.create(hostile.addresses().token()),
                                    victim.addresses().token(),
                                    URI.create(hostile.addresses().jwks()),
                                    null,
                                    true)))
                    .registration();
            test(theirs);
            String stolen = assertions(hostile).get(0);
            assertThat(SignedJWT.parse(stolen).getJWTClaimsSet().getAudience())
                    .containsExactly(victim.addresses().token());
            assertThat(SignedJWT.parse(stolen).getJWTClaimsSet().getIssuer())
                    .isEqualTo(victim.client().clientId());
            victim.clearMessages();
            WebBrowser.Page answer = new WebBrowser()
                    .postOnce(new WebBrowser.Form(
                            URI.create(victim.addresses().token()),
                            Map.of(
                                    "grant_type",
                                    "client_credentials",
                                    "client_assertion_type",
                                    "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                                    "client_assertion",
                                    stolen,
                                    "scope",
                                    "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly")));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).contains("Signature verification failed").doesNotContain("access_token");
            remove(theirs);
        }
    }

    /** Attack (b): the victim's token endpoint as one's own, however it is written. */
    @ParameterizedTest
    @ValueSource(strings = {"", "/", "?x=1", "/more", "%2e/../token"})
    void who_registers_another_platform_s_token_endpoint_is_refused(String spelling) {
        try (PracticeLms hostile = hostile(
                Map.of("token_endpoint", (victim.addresses().token() + spelling).replace("token%2e/", "token/./")))) {
            WebBrowser.Page page = register(hostile, false);
            assertThat(page.status()).as(page.body()).isEqualTo(400);
            assertThat(page.body())
                    .contains("Another platform is already registered here with the same token_endpoint");
        }
    }

    /** The same where an operator was talked into it: the victim's bearer token does not come to the hostile roster. */
    @Test
    void a_roster_s_address_in_a_launch_brings_no_token_of_another_platform() {
        try (PracticeLms hostile = hostile(Map.of())) {
            assertThat(register(hostile, false).status()).isEqualTo(200);
            Registration honest = of(hostile);
            Registration theirs = waymark.enter(
                    honest.issuer(),
                    honest.clientId(),
                    "Talked into",
                    honest.authorizationEndpoint(),
                    URI.create(victim.addresses().token()),
                    honest.jwksUri());
            victim.clearMessages();
            hostile.clearMessages();
            Classroom room = new Classroom(hostile, waymark.app.baseUrl(), 1);
            PlacedActivity activity = room.withColumn("Bait");
            room.complete(room.learner(0), activity);
            room.teacherPage(new WebBrowser(), activity);
            String client = theirs.clientId();
            Wait.until(SOON, () -> !asksAs(client).isEmpty(), () -> "no token was asked for: " + posts(victim, TOKEN));
            assertThat(asksAs(client)).noneMatch(message -> message.status() == 200);
            assertThat(authorized(hostile)).isEmpty();
            remove(theirs);
        }
    }

    @Test
    void nothing_is_signed_for_a_registration_that_waits_or_is_off() {
        try (PracticeLms waiting = hostile(Map.of())) {
            assertThat(register(waiting, true).status()).isEqualTo(200);
            Registration theirs = of(waiting);
            for (Registration.State state : List.of(Registration.State.PENDING, Registration.State.OFF)) {
                waymark.app.journeys.admin.managePlatforms.switchTo(theirs.id(), state);
                String report = test(theirs);
                assertThat(report)
                        .contains("Waymark signs nothing for a platform that is off or waiting for approval", "keys");
                assertThat(assertions(waiting)).isEmpty();
            }
            waymark.app.journeys.admin.managePlatforms.switchTo(theirs.id(), Registration.State.ACTIVE);
            test(theirs);
            assertThat(assertions(waiting)).isNotEmpty();
            remove(theirs);
        }
    }

    /** A second link: the known platform goes on with its keys, and launches by the new ones are refused. */
    @Test
    void a_second_link_for_a_known_registration_takes_nothing_over() {
        try (PracticeLms tenant = hostile(Map.of())) {
            Registration before = of(victim);
            String link = waymark.app
                    .journeys
                    .admin
                    .registerPlatform
                    .makeLink(false, Duration.ofMinutes(5))
                    .toString();
            try (OddPlatform twin = new OddPlatform()) {
                // It registers twice as one and the same platform, the second time with a tenant's keys and tokens.
                assertThat(new WebBrowser().get(twin.registrationUrl(link, "t")).status())
                        .isEqualTo(200);
                Registration known = of(twin.base());
                twin.says(json -> json.put("jwks_uri", tenant.addresses().jwks())
                        .put("token_endpoint", tenant.addresses().token()));
                String second = waymark.app
                        .journeys
                        .admin
                        .registerPlatform
                        .makeLink(false, Duration.ofMinutes(5))
                        .toString();
                assertThat(new WebBrowser()
                                .get(twin.registrationUrl(second, "t"))
                                .status())
                        .isEqualTo(200);
                assertThat(of(twin.base())).isEqualTo(known);
                test(known);
                assertThat(assertions(tenant)).isEmpty();
                WebBrowser.Page shown = administrator.get(page(known.id()));
                assertThat(shown.body())
                        .contains(
                                "New addresses need your decision",
                                tenant.addresses().token())
                        .contains("Use the new addresses", "Keep the known addresses");
                shown = administrator.post(shown.form("/change").with("accept", "no"));
                assertThat(shown.body()).doesNotContain("New addresses need your decision");
                assertThat(of(twin.base())).isEqualTo(known);
                assertThat(twin.seen).anyMatch(one -> one.path().equals("/token"));
                remove(known);
            }
            assertThat(of(victim)).isEqualTo(before);
        }
    }

    /** Who can write launches of a platform names services elsewhere: no token goes there before an operator agrees. */
    @Test
    void a_token_goes_only_to_the_platform_s_own_origins_or_to_one_that_was_allowed() {
        try (PracticeLms elsewhere = hostile(Map.of())) {
            Classroom room = new Classroom(victim, waymark.app.baseUrl(), 2);
            PlacedActivity activity = room.withColumn("Services elsewhere");
            String origin = elsewhere.baseUrl();
            Forgery moved = Forgery.none().claims(claims -> {
                move(claims, NRPS, "context_memberships_url", origin);
                move(claims, AGS, "lineitem", origin);
                move(claims, AGS, "lineitems", origin);
            });
            WebBrowser browser = new WebBrowser();
            WebBrowser.Page page = room.launch(browser, room.learner(0), activity, moved);
            browser.post(page.form("/complete").with("completed", "yes"));
            room.launch(new WebBrowser(), room.teacher, activity, moved);
            RegistrationId id = of(victim).id();
            TrustPlatform trust = waymark.app.journeys.admin.trustPlatform;
            Wait.until(SOON, () -> trust.view(id).isOpen(), () -> "nothing waits");
            assertThat(trust.view(id).origins()).singleElement().satisfies(one -> {
                assertThat(one.origin()).isEqualTo(origin);
                assertThat(one.state()).isEqualTo(ServiceOrigin.State.WAITING);
            });
            assertThat(elsewhere.messages()).isEmpty();

            assertThat(trust.decide(id, origin + "/path", true)).isFalse();
            WebBrowser.Page shown = administrator.get(page(id));
            assertThat(shown.body()).contains("Where tokens may go", origin);
            assertThat(administrator.post(shown.form("/origin")).body()).contains(">Allowed<");
            // The grade that waited is tried by itself.
            Wait.until(SOON, () -> !authorized(elsewhere).isEmpty(), () -> "no token came");
            assertThat(trust.decide(id, origin, false)).isTrue();
        }
    }

    /** A registration of version 0.1: the platform reads the common key set, then the administrator enters the new one. */
    @Test
    void a_platform_of_version_0_1_goes_on_and_moves_to_its_own_keys_once_it_reads_them() throws Exception {
        try (PracticeLms old = hostile(Map.of());
                Database database = waymark.openDatabase()) {
            assertThat(register(old, false).status()).isEqualTo(200);
            Registration registered = of(old);
            String own = old.client().jwksUri();
            String common = waymark.app.baseUrl() + "/.well-known/jwks.json";
            database.useTransaction(
                    handle -> handle.createUpdate("update registration set own_keys = false where id = :id")
                            .bind("id", registered.id().value())
                            .execute());
            reads(old, common);
            assertThat(test(of(old))).doesNotContain("did not give an access token");
            assertThat(of(old).ownKeys()).isFalse();
            String kid = SignedJWT.parse(last(assertions(old))).getHeader().getKeyID();
            assertThat(keySet(common).getKeyByKeyId(kid)).isNotNull();

            reads(old, own);
            old.clearMessages();
            assertThat(test(of(old))).doesNotContain("did not give an access token");
            assertThat(of(old).ownKeys()).isTrue();
            kid = SignedJWT.parse(last(assertions(old))).getHeader().getKeyID();
            assertThat(keySet(own).getKeyByKeyId(kid)).isNotNull();
            assertThat(keySet(common).getKeyByKeyId(kid)).isNull();
            remove(of(old));
        }
    }

    /** Moodle's update flow: the platform is told a new address, and reads the same keys there. */
    @Test
    void who_registers_again_reads_the_same_keys_at_the_new_address() throws Exception {
        String before = victim.client().jwksUri();
        String link = waymark.app
                .journeys
                .admin
                .registerPlatform
                .makeLink(false, Duration.ofMinutes(5))
                .toString();
        WebBrowser.Page page = new WebBrowser().get(victim.updateUrl(link, victim.client()));
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        String after = victim.client().jwksUri();
        assertThat(after).isNotEqualTo(before);
        assertThat(keySet(after).toString()).isEqualTo(keySet(before).toString());
        assertThat(new WebBrowser()
                        .get(waymark.app.baseUrl() + "/lti/keys/" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
        assertThat(new WebBrowser().get(waymark.app.baseUrl() + "/lti/keys/x").status())
                .isEqualTo(404);
    }

    private static void move(Map<String, Object> claims, String claim, String field, String origin) {
        if (claims.get(claim) instanceof Map<?, ?> service && service.get(field) instanceof String address) {
            Map<String, Object> changed = new LinkedHashMap<>();
            service.forEach((name, value) -> changed.put(String.valueOf(name), value));
            changed.put(field, address.replace(victim.baseUrl(), origin));
            claims.put(claim, changed);
        }
    }

    private static PracticeLms hostile(Map<String, String> untruths) {
        return PracticeLms.start(Options.inMemory(InstantSource.system()).pretends(untruths));
    }

    private static WebBrowser.Page register(PracticeLms lms, boolean review) {
        URI link = waymark.app.journeys.admin.registerPlatform.makeLink(review, Duration.ofMinutes(5));
        return new WebBrowser().get(lms.registrationUrl(link.toString()));
    }

    private static Registration of(PracticeLms lms) {
        return of(lms.issuer());
    }

    private static Registration of(String issuer) {
        return waymark.app.journeys.admin.managePlatforms.list().stream()
                .map(ManagePlatforms.Platform::registration)
                .filter(one -> one.issuer().equals(issuer))
                .findFirst()
                .orElseThrow();
    }

    /** Later attacks find it off, so that what it has in common with others is its own business. */
    private static void remove(Registration registration) {
        waymark.app.journeys.admin.managePlatforms.switchTo(registration.id(), Registration.State.OFF);
    }

    private static String page(RegistrationId id) {
        return admin + "/platforms/" + id.value();
    }

    /** What the administrator reads after pressing "Test the connection". */
    private static String test(Registration registration) {
        return administrator
                .post(administrator.get(page(registration.id())).form("/test"))
                .body();
    }

    private static List<Message> posts(PracticeLms lms, String path) {
        return lms.messages().stream()
                .filter(message ->
                        message.method().equals("POST") && message.target().startsWith(path))
                .toList();
    }

    /** The victim's own tokens are asked for meanwhile, by its own client id. */
    private static List<Message> asksAs(String client) {
        return posts(victim, TOKEN).stream()
                .filter(message -> {
                    try {
                        return SignedJWT.parse(field(message.requestBody(), "client_assertion"))
                                .getJWTClaimsSet()
                                .getIssuer()
                                .equals(client);
                    } catch (ParseException e) {
                        throw new AssertionError(message.requestBody(), e);
                    }
                })
                .toList();
    }

    private static List<String> assertions(PracticeLms lms) {
        return posts(lms, TOKEN).stream()
                .map(message -> field(message.requestBody(), "client_assertion"))
                .toList();
    }

    private static List<Message> authorized(PracticeLms lms) {
        return lms.messages().stream()
                .filter(message -> message.direction().equals("in"))
                .filter(message ->
                        message.requestHeaders().keySet().stream().anyMatch("authorization"::equalsIgnoreCase))
                .filter(message -> !message.target().startsWith("/oidc/register"))
                .toList();
    }

    private static String last(List<String> texts) {
        return texts.get(texts.size() - 1);
    }

    private static void reads(PracticeLms lms, String jwksUri) {
        Client now = lms.client();
        lms.school()
                .addClient(new Client(
                        now.clientId(),
                        now.deploymentId(),
                        now.name(),
                        now.description(),
                        now.logoUri(),
                        now.loginUri(),
                        now.targetLinkUri(),
                        now.deepLinkingUri(),
                        now.redirectUris(),
                        jwksUri,
                        now.scopes(),
                        now.claims(),
                        now.custom(),
                        now.active(),
                        now.request()));
    }

    private static JWKSet keySet(String address) throws ParseException {
        return JWKSet.parse(new WebBrowser().get(address).body());
    }

    private static String field(String form, String name) {
        for (String pair : form.split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "";
    }
}
