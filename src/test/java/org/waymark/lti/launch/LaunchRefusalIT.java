package org.waymark.lti.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.Covers;
import org.waymark.id.RegistrationId;
import org.waymark.lti.payload.Claim;
import org.waymark.lti.platform.Registration;
import org.waymark.practice.message.SentLogin;
import org.waymark.practice.trust.Forgery;
import org.waymark.whole.WebBrowser;

/** Logins and launches beyond the certification guide's: what other tools' tests, and attackers, try. */
class LaunchRefusalIT {
    private static final String ELSEWHERE = "https://elsewhere.example";

    private static Bench bench;

    @BeforeAll
    static void start() {
        bench = new Bench();
    }

    @AfterAll
    static void stop() {
        bench.ahead(Duration.ZERO);
        bench.close();
    }

    @Test
    @Covers("B2.3")
    void a_login_works_by_get_and_by_post() {
        SentLogin byGet = bench.login();
        WebBrowser browser = new WebBrowser();
        Bench.accepted(browser.post(browser.get(byGet.getUrl().toString()).form("/lti/launch")));
        SentLogin byPost = bench.login();
        Bench.accepted(browser.post(
                browser.post(new WebBrowser.Form(byPost.url(), byPost.fields())).form("/lti/launch")));
    }

    @Test
    @Covers("B2.1")
    void a_login_without_parameters_is_refused() {
        Bench.refused(new WebBrowser().get(bench.base() + "/lti/login"), Reason.LOGIN_INCOMPLETE);
        Bench.refused(
                new WebBrowser().post(new WebBrowser.Form(URI.create(bench.base() + "/lti/login"), Map.of())),
                Reason.LOGIN_INCOMPLETE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "login_hint", "target_link_uri"})
    @Covers("B2.31")
    void a_login_needs_each_of_its_three_parameters(String missing) {
        Bench.refused(login(fields -> fields.remove(missing)), Reason.LOGIN_INCOMPLETE);
        Bench.refused(login(fields -> fields.put(missing, " ")), Reason.LOGIN_INCOMPLETE);
    }

    @Test
    @Covers({"B2.2", "B2.14", "E2.50"})
    void a_platform_that_is_not_registered_is_refused() {
        Bench.refused(login(fields -> fields.put("iss", ELSEWHERE)), Reason.UNKNOWN_PLATFORM);
        Bench.refused(login(fields -> fields.put("client_id", "nobody")), Reason.UNKNOWN_PLATFORM);
    }

    @Test
    void a_long_hint_travels_on_and_an_endless_one_is_refused() {
        WebBrowser browser = new WebBrowser();
        SentLogin login = bench.login();
        Map<String, String> fields = new LinkedHashMap<>(login.fields());
        fields.put("lti_message_hint", "ü".repeat(3_900));
        WebBrowser.Page page = browser.postOnce(new WebBrowser.Form(login.url(), fields));
        assertThat(page.status()).isEqualTo(302);
        Bench.refused(login(more -> more.put("lti_message_hint", "x".repeat(60_000))), Reason.LOGIN_INCOMPLETE);
        Bench.refused(login(more -> more.put("login_hint", "x".repeat(60_000))), Reason.LOGIN_INCOMPLETE);
    }

    @Test
    @Covers({"E2.44", "E2.45"})
    void several_registrations_of_one_issuer_need_a_client_id() {
        Registration own = bench.registration();
        assertThat(login(fields -> fields.remove("client_id")).says("/lti/launch"))
                .isTrue();
        var platforms = bench.waymark.app.journeys.admin.managePlatforms;
        RegistrationId second = bench.waymark
                .enter(
                        own.issuer(),
                        "second-client",
                        "Second",
                        own.authorizationEndpoint(),
                        own.tokenEndpoint(),
                        own.jwksUri())
                .id();
        Bench.refused(login(fields -> fields.remove("client_id")), Reason.AMBIGUOUS_PLATFORM);
        Bench.accepted(bench.launch(claims -> {}));
        // What one registration may do is not open to the other of the same platform and the same keys.
        Bench.refused(bench.launch(claims -> claims.put("aud", "second-client")), Reason.AUDIENCE_WRONG);
        for (Registration.State state : List.of(Registration.State.OFF, Registration.State.PENDING)) {
            platforms.switchTo(second, state);
            assertThat(login(fields -> fields.remove("client_id")).says("/lti/launch"))
                    .as("one is %s, the other is meant", state)
                    .isTrue();
        }
        platforms.switchTo(own.id(), Registration.State.ACTIVE);
    }

