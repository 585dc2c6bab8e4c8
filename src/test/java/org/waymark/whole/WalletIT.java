package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.credential.CredentialId;
import org.waymark.journey.credential.ManageCredentials;
import org.waymark.lti.platform.Registration;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.store.TestDatabase;

/** A wallet of somebody else connects to a learner's badges by the Open Badges API, and whoever is none gets nothing. */
class WalletIT {
    private static final Pattern CODE = Pattern.compile("big-code\">([0-9A-Z-]{14})<");
    private static final Pattern BADGE = Pattern.compile("/credentials/[0-9a-f-]{36}");
    private static final Path OTHERS = Path.of("src/test/resources/proof/npm");

    private static final MovableClock CLOCK = new MovableClock();
    private static final AtomicInteger TAKEN = new AtomicInteger();
    private static Installation shared;
    private static Classroom room;
    private static PlacedActivity common;

    @BeforeAll
    static void starts_one_for_most_tests() {
        shared = Installation.withoutLimits(Installation.newFolder(), CLOCK);
        room = new Classroom(shared.lms, shared.app.baseUrl(), 8);
        common = room.withColumn("Data quality");
    }

    @AfterAll
    static void closes_it() {
        if (shared != null) {
            shared.close();
        }
    }

    /** A learner with a browser that was let in. */
    private record Seat(WebBrowser browser, String session) {
        static Seat of(Installation waymark, Person person, PlacedActivity activity) {
            WebBrowser browser = new WebBrowser();
            return new Seat(browser, session(waymark.launch(browser, person, activity)));
        }

        /** A learner of the common installation whom no other test knows. */
        static Seat next() {
            WebBrowser browser = new WebBrowser();
            return new Seat(browser, session(room.launch(browser, room.learner(TAKEN.getAndIncrement()), common)));
        }

        private static String session(WebBrowser.Page page) {
            return page.address().toString().replaceFirst("(/s/[^/?]+).*", "$1");
        }

        String earn() {
            WebBrowser.Page page =
                    browser.post(browser.get(session).form("/complete").with("completed", "yes"));
            Matcher badge = BADGE.matcher(page.body());
            assertThat(badge.find()).as(page.body()).isTrue();
            return badge.group();
        }

        WebBrowser.Page wallets() {
            return browser.get(session + "/wallets");
        }

        /** Has a code shown. */
        String code() {
            WebBrowser.Page page = browser.post(wallets().form("/wallets/code"));
            Matcher code = CODE.matcher(page.body());
            assertThat(code.find()).as(page.body()).isTrue();
            return code.group(1);
        }
    }

    private static JsonNode read(HttpResponse<String> answer) {
        return Wallet.read(answer);
    }

    private static void requireStatus(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        PublishedSchemas.requireValid("ob_v3p0_imsx_statusinfo", read(answer));
    }

