package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.Covers;
import org.waymark.app.App;
import org.waymark.config.Config;
import org.waymark.id.RegistrationId;
import org.waymark.journey.admin.ManagePlatforms;
import org.waymark.journey.admin.TrustPlatform;
import org.waymark.language.Languages;
import org.waymark.lti.payload.Claim;
import org.waymark.lti.payload.Json;
import org.waymark.lti.platform.Registration;
import org.waymark.practice.wire.Fault;
import org.waymark.practice.wire.Spot;
import org.waymark.store.Database;

/** Dynamic registration through the whole product: by good platforms, by platforms of other habits, by bad ones. */
class RegistrationIT {
    private static Installation waymark;

    @BeforeAll
    static void starts() {
        waymark = Installation.onH2();
    }

    @AfterAll
    static void ends() {
        waymark.close();
    }

    @Test
    void the_page_may_be_framed_by_the_platform_and_by_whoever_sent_the_browser() {
        WebBrowser.Page page = new WebBrowser()
                .get(
                        waymark.lms.registrationUrl(link()),
                        Map.of(
                                "Referer", "https://school.instructure.example/accounts/1",
                                "Sec-Fetch-Dest", "iframe",
                                "Sec-Fetch-Site", "cross-site"));
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.header("content-security-policy").orElseThrow())
                .endsWith("frame-ancestors 'self' " + waymark.lms.baseUrl() + " https://school.instructure.example");
        assertThat(page.header("x-frame-options")).isEmpty();
        assertThat(page.header("set-cookie")).isEmpty();
        assertThat(page.body()).contains("data-close=", "/assets/close.js");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)//", "https://a.example; script-src *", "null", "https://x.example/%0d"})
    void a_referrer_puts_nothing_but_an_origin_into_the_policy(String referrer) {
        WebBrowser.Page page = new WebBrowser().get(waymark.lms.registrationUrl(link()), Map.of("Referer", referrer));
        assertThat(page.header("content-security-policy").orElseThrow())
                .matches(".*frame-ancestors 'self' http://127\\.0\\.0\\.1:\\d+( https://x\\.example)?");
    }

    @Test
    void a_platform_that_is_slow_at_every_step_is_not_waited_for_at_every_step() {
        // Each answer would come in time, both together do not.
        waymark.lms.fault(Spot.CONFIGURATION, Fault.slow(Duration.ofSeconds(6)));
        waymark.lms.fault(Spot.REGISTRATION, Fault.slow(Duration.ofSeconds(6)));
        try {
            WebBrowser.Page page = new WebBrowser().get(waymark.lms.registrationUrl(link()));
            assertThat(page.status()).isEqualTo(400);
            assertThat(page.body()).contains("did not answer in time when Waymark asked for its registration");
        } finally {
            waymark.lms.clearFaults();
        }
    }

    @Test
    void a_link_works_once_and_in_its_time() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
        try (Installation own = Installation.onH2(Installation.newFolder(), (InstantSource) now::get)) {
            String link = own.app
                    .journeys
                    .admin
                    .registerPlatform
                    .makeLink(false, Duration.ofHours(1))
                    .toString();
            assertThat(new WebBrowser().get(own.lms.registrationUrl(link)).status())
                    .isEqualTo(200);
            WebBrowser.Page again = new WebBrowser().get(own.lms.registrationUrl(link));
            assertThat(again.status()).isEqualTo(403);
            assertThat(again.body()).contains("This registration link does not work");
            String late = own.app
                    .journeys
                    .admin
                    .registerPlatform
                    .makeLink(false, Duration.ofHours(1))
                    .toString();
            now.set(now.get().plus(Duration.ofHours(1)));
            assertThat(new WebBrowser().get(own.lms.registrationUrl(late)).status())
                    .isEqualTo(403);
            assertThat(own.app.journeys.admin.managePlatforms.list()).hasSize(2);
        }
    }

    @Test
    void a_link_for_review_registers_a_platform_that_lets_nobody_in_yet() {
        try (OddPlatform platform = new OddPlatform()) {
            String link = waymark.app
                    .journeys
                    .admin
                    .registerPlatform
                    .makeLink(true, Duration.ofHours(1))
                    .toString();
            WebBrowser.Page page = new WebBrowser().get(platform.registrationUrl(link, "t"));
            assertThat(page.body()).contains("still needs to approve this registration");
            assertThat(of(platform.base()).registration().state()).isEqualTo(Registration.State.PENDING);
        }
    }

    @Test
    void what_an_operator_decided_outlives_an_update_and_nothing_is_there_twice() {
        try (Installation own = Installation.onH2()) {
            Registration first =
                    own.app.journeys.admin.managePlatforms.list().get(0).registration();
            RegistrationId id = first.id();
            String deployment = own.lms.client().deploymentId();
            own.app.journeys.admin.managePlatforms.switchTo(id, Registration.State.OFF);
            own.app.journeys.admin.managePlatforms.allow(id, deployment, false);
            own.app.journeys.admin.managePlatforms.add(new ManagePlatforms.Entered(
                    first.issuer(),
                    first.clientId(),
                    "Renamed",
                    first.authorizationEndpoint(),
                    first.tokenEndpoint(),
                    "an-audience",
                    first.jwksUri(),
                    null,
                    false));
            own.app.journeys.admin.managePlatforms.switchTo(id, Registration.State.OFF);
            String link = own.app
                    .journeys
                    .admin
                    .registerPlatform
                    .makeLink(false, Duration.ofHours(1))
                    .toString();

            assertThat(new WebBrowser()
                            .get(own.lms.updateUrl(link, own.lms.client()))
                            .status())
                    .isEqualTo(200);

            assertThat(own.lms.school().clients()).hasSize(1);
            assertThat(own.app.journeys.admin.managePlatforms.list())
                    .singleElement()
                    .satisfies(platform -> {
                        assertThat(platform.registration().id()).isEqualTo(first.id());
                        assertThat(platform.registration().state()).isEqualTo(Registration.State.OFF);
                        assertThat(platform.registration().name()).isEqualTo("Renamed");
                        assertThat(platform.registration().tokenAudience()).isEqualTo("an-audience");
                        assertThat(platform.deployments()).singleElement().satisfies(one -> {
                            assertThat(one.deploymentId()).isEqualTo(deployment);
                            assertThat(one.allowed()).isFalse();
                        });
                    });
        }
    }

    /** Tenants of one platform share its issuer: on many hosts another path is another tenant's. */
    @ParameterizedTest
    @ValueSource(strings = {"jwks_uri", "token_endpoint", "authorization_endpoint"})
    void a_second_link_changes_no_address_of_a_known_platform_until_an_operator_agrees(String field) {
        try (OddPlatform platform = new OddPlatform();
                OddPlatform tenant = new OddPlatform()) {
            assertThat(new WebBrowser()
                            .get(platform.registrationUrl(link(), "t"))
                            .status())
                    .isEqualTo(200);
            Registration before = of(platform.base()).registration();
            for (String address : List.of(tenant.base() + "/there", platform.base() + "/here")) {
                WebBrowser.Page page = new WebBrowser()
                        .get(platform.says(json -> json.put(field, address)).registrationUrl(link(), "t"));
                assertThat(page.status()).as(page.body()).isEqualTo(200);
                assertThat(page.body()).contains("the previous addresses stay in use");
                assertThat(of(platform.base()).registration()).isEqualTo(before);
            }
            TrustPlatform trust = waymark.app.journeys.admin.trustPlatform;
            TrustPlatform.Waiting waiting = trust.view(before.id());
            assertThat(waiting.differences()).singleElement().satisfies(one -> {
                assertThat(one.field()).isEqualTo(field);
                assertThat(one.wanted()).isEqualTo(platform.base() + "/here");
            });

            // What came after the operator looked is not what the operator agreed to.
            assertThat(trust.accept(before.id(), UUID.randomUUID())).isFalse();
            assertThat(of(platform.base()).registration()).isEqualTo(before);
            assertThat(trust.accept(before.id(), waiting.change())).isTrue();
            assertThat(of(platform.base()).registration()).isNotEqualTo(before);
            assertThat(trust.view(before.id()).isOpen()).isFalse();
        }
    }

    @Test
    void an_issuer_at_another_port_of_the_host_is_another_platform() {
        try (OddPlatform platform = new OddPlatform();
                OddPlatform tenant = new OddPlatform()) {
            WebBrowser.Page page = new WebBrowser()
                    .get(tenant.says(json -> json.put("issuer", platform.base()))
                            .registrationUrl(link(), "t"));
            assertThat(page.status()).isEqualTo(400);
            assertThat(tenant.registrations()).isEmpty();
        }
    }

    @Test
    void a_link_for_review_changes_nothing_of_a_platform_in_use() {
        try (OddPlatform platform = new OddPlatform()) {
            assertThat(new WebBrowser()
                            .get(platform.registrationUrl(link(), "t"))
                            .status())
                    .isEqualTo(200);
            Registration before = of(platform.base()).registration();
            String tool = "{\"client_id\":\"" + platform.clientId() + "\",\"" + Claim.TOOL_CONFIGURATION
                    + "\":{\"deployment_id\":\"new\"}}";
            WebBrowser.Page same =
                    new WebBrowser().get(platform.answers(200, tool).registrationUrl(reviewLink(), "t"));
            assertThat(same.status()).as(same.body()).isEqualTo(200);
            assertThat(of(platform.base()).registration()).isEqualTo(before);
            assertThat(of(platform.base()).deployments())
                    .singleElement()
                    .satisfies(one -> assertThat(one.allowed()).isFalse());
            WebBrowser.Page changed = new WebBrowser()
                    .get(platform.says(json -> json.put("jwks_uri", platform.base() + "/other"))
                            .registrationUrl(reviewLink(), "t"));
            assertThat(changed.body()).contains("the previous addresses stay in use");
            assertThat(of(platform.base()).registration()).isEqualTo(before);
        }
    }

    @Test
    void moodle_s_own_answers_to_a_registration_and_its_update_are_one_platform() throws IOException {
        JsonNode configuration = recording("openid-configuration").at("/response/body");
        try (OddPlatform moodle = new OddPlatform()) {
            moodle.says(json -> {
                String here = configuration.toString().replaceAll("http://localhost:8800/mod/lti/[a-z-]+\\.php", "");
                json.set(
                        Claim.PLATFORM_CONFIGURATION,
                        Json.read(here).orElseThrow().path(Claim.PLATFORM_CONFIGURATION));
            });
            String first = recording("registration-2-request-and-response")
                    .at("/response/body")
                    .toString();
            for (String body : List.of(
                    first,
                    recording("registration-4-update-existing")
                            .at("/1/response/body")
                            .toString())) {
                moodle.answers(200, body);
                WebBrowser.Page page = new WebBrowser().get(moodle.registrationUrl(link(), "t"));
                assertThat(page.status()).as(page.body()).isEqualTo(200);
                assertThat(page.body()).contains("Show in activity chooser");
                // C.9: after an update there is nothing to activate.
                if (body.equals(first)) {
                    assertThat(page.body()).contains("Select <em>Activate</em>");
                } else {
                    assertThat(page.body()).doesNotContain("Activate").contains("An update resets it");
                }
            }
            ManagePlatforms.Platform platform = of(moodle.base());
            assertThat(platform.registration().clientId()).isEqualTo("ElvBL1iMb06arkD");
            assertThat(platform.deployments()).singleElement().satisfies(one -> {
                assertThat(one.deploymentId()).isEqualTo("1");
                assertThat(one.allowed()).isTrue();
            });
        }
    }

    @Test
    @Covers("E2.86")
    void canvas_gets_its_token_with_every_question_and_hears_where_the_picker_may_stand() {
        try (OddPlatform canvas = new OddPlatform().wantsTokenForConfiguration()) {
            canvas.says(json -> {
                json.put("authorization_server", "canvas.instructure.com");
                ObjectNode platform = json.putObject(Claim.PLATFORM_CONFIGURATION);
                platform.put("product_family_code", "canvas");
                platform.putArray("messages_supported")
                        .addObject()
                        .put("type", "LtiDeepLinkingRequest")
                        .putArray("placements")
                        .add("assignment_selection")
                        .add("course_home_sub_navigation")
                        .add("link_selection");
            });
            assertThat(new WebBrowser()
                            .get(canvas.registrationUrl(link(), "the-token"))
                            .status())
                    .isEqualTo(200);
            assertThat(canvas.seen).extracting(OddPlatform.Seen::authorization).containsOnly("Bearer the-token");
            JsonNode tool = Json.read(canvas.registrations().get(0).body())
                    .orElseThrow()
                    .path(Claim.TOOL_CONFIGURATION);
            assertThat(tool.path("https://canvas.instructure.com/lti/privacy_level")
                            .asText())
                    .isEqualTo("name_only");
            assertThat(OddPlatform.texts(tool.at("/messages/1/placements")))
                    .containsExactly("assignment_selection", "link_selection");
            // A bare host is no audience that Canvas's token endpoint takes.
            assertThat(of(canvas.base()).registration().assertionAudience()).isEqualTo(canvas.base() + "/token");
        }
    }

    @Test
    @Covers({"E2.85", "E2.53"})
    void brightspace_sends_no_token_and_names_another_audience() {
        try (OddPlatform brightspace = new OddPlatform()) {
            brightspace.says(json -> json.put("authorization_server", "https://api.brightspace.com/auth/token"));
            assertThat(new WebBrowser()
                            .get(brightspace.registrationUrl(link(), ""))
                            .status())
                    .isEqualTo(200);
            assertThat(brightspace.seen)
                    .extracting(OddPlatform.Seen::authorization)
                    .containsOnly("");
            // An audience at another server is an operator's word: assertions addressed to it are worth something
            // there.
            RegistrationId id = of(brightspace.base()).registration().id();
            assertThat(of(brightspace.base()).registration().assertionAudience())
                    .isEqualTo(brightspace.base() + "/token");
            TrustPlatform trust = waymark.app.journeys.admin.trustPlatform;
            assertThat(trust.accept(id, trust.view(id).change())).isTrue();
            Registration kept = of(brightspace.base()).registration();
            assertThat(kept.assertionAudience()).isEqualTo("https://api.brightspace.com/auth/token");
            assertThat(kept.tokenEndpoint()).hasToString(brightspace.base() + "/token");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | token_already_used                  | used before or has expired",
                "500 | <html>                              | status 500",
                "200 | <html>                              | is not JSON",
                "200 | {}                                  | lacks a client_id",
                "200 | {\"client_id\":\"a\",\"client_id\":\"b\"} | is not JSON"
            })
    @Covers("E2.84")
    void what_a_platform_refuses_is_said_and_the_link_works_again(int status, String body, String words) {
        try (OddPlatform platform = new OddPlatform()) {
            String link = link();
            int keyPairs = keyPairs();
            WebBrowser.Page page =
                    new WebBrowser().get(platform.answers(status, body).registrationUrl(link, "t"));
            assertThat(page.status()).isEqualTo(400);
            assertThat(page.body()).contains(words, "Registration failed");
            assertThat(keyPairs()).as("made for nobody").isEqualTo(keyPairs);
            assertThat(platforms(platform.base())).isEmpty();
            // A platform that took the registration reads the key set that it was told, whatever became of it here.
            String keys = Json.read(platform.registrations().get(0).body())
                    .orElseThrow()
                    .path("jwks_uri")
                    .asText();
            assertThat(new WebBrowser().get(keys).status()).isEqualTo(status == 200 ? 200 : 404);
            page = new WebBrowser()
                    .get(platform.answers(200, "{\"client_id\":\"" + platform.clientId() + "\"}")
                            .registrationUrl(link, "t"));
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            assertThat(platforms(platform.base())).hasSize(1);
        }
    }

    private static int keyPairs() {
        try (Database database = waymark.openDatabase()) {
            return database.inTransaction(handle -> handle.createQuery("select count(*) from signing_key")
                    .mapTo(Integer.class)
                    .one());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "token_endpoint, http://169.254.169.254/latest/meta-data",
        "jwks_uri, https://10.0.0.7/keys",
        "registration_endpoint, https://192.168.1.1/admin",
        "registration_endpoint, http://[fd00::1]/x",
        "token_endpoint, https://0x7f.1/token",
        "authorization_endpoint, http://93.184.215.14/auth",
        "issuer, https://lms.example"
    })
    void a_platform_that_names_an_address_it_must_not_gets_no_request_there(String field, String address) {
        try (OddPlatform platform = new OddPlatform()) {
            WebBrowser.Page page = new WebBrowser()
                    .get(platform.says(json -> json.put(field, address)).registrationUrl(link(), "t"));
            assertThat(page.status()).as(page.body()).isEqualTo(400);
            assertThat(page.body()).contains("Registration failed");
            assertThat(platform.registrations()).isEmpty();
            assertThat(platforms(platform.base())).isEmpty();
        }
    }

    @Test
    void without_the_operator_s_word_this_machine_is_not_even_asked() {
        Config closed = new Config(
                null,
                "127.0.0.1",
                0,
                Installation.newFolder(),
                "",
                "",
                "",
                false,
                List.of(),
                true,
                null,
                Languages.TRANSLATED,
                null);
        try (App app = App.start(closed, InstantSource.system());
                OddPlatform platform = new OddPlatform()) {
            String link = app.journeys
                    .admin
                    .registerPlatform
                    .makeLink(false, Duration.ofHours(1))
                    .toString();
            WebBrowser.Page page = new WebBrowser().get(platform.registrationUrl(link, "t"));
            assertThat(page.status()).isEqualTo(400);
            assertThat(page.body()).contains("private network that the operator of Waymark has not allowed");
            assertThat(platform.seen).isEmpty();
        }
    }

    private static String reviewLink() {
        return waymark.app
                .journeys
                .admin
                .registerPlatform
                .makeLink(true, Duration.ofHours(1))
                .toString();
    }

    private static String link() {
        return waymark.app
                .journeys
                .admin
                .registerPlatform
                .makeLink(false, Duration.ofHours(1))
                .toString();
    }

    private static List<ManagePlatforms.Platform> platforms(String issuer) {
        return waymark.app.journeys.admin.managePlatforms.list().stream()
                .filter(one -> one.registration().issuer().equals(issuer))
                .toList();
    }

    private static ManagePlatforms.Platform of(String issuer) {
        assertThat(platforms(issuer)).hasSize(1);
        return platforms(issuer).get(0);
    }

    private static JsonNode recording(String name) throws IOException {
        try (InputStream in = RegistrationIT.class.getResourceAsStream("/moodle-4.5/" + name + ".json")) {
            return Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .orElseThrow();
        }
    }
}