    @Test
    void a_registration_that_waits_or_is_off_lets_nobody_in() {
        RegistrationId id = bench.registration().id();
        WebBrowser browser = new WebBrowser();
        WebBrowser.Form form = bench.form(browser);
        var platforms = bench.waymark.app.journeys.admin.managePlatforms;
        platforms.switchTo(id, Registration.State.PENDING);
        Bench.refused(login(fields -> {}), Reason.REGISTRATION_PENDING);
        platforms.switchTo(id, Registration.State.OFF);
        Bench.refused(login(fields -> {}), Reason.REGISTRATION_OFF);
        // A login that had begun before does not slip in.
        Bench.refused(browser.post(form), Reason.REGISTRATION_OFF);
        platforms.switchTo(id, Registration.State.ACTIVE);
        Bench.accepted(browser.post(form));
    }

    @Test
    @Covers({"B2.15", "E2.47", "E2.49"})
    void a_deployment_must_be_allowed() {
        RegistrationId id = bench.registration().id();
        var platforms = bench.waymark.app.journeys.admin.managePlatforms;
        String deployment = bench.waymark.lms.client().deploymentId();
        Bench.refused(bench.launch(claims -> claims.put(Claim.DEPLOYMENT_ID, "another")), Reason.DEPLOYMENT_UNKNOWN);
        platforms.allow(id, deployment, false);
        Bench.refused(bench.launch(claims -> {}), Reason.DEPLOYMENT_UNKNOWN);
        platforms.allow(id, deployment, true);
        Bench.accepted(bench.launch(claims -> {}));
    }

    @Test
    @Covers({"B2.52", "B2.62", "E2.8"})
    void an_error_of_the_platform_is_said() {
        WebBrowser.Page page = bench.launch(new WebBrowser(), Forgery.error("login_required"));
        Bench.refused(page, Reason.PLATFORM_ERROR);
    }

    static Stream<Arguments> spoiltForms() {
        return Stream.of(
                Arguments.of("no id_token", Reason.TOKEN_MISSING, without("id_token")),
                Arguments.of("no state", Reason.STATE_MISSING, without("state")),
                Arguments.of("a state of nobody", Reason.STATE_INVALID, with("state", "abc.def.ghi")),
                Arguments.of("a token that is none", Reason.TOKEN_MALFORMED, with("id_token", "abc")),
                Arguments.of("a token of two parts", Reason.TOKEN_MALFORMED, with("id_token", "e30.e30")));
    }

    interface Change {
        void of(Map<String, String> fields);
    }

    private static Change without(String name) {
        return fields -> fields.remove(name);
    }