    private static List<String> ids(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        PublishedSchemas.requireValid("ob_v3p0_getopenbadgecredentialsresponse", read(answer));
        List<String> ids = new ArrayList<>();
        read(answer).get("compactJwsString").forEach(jwt -> {
            try {
                ids.add(SignedJWT.parse(jwt.asText()).getJWTClaimsSet().getJWTID());
            } catch (java.text.ParseException e) {
                throw new IllegalStateException(e);
            }
        });
        read(answer).get("credential").forEach(one -> ids.add(one.get("id").asText()));
        return ids;
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_wallet_finds_registers_connects_reads_refreshes_and_is_ended(TestDatabase on) throws Exception {
        MovableClock clock = new MovableClock();
        try (Installation waymark = Installation.on(on, clock)) {
            PlacedActivity activity = waymark.addActivity("Data quality");
            Seat lena = Seat.of(waymark, waymark.learner(0), activity);
            String badge = waymark.app.baseUrl() + lena.earn();
            assertThat(lena.wallets().body()).contains("No wallet is connected");

            Wallet wallet = Wallet.registered(waymark);
            WebBrowser.Page page = new WebBrowser().get(wallet.authorizationUrl(wallet.asking(Wallet.ALL)));
            assertThat(page.body())
                    .contains("wallet.example", "A wallet &lt;b&gt;of mine", "My progress")
                    .doesNotContain("<b>of mine");
            assertThat(page.header("content-security-policy").orElseThrow())
                    .contains("frame-ancestors 'none'", "form-action 'self' https://wallet.example;");

            Map<String, String> sent = wallet.authorize(Wallet.ALL, lena.code().toLowerCase(java.util.Locale.ROOT));
            assertThat(sent)
                    .containsEntry("state", wallet.asking("").get("state"))
                    .containsEntry("iss", waymark.app.baseUrl().toString())
                    .containsEntry("scope", Wallet.ALL);
            JsonNode tokens = wallet.tokens(sent.get("code"));
            assertThat(tokens.get("token_type").asText()).isEqualTo("Bearer");
            assertThat(tokens.get("expires_in").asInt()).isLessThanOrEqualTo(3600);
            String access = tokens.get("access_token").asText();

            HttpResponse<String> answer = wallet.credentials(access, "");
            assertThat(ids(answer)).containsExactly(badge);
            assertThat(answer.headers().firstValue("X-Total-Count")).contains("1");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains("*");
            SignedJWT jwt =
                    SignedJWT.parse(read(answer).get("compactJwsString").get(0).asText());
            assertThat(jwt.verify(new RSASSAVerifier(
                            JWKSet.parse(Wallet.get(jwt.getJWTClaimsSet().getIssuer() + "/jwks.json")
                                            .body())
                                    .getKeyByKeyId(jwt.getHeader().getKeyID())
                                    .toRSAKey())))
                    .isTrue();

            HttpResponse<String> profile = wallet.api("GET", "/ims/ob/v3p0/profile", access, null, "application/json");
            PublishedSchemas.requireValid("ob_v3p0_profile", read(profile));
            assertThat(read(profile).get("name").asText())
                    .isEqualTo(waymark.learner(0).name());
            HttpResponse<String> same =
                    wallet.api("PUT", "/ims/ob/v3p0/profile", access, profile.body(), "application/json");
            assertThat(read(same)).isEqualTo(read(profile));
            requireStatus(
                    wallet.api(
                            "PUT",
                            "/ims/ob/v3p0/profile",
                            access,
                            profile.body().replace("\"name\":\"", "\"name\":\"Not "),
                            "application/json"),
                    400);

            HttpResponse<String> record = Wallet.send(
                    "GET", wallet.base + "/ims/clr/v2p0/credentials", null, "Authorization", "Bearer " + access);
            PublishedSchemas.requireValid("clr_v2p0_getclrcredentialsresponse", read(record));
            SignedJWT clr =
                    SignedJWT.parse(read(record).get("compactJwsString").get(0).asText());
            JsonNode payload = Wallet.MAPPER.readTree(clr.getPayload().toString());
            PublishedSchemas.requireValid("clr_v2p0_clrcredential", payload);
            assertThat(payload.at("/credentialSubject/verifiableCredential/0/id")
                            .asText())
                    .isEqualTo(badge);

            clock.move(Duration.ofMinutes(61));
            HttpResponse<String> late = wallet.credentials(access, "");
            requireStatus(late, 401);
            assertThat(late.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .contains("Bearer", "invalid_token");
            JsonNode refreshed = read(wallet.refresh(tokens.get("refresh_token").asText()));
            String second = refreshed.get("access_token").asText();
            assertThat(ids(wallet.credentials(second, ""))).containsExactly(badge);

            Seat again = Seat.of(waymark, waymark.learner(0), activity);
            assertThat(again.wallets().body()).contains("wallet.example", "Read your badges", "Last used on");
            assertThat(again.browser().get(again.session() + "/privacy/data").body())
                    .contains("A wallet <b>of mine</b>", "connected_wallets");
            assertThat(again.browser()
                            .post(again.wallets().form("/wallets/end"))
                            .body())
                    .contains("Ended.", "No wallet is connected");
            requireStatus(wallet.credentials(second, ""), 401);
            assertThat(read(wallet.refresh(refreshed.get("refresh_token").asText()))
                            .get("error")
                            .asText())
                    .isEqualTo("invalid_grant");
        }
    }

    @Test
    void credentials_come_in_parts_in_order_and_what_is_new_alone() throws Exception {
        MovableClock clock = CLOCK;
        Installation waymark = shared;
        Seat lena = Seat.next();
        String badge = waymark.app.baseUrl() + lena.earn();
        Wallet wallet = Wallet.registered(waymark);
        String access = wallet.tokens(wallet.authorize(Wallet.ALL, lena.code()).get("code"))
                .get("access_token")
                .asText();
        String credentials = "/ims/ob/v3p0/credentials";
        clock.move(Duration.ofMinutes(5));
        Instant between = clock.instant();
        clock.move(Duration.ofMinutes(5));

        String json = Files.readString(OTHERS.resolve("badge-eddsa-rdfc-2022.json"));
        HttpResponse<String> added = wallet.api("POST", credentials, access, json, "application/json");
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        assertThat(read(added)).isEqualTo(Wallet.MAPPER.readTree(json));
        assertThat(wallet.api("POST", credentials, access, json, "application/vc+ld+json")
                        .statusCode())
                .isEqualTo(200);
        String jwt = Files.readString(OTHERS.resolve("badge-EdDSA.jwt")).strip();
        HttpResponse<String> second = wallet.api("POST", credentials, access, jwt, "text/plain");
        assertThat(second.statusCode()).as(second.body()).isIn(200, 201);
        assertThat(second.body()).isEqualTo(jwt);
        requireStatus(wallet.api("POST", credentials, access, jwt, "application/json"), 400);
        requireStatus(wallet.api("POST", credentials, access, json.replace("École", "Ecole"), "application/json"), 400);
        requireStatus(
                wallet.api(
                        "POST",
                        credentials,
                        access,
                        Files.readString(OTHERS.resolve("badge-expired.json")),
                        "application/json"),
                400);
        requireStatus(wallet.api("POST", credentials, access, "[".repeat(5000), "application/json"), 400);
        requireStatus(wallet.api("POST", credentials, access, "<x/>", "application/xml"), 400);
        String own = read(wallet.credentials(access, ""))
                .get("compactJwsString")
                .get(0)
                .asText();
        assertThat(wallet.api("POST", credentials, access, own, "text/plain").statusCode())
                .isEqualTo(200);

        HttpResponse<String> all = wallet.credentials(access, "");
        int total = ids(all).size();
        assertThat(total).isEqualTo(second.statusCode() == 201 ? 3 : 2);
        assertThat(ids(all))
                .contains(badge, Wallet.MAPPER.readTree(json).get("id").asText());
        HttpResponse<String> first = wallet.credentials(access, "?limit=1");
        assertThat(ids(first)).containsExactly(badge);
        assertThat(first.headers().firstValue("X-Total-Count")).contains(Integer.toString(total));
        String link = first.headers().firstValue("Link").orElseThrow();
        assertThat(link)
                .contains(
                        "<" + wallet.base + credentials + "?limit=1&offset=1>; rel=\"next\"",
                        "?limit=1&offset=0>; rel=\"first\"",
                        "?limit=1&offset=" + (total - 1) + ">; rel=\"last\"")
                .doesNotContain("prev");
        HttpResponse<String> next = wallet.credentials(access, "?limit=1&offset=1");
        assertThat(ids(next)).hasSize(1).doesNotContain(badge);
        assertThat(next.headers().firstValue("Link").orElseThrow()).contains("?limit=1&offset=0>; rel=\"prev\"");
        assertThat(ids(wallet.credentials(access, "?offset=900"))).isEmpty();
        HttpResponse<String> news = wallet.credentials(access, "?since=" + between);
        assertThat(ids(news)).hasSize(total - 1).doesNotContain(badge);
        requireStateChangesAreTold(wallet, access, badge, total);
        for (String bad :
                List.of("limit=0", "limit=x", "offset=-1", "since=yesterday", "limit=1&limit=2", "limit=99999999999")) {
            requireStatus(wallet.credentials(access, "?" + bad), 400);
        }

        assertThat(lena.wallets().body())
                .contains("Badges of other issuers", "École des données", "it names somebody else or nobody")
                .doesNotContain("It names you");
        lena.browser()
                .post(lena.browser()
                        .get(lena.session() + "/recipient")
                        .form("/recipient")
                        .with("kind", "DID")
                        .with("did", "did:example:holder"));
        assertThat(lena.wallets().body()).contains("It names you, as your badges here do.");
        lena.browser().post(lena.wallets().form("/wallets/remove"));
        assertThat(ids(wallet.credentials(access, ""))).hasSize(total - 1);
    }

    /** A client that has the badge hears of it again when it is suspended, reinstated, and revoked. */
    private static void requireStateChangesAreTold(Wallet wallet, String access, String badge, int total)
            throws Exception {
        ManageCredentials manage = shared.app.journeys.credentials.manageCredentials;
        CredentialId id =
                CredentialId.find(badge.replaceFirst(".*/credentials/", "")).orElseThrow();
        Instant beforeAll = CLOCK.instant().minus(Duration.ofDays(30));
        Instant before = later();
        assertThat(manage.suspend(id, "A question")).isTrue();
        assertThat(ids(wallet.credentials(access, ""))).hasSize(total - 1).doesNotContain(badge);
        assertThat(ids(wallet.credentials(access, "?since=" + before)))
                .as("its status tells that it is suspended")
                .containsExactly(badge);
        assertThat(ids(wallet.credentials(access, "?since=" + beforeAll)))
                .as("nobody needs to hear of a badge that came and went")
                .hasSize(total - 1)
                .doesNotContain(badge);
        Instant suspended = later();
        assertThat(ids(wallet.credentials(access, "?since=" + suspended))).isEmpty();
        assertThat(manage.reinstate(id, "Answered")).isTrue();
        assertThat(ids(wallet.credentials(access, "?since=" + suspended))).containsExactly(badge);
        assertThat(ids(wallet.credentials(access, "")))
                .as("where it stood before")
                .hasSize(total)
                .startsWith(badge);
        assertThat(ids(wallet.credentials(access, "?since=" + later()))).isEmpty();
    }

    private static Instant later() {
        CLOCK.move(Duration.ofMinutes(1));
        Instant now = CLOCK.instant();
        CLOCK.move(Duration.ofMinutes(1));
        return now;
    }

    @Test
    void a_code_is_good_once_for_its_client_address_and_verifier() throws Exception {
        MovableClock clock = CLOCK;
        Installation waymark = shared;
        Seat lena = Seat.next();
        Wallet wallet = Wallet.registered(waymark);
        Wallet other = Wallet.registered(waymark);

        String typed = lena.code();
        String code = wallet.authorize(Wallet.ALL, typed).get("code");
        assertThat(other.redeem(code, Wallet.VERIFIER).statusCode()).isEqualTo(400);
        JsonNode tokens = wallet.tokens(code);
        String access = tokens.get("access_token").asText();
        assertThat(wallet.credentials(access, "").statusCode()).isEqualTo(200);
        assertThat(read(wallet.redeem(code, Wallet.VERIFIER)).get("error").asText())
                .as("a second time")
                .isEqualTo("invalid_grant");
        requireStatus(wallet.credentials(access, ""), 401);
        assertThat(wallet.refresh(tokens.get("refresh_token").asText()).statusCode())
                .isEqualTo(400);

        String wrong = wallet.authorize(Wallet.READ, lena.code()).get("code");
        assertThat(read(wallet.redeem(wrong, Wallet.VERIFIER + "x"))
                        .get("error")
                        .asText())
                .isEqualTo("invalid_grant");
        assertThat(wallet.redeem(wrong, Wallet.VERIFIER).statusCode()).isEqualTo(400);
        assertThat(read(wallet.redeem(wrong, "short")).get("error").asText()).isEqualTo("invalid_request");

        String late = wallet.authorize(Wallet.READ, lena.code()).get("code");
        clock.move(Duration.ofSeconds(61));
        assertThat(wallet.redeem(late, Wallet.VERIFIER).statusCode()).isEqualTo(400);

        String elsewhere = wallet.authorize(Wallet.READ, lena.code()).get("code");
        Map<String, String> fields = new LinkedHashMap<>(
                Map.of("grant_type", "authorization_code", "code", elsewhere, "code_verifier", Wallet.VERIFIER));
        fields.put("redirect_uri", "http://127.0.0.1:7777/back");
        assertThat(wallet.token(fields).statusCode()).isEqualTo(400);

        JsonNode rotated =
                wallet.tokens(wallet.authorize(Wallet.ALL, lena.code()).get("code"));
        String refresh = rotated.get("refresh_token").asText();
        assertThat(other.refresh(refresh).statusCode()).isEqualTo(400);
        JsonNode next = read(wallet.refresh(refresh));
        assertThat(next.get("refresh_token").asText()).isNotEqualTo(refresh);
        assertThat(wallet.refresh(refresh).statusCode()).as("stolen").isEqualTo(400);
        requireStatus(wallet.credentials(next.get("access_token").asText(), ""), 401);

        JsonNode revoked =
                wallet.tokens(wallet.authorize(Wallet.ALL, lena.code()).get("code"));
        String kept = revoked.get("access_token").asText();
        assertThat(other.revoke(revoked.get("refresh_token").asText()).statusCode())
                .isEqualTo(200);
        assertThat(wallet.credentials(kept, "").statusCode()).isEqualTo(200);
        assertThat(wallet.revoke("nothing").statusCode()).isEqualTo(200);
        assertThat(wallet.revoke(revoked.get("refresh_token").asText()).statusCode())
                .isEqualTo(200);
        requireStatus(wallet.credentials(kept, ""), 401);

        String secret = wallet.secret;
        wallet.secret = secret.substring(0, secret.length() - 1) + (secret.endsWith("A") ? "E" : "A");
        HttpResponse<String> unknown = wallet.redeem(code, Wallet.VERIFIER);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Basic");
        assertThat(unknown.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void a_code_of_a_learner_is_typed_once_in_ten_minutes_and_not_guessed() throws Exception {
        MovableClock clock = new MovableClock();
        try (Installation waymark = Installation.onH2(Installation.newFolder(), clock)) {
            Seat lena = Seat.of(waymark, waymark.learner(0), waymark.addActivity("Data quality"));
            Wallet wallet = Wallet.registered(waymark);
            WebBrowser browser = new WebBrowser();
            WebBrowser.Form form = browser.get(wallet.authorizationUrl(wallet.asking(Wallet.READ)))
                    .form("/oauth/authorize")
                    .with("answer", "yes")
                    .with("give", "READ_CREDENTIALS");

            String used = lena.code();
            wallet.authorize(Wallet.READ, used);
            assertThat(browser.postOnce(form.with("code", used)).status())
                    .as("a second time")
                    .isEqualTo(422);
            String replaced = lena.code();
            String late = lena.code();
            assertThat(browser.postOnce(form.with("code", replaced)).body()).contains("This code is not good.");
            clock.move(Duration.ofMinutes(11));
            assertThat(browser.postOnce(form.with("code", late)).status()).isEqualTo(422);
            assertThat(browser.postOnce(form.with("code", "")).status()).isEqualTo(422);
            String good = lena.code();
            assertThat(browser.postFrom("https://wallet.example", form.with("code", good))
                            .status())
                    .isEqualTo(403);
            assertThat(browser.postOnce(form.with("give", "").with("code", good))
                            .body())
                    .contains("Choose at least one thing");
            WebBrowser.Page denied = browser.postOnce(form.with("answer", "no"));
            assertThat(Wallet.sentTo(denied))
                    .containsEntry("error", "access_denied")
                    .doesNotContainKey("code");

            int status = 422;
            for (int i = 0; i < 25 && status == 422; i++) {
                status = browser.postOnce(form.with("code", "ABCD-EFGH-JK" + (20 + i)))
                        .status();
            }
            assertThat(status).isEqualTo(429);
            assertThat(browser.postOnce(form.with("code", good)).status())
                    .as("what is in order is not counted")
                    .isEqualTo(303);

            int registered = 201;
            for (int i = 0; i < 25 && registered == 201; i++) {
                registered = wallet.register(Wallet.metadata()).statusCode();
            }
            assertThat(registered).isEqualTo(429);

            String access = wallet.tokens(
                            wallet.authorize(Wallet.READ, lena.code()).get("code"))
                    .get("access_token")
                    .asText();
            assertThat(wallet.credentials(access, "").statusCode()).isEqualTo(200);
            waymark.app.journeys.admin.managePlatforms.switchTo(waymark.platform(), Registration.State.OFF);
            requireStatus(wallet.credentials(access, ""), 401);
        }
    }

    @Test
    void a_request_that_is_not_as_it_has_to_be_leads_nowhere_by_itself() throws Exception {
        Installation waymark = shared;
        Wallet wallet = Wallet.registered(waymark);
        WebBrowser browser = new WebBrowser();
        Map<String, String> spoilt = new LinkedHashMap<>();
        spoilt.put("redirect_uri", "https://wallet.example/back/");
        spoilt.put("client_id", "7f6f1d4e-0000-4000-8000-000000000001");
        for (Map.Entry<String, String> one : spoilt.entrySet()) {
            Map<String, String> asking = wallet.asking(Wallet.READ);
            asking.put(one.getKey(), one.getValue());
            WebBrowser.Page page = browser.get(wallet.authorizationUrl(asking));
            assertThat(page.status()).isEqualTo(400);
            assertThat(page.body()).contains("Nothing is connected").doesNotContain("error=", "<form");
        }
        Map<String, List<String>> wrong = new LinkedHashMap<>();
        wrong.put("response_type", List.of("token", ""));
        wrong.put("code_challenge", List.of("", "short", "x".repeat(44)));
        wrong.put("code_challenge_method", List.of("plain", ""));
        wrong.put("state", List.of("", "x".repeat(1001)));
        wrong.put("scope", List.of("", "openid", "offline_access"));
        wrong.forEach((name, values) -> values.forEach(value -> {
            Map<String, String> asking = wallet.asking(Wallet.READ);
            asking.put(name, value);
            WebBrowser.Page page = browser.get(wallet.authorizationUrl(asking));
            assertThat(page.status()).as(name + " " + value).isEqualTo(400);
            assertThat(page.body())
                    .as(name + " " + value)
                    .contains("Nothing is connected", Wallet.REDIRECT + "?error=")
                    .doesNotContain("<form");
            assertThat(browser.postOnce(
                                    new WebBrowser.Form(java.net.URI.create(wallet.base + "/oauth/authorize"), asking))
                            .status())
                    .isEqualTo(400);
        }));
    }

    @Test
    void a_client_registers_with_addresses_of_one_host_and_nothing_huge() throws Exception {
        Installation waymark = shared;
        Wallet wallet = Wallet.unregistered(waymark);
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("a fragment", "{\"redirect_uris\":[\"https://wallet.example/back#x\"]}");
        bad.put("http", "{\"redirect_uris\":[\"http://wallet.example/back\"]}");
        bad.put("a name for this machine", "{\"redirect_uris\":[\"http://localhost/back\"]}");
        bad.put("a script", "{\"redirect_uris\":[\"javascript:alert(1)\"]}");
        bad.put("a scheme of its own", "{\"redirect_uris\":[\"wallet://back\"]}");
        bad.put("user info", "{\"redirect_uris\":[\"https://wallet.example@evil.example/\"]}");
        bad.put("another host", "{\"redirect_uris\":[\"https://evil.example/back\"]}");
        bad.put("letters of another script", "{\"redirect_uris\":[\"https://w\u0430llet.example/back\"]}");
        bad.put("no list", "{\"redirect_uris\":\"https://wallet.example/back\"}");
        bad.put("none", "{\"redirect_uris\":[]}");
        bad.put(
                "many",
                "{\"redirect_uris\":[" + "\"https://wallet.example/\",".repeat(10) + "\"https://wallet.example/\"]}");
        bad.put("another method", "{\"token_endpoint_auth_method\":\"none\"}");
        bad.put("another grant", "{\"grant_types\":[\"client_credentials\"]}");
        bad.put("another answer", "{\"response_types\":[\"token\"]}");
        bad.put("no scope", "{\"scope\":\"openid\"}");
        bad.put("no name", "{\"client_name\":\"  \"}");
        bad.put("a turned name", "{\"client_name\":\"\\u202Eknab\"}");
        bad.put("a long name", "{\"client_name\":\"" + "x".repeat(121) + "\"}");
        bad.put("a policy elsewhere", "{\"policy_uri\":\"https://evil.example/\"}");
        bad.put("no terms", "{\"tos_uri\":null}");
        for (Map.Entry<String, String> one : bad.entrySet()) {
            com.fasterxml.jackson.databind.node.ObjectNode metadata = Wallet.metadata();
            metadata.setAll((com.fasterxml.jackson.databind.node.ObjectNode) Wallet.MAPPER.readTree(one.getValue()));
            HttpResponse<String> answer = wallet.register(metadata);
            assertThat(answer.statusCode()).as(one.getKey()).isEqualTo(400);
            assertThat(read(answer).get("error").asText())
                    .as(one.getKey())
                    .isIn("invalid_redirect_uri", "invalid_client_metadata");
        }
        for (String body : List.of("", "[]", "{", "null", "x".repeat(20_000), "{\"a\":".repeat(2_000))) {
            HttpResponse<String> answer =
                    Wallet.send("POST", wallet.registrationUrl, body, "Content-Type", "application/json");
            assertThat(answer.statusCode()).isIn(400, 413);
        }
        assertThat(Wallet.send("OPTIONS", wallet.registrationUrl, null).statusCode())
                .isEqualTo(204);
        HttpResponse<String> answer = wallet.register(Wallet.metadata());
        assertThat(read(answer).get("client_secret_expires_at").asInt()).isZero();
        assertThat(answer.body()).doesNotContain("contacts");
        JsonNode description = read(Wallet.get(wallet.base + "/ims/ob/v3p0/discovery"));
        assertThat(description.get("openapi").asText()).startsWith("3.0");
        assertThat(description.at("/info/termsOfService").asText()).startsWith(wallet.base + "/wallets");
        assertThat(description.at("/info/x-imssf-privacyPolicyUrl").asText()).startsWith(wallet.base + "/wallets");
        assertThat(description.at("/servers/0/url").asText()).isEqualTo(wallet.base + "/ims/ob/v3p0");
        for (String right : List.of("credential.readonly", "credential.upsert", "profile.readonly", "profile.update")) {
            assertThat(wallet.flow.get("scopes").has(Wallet.OB + right))
                    .as(right)
                    .isTrue();
        }
        JsonNode server = read(Wallet.get(wallet.base + "/.well-known/oauth-authorization-server"));
        assertThat(server.get("issuer").asText()).isEqualTo(wallet.base);
        assertThat(server.get("revocation_endpoint").asText()).isEqualTo(wallet.base + "/oauth/revoke");
        for (String address : List.of("/wallets", "/ims/clr/v2p0/discovery")) {
            assertThat(Wallet.get(wallet.base + address).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_wallet_sees_its_own_learner_only_and_does_what_it_may_only() throws Exception {
        Installation waymark = shared;
        Seat lena = Seat.next();
        Seat omar = Seat.next();
        lena.earn();
        String theirs = omar.earn();
        Wallet wallet = Wallet.registered(waymark);
        String access = wallet.tokens(wallet.authorize(Wallet.READ, lena.code()).get("code"))
                .get("access_token")
                .asText();
        assertThat(ids(wallet.credentials(access, ""))).hasSize(1).doesNotContain(waymark.app.baseUrl() + theirs);
        assertThat(wallet.tokens(wallet.authorize(Wallet.READ, lena.code()).get("code")))
                .as("no refresh without offline_access")
                .noneMatch(node -> node.asText().startsWith("wmr_"));
        String again = wallet.tokens(wallet.authorize(Wallet.READ, lena.code()).get("code"))
                .get("access_token")
                .asText();
        requireStatus(wallet.credentials(access, ""), 401);

        HttpResponse<String> forbidden = wallet.api("GET", "/ims/ob/v3p0/profile", again, null, "application/json");
        requireStatus(forbidden, 403);
        assertThat(forbidden.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("insufficient_scope", "profile.readonly");
        requireStatus(wallet.api("POST", "/ims/ob/v3p0/credentials", again, "x", "text/plain"), 403);
        requireStatus(wallet.api("PUT", "/ims/ob/v3p0/profile", again, "{}", "application/json"), 403);
        requireStatus(wallet.api("GET", "/ims/clr/v2p0/credentials", again, null, "application/json"), 403);
        requireStatus(Wallet.get(wallet.base + "/ims/ob/v3p0/credentials"), 401);
        requireStatus(Wallet.get(wallet.base + "/ims/ob/v3p0/credentials?access_token=" + again), 401);
        requireStatus(Wallet.get(wallet.base + "/ims/ob/v3p0/nothing"), 404);
        String jwt =
                Wallet.get(waymark.app.baseUrl() + theirs + "/credential.jwt").body();
        String all = wallet.tokens(wallet.authorize(Wallet.ALL, lena.code()).get("code"))
                .get("access_token")
                .asText();
        requireStatus(wallet.api("POST", "/ims/ob/v3p0/credentials", all, jwt, "text/plain"), 403);

        String ends = lena.wallets().form("/wallets/end").fields().get("grant");
        omar.browser()
                .post(new WebBrowser.Form(
                        java.net.URI.create(omar.session() + "/wallets/end"),
                        Map.of(
                                "grant",
                                ends,
                                "_csrf",
                                omar.wallets().form("/wallets/code").fields().get("_csrf"))));
        assertThat(wallet.credentials(all, "").statusCode())
                .as("somebody else cannot end it")
                .isEqualTo(200);
    }

    @Test
    void what_goes_with_a_person_takes_wallets_along() throws Exception {
        Installation waymark = shared;
        Seat lena = Seat.next();
        String badge = lena.earn();
        Wallet wallet = Wallet.registered(waymark);
        JsonNode tokens =
                wallet.tokens(wallet.authorize(Wallet.ALL, lena.code()).get("code"));
        String access = tokens.get("access_token").asText();
        assertThat(wallet.api(
                                "POST",
                                "/ims/ob/v3p0/credentials",
                                access,
                                Files.readString(OTHERS.resolve("badge-eddsa-rdfc-2022.json"), StandardCharsets.UTF_8),
                                "application/json")
                        .statusCode())
                .isEqualTo(201);
        byte[] zip = files(lena, "/badges.zip");
        assertThat(new String(zip, StandardCharsets.ISO_8859_1)).contains("learning-record.jwt");
        String record = new String(files(lena, "/record.json"), StandardCharsets.UTF_8);
        PublishedSchemas.requireValid("clr_v2p0_clrcredential", Wallet.MAPPER.readTree(record));
        CredentialDocumentsIT.requireProved(
                Wallet.MAPPER.readTree(record), Instant.now().plusSeconds(60));
        WebBrowser.Form verify =
                new WebBrowser().get(waymark.app.baseUrl() + "/verify").form("/verify");
        assertThat(new WebBrowser().post(verify.with("jwt", record)).body())
                .contains("comprehensive learner record", "The badge in it was not revoked or suspended.");
        waymark.app.journeys.credentials.manageCredentials.suspend(
                CredentialId.find(badge.substring("/credentials/".length())).orElseThrow(), "A question");
        assertThat(new WebBrowser().post(verify.with("jwt", record)).body())
                .contains("1 of 1 badge in it was revoked or suspended since.");

        try (var database = waymark.openDatabase()) {
            var learner = database.inTransaction(
                    handle -> handle.createQuery("select learner_id from oauth_grant where client_id = :client")
                            .bind("client", java.util.UUID.fromString(wallet.id))
                            .mapTo(org.waymark.people.LearnerId.class)
                            .one());
            waymark.app.journeys.privacy.erasePerson.erase(
                    learner, org.waymark.journey.privacy.ErasePerson.Reason.values()[0], false);
            for (String table : List.of("oauth_grant", "connect_code", "held_credential")) {
                long left = database.inTransaction(
                        handle -> handle.createQuery("select count(*) from " + table + " where learner_id = :learner")
                                .bind("learner", learner)
                                .mapTo(Long.class)
                                .one());
                assertThat(left).as(table).isZero();
            }
        }
        requireStatus(wallet.credentials(access, ""), 401);
        assertThat(wallet.refresh(tokens.get("refresh_token").asText()).statusCode())
                .isEqualTo(400);
    }

    private static byte[] files(Seat seat, String path) throws Exception {
        return java.net.http.HttpClient.newHttpClient()
                .send(
                        java.net.http.HttpRequest.newBuilder(java.net.URI.create(seat.session() + path))
                                .header(
                                        "Cookie",
                                        seat
                                                .browser()
                                                .cookiesOf(java.net.URI.create(seat.session()))
                                                .entrySet()
                                                .stream()
                                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                                .collect(java.util.stream.Collectors.joining("; ")))
                                .build(),
                        java.net.http.HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }
}