    private static Change with(String name, String value) {
        return fields -> fields.put(name, value);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoiltForms")
    @Covers({"B2.4", "B2.10", "B2.11", "E2.12", "E2.18"})
    void a_spoilt_form_is_refused(String name, Reason reason, Change change) {
        WebBrowser browser = new WebBrowser();
        WebBrowser.Form form = bench.form(browser);
        Map<String, String> fields = new LinkedHashMap<>(form.fields());
        change.of(fields);
        Bench.refused(browser.post(new WebBrowser.Form(form.action(), fields)), reason);
    }

    @Test
    @Covers({"B2.23", "B2.50", "E2.2", "E2.11"})
    void a_state_works_once_in_its_time_and_in_its_browser() {
        WebBrowser browser = new WebBrowser();
        WebBrowser.Form form = bench.form(browser);
        Bench.refused(new WebBrowser().post(form), Reason.BROWSER_NOT_RECOGNISED);
        WebBrowser other = new WebBrowser();
        WebBrowser.Form others = bench.form(other);
        // A cookie of another login is no proof for this one.
        String cookie = other.cookiesOf(bench.base()).values().iterator().next();
        WebBrowser thief = new WebBrowser();
        String name = browser.cookiesOf(bench.base()).keySet().iterator().next();
        thief.cookiesOf(bench.base()).put(name, cookie);
        Bench.refused(thief.post(form), Reason.BROWSER_NOT_RECOGNISED);
        Bench.accepted(browser.post(form));
        browser.cookiesOf(bench.base())
                .put(name, browser.cookiesOf(bench.base()).getOrDefault(name, "gone"));
        Bench.refused(browser.post(form), Reason.BROWSER_NOT_RECOGNISED);

        bench.ahead(Duration.ofMinutes(10).plusSeconds(1));
        Bench.refused(other.post(others), Reason.STATE_EXPIRED);
        bench.ahead(Duration.ZERO);
        Bench.accepted(other.post(others));
    }

    @Test
    @Covers({"B2.25", "E2.29"})
    void a_state_that_was_used_is_refused_even_with_its_cookie() {
        WebBrowser browser = new WebBrowser();
        WebBrowser.Form form = bench.form(browser);
        Map<String, String> login = new LinkedHashMap<>(browser.cookiesOf(bench.base()));
        Bench.accepted(browser.post(form));
        browser.cookiesOf(bench.base()).putAll(login);
        Bench.refused(browser.post(form), Reason.STATE_USED);
    }

    @Test
    void a_token_of_one_login_does_not_fit_another() {
        WebBrowser browser = new WebBrowser();
        WebBrowser.Form first = bench.form(browser);
        WebBrowser.Form second = bench.form(browser);
        Bench.refused(browser.post(first.with("id_token", second.fields().get("id_token"))), Reason.NONCE_WRONG);
        // The refused login is spent, the other is not.
        Bench.accepted(browser.post(second));
    }

    @Test
    @Covers({"E2.14", "E2.19"})
    void a_reload_of_the_launch_ends_on_a_readable_page() {
        WebBrowser browser = new WebBrowser();
        WebBrowser.Form form = bench.form(browser);
        Bench.accepted(browser.post(form));
        WebBrowser.Page again = browser.post(form);
        // Not the browser's cookies are to blame.
        Bench.refused(again, Reason.STATE_USED);
        assertThat(again.body()).contains("Open the activity again from its course");
    }

    @Test
    @Covers("E2.83")
    void a_get_of_the_launch_address_is_explained() {
        Bench.refused(new WebBrowser().get(bench.base() + "/lti/launch"), Reason.STATE_MISSING);
    }

    private WebBrowser.Page login(Change change) {
        SentLogin login = bench.login();
        Map<String, String> fields = new LinkedHashMap<>(login.fields());
        change.of(fields);
        return new WebBrowser().post(new WebBrowser.Form(login.url(), fields));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example/lti/launch", "javascript:alert(1)", "//elsewhere.example/"})
    @Covers("E2.81")
    void a_foreign_target_is_never_followed(String target) {
        Bench.refused(bench.launch(claims -> claims.put(Claim.TARGET_LINK_URI, target)), Reason.TARGET_WRONG);
        // At the login the target decides nothing: the browser always goes to the registered platform and back here.
        assertThat(login(fields -> fields.put("target_link_uri", target))
                        .form("/lti/launch")
                        .action()
                        .toString())
                .isEqualTo(bench.base() + "/lti/launch");
    }

    @Test
    @Covers({"E2.80", "E2.82"})
    void tricks_with_the_target_are_seen_through() {
        String own = bench.base().toString();
        for (String target : List.of(
                own + "\\@elsewhere.example/",
                "https://elsewhere.example\\@" + bench.base().getAuthority() + "/",
                own + "@elsewhere.example/",
                "http://user@" + bench.base().getAuthority() + "/lti/launch",
                own + ".elsewhere.example/",
                own.replace("http:", "ftp:"))) {
            Bench.refused(bench.launch(claims -> claims.put(Claim.TARGET_LINK_URI, target)), Reason.TARGET_WRONG);
        }
        Bench.refused(bench.launch(claims -> claims.remove(Claim.TARGET_LINK_URI)), Reason.TARGET_WRONG);
        Bench.accepted(bench.launch(claims -> claims.put(Claim.TARGET_LINK_URI, own + "/lti/launch?run=1")));
    }
}
