package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.waymark.Covers;
import org.waymark.id.RegistrationId;
import org.waymark.lti.payload.Claim;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.trust.Forgery;
import org.waymark.practice.wire.Fault;
import org.waymark.practice.wire.Spot;

/** The administrator's pages through the whole product: who gets in, and what each page and form does. */
class AdminIT {
    private static final String HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
    private static final List<String> PAGES = List.of(
            "",
            "/platforms",
            "/platforms/new",
            "/launches",
            "/grades",
            "/people",
            "/people?q=a",
            "/cities",
            "/issuers",
            "/issuers/new",
            "/standards",
            "/crosswalk",
            "/data",
            "/rules",
            "/intake",
            "/keys",
            "/audit");

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
    void a_link_is_looked_at_as_often_as_you_like_and_opens_once() {
        String link = link(waymark);
        WebBrowser preview = new WebBrowser();
        assertThat(preview.get(link).status()).isEqualTo(200);
        WebBrowser browser = new WebBrowser();
        WebBrowser.Form button = browser.get(link).form(link.substring(link.indexOf("/admin/")));
        WebBrowser.Page overview = browser.post(button);
        assertThat(overview.status()).isEqualTo(200);
        assertThat(overview.body()).contains("Needs attention");
        assertThat(overview.header("content-security-policy").orElseThrow()).contains("frame-ancestors 'none'");

        assertThat(browser.get(link).status()).isEqualTo(403);
        WebBrowser.Page second = preview.post(button);
        assertThat(second.status()).isEqualTo(403);
        assertThat(second.body()).contains("This link does not work");
        // The address alone opens nothing in another browser.
        assertThat(preview.get(overview.address().toString()).status()).isEqualTo(401);
    }

    @Test
    void a_wrong_secret_and_a_forged_session_get_a_page_and_no_more() {
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page page = browser.get(waymark.app.baseUrl() + "/admin/enter/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).contains("admin-link");
        for (String forged : List.of("x", "x.y", "e30.e30", "..", "%00")) {
            assertThat(browser.get(waymark.app.baseUrl() + "/admin/" + forged + "/platforms")
                            .status())
                    .as(forged)
                    .isBetween(400, 499);
        }
    }

    @Test
    void a_link_and_a_session_end_with_time() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
        InstantSource clock = now::get;
        try (Installation own = Installation.onH2(Installation.newFolder(), clock)) {
            String late = link(own);
            WebBrowser browser = new WebBrowser();
            WebBrowser.Page overview = enter(own, browser);
            now.set(now.get().plus(Duration.ofMinutes(16)));
            assertThat(browser.get(late).status()).isEqualTo(403);
            assertThat(browser.get(overview.address().toString()).status()).isEqualTo(200);
            now.set(now.get().plus(Duration.ofHours(8)));
            assertThat(browser.get(overview.address().toString()).status()).isEqualTo(401);
        }
    }

    /** Nobody guesses a code so, but that somebody tries is said. */
    @Test
    void many_wrong_city_codes_of_one_platform_are_told() {
        Classroom room = new Classroom(waymark.lms, waymark.app.baseUrl(), 5);
        PlacedActivity activity = room.withColumn("Guessed at");
        WebBrowser browser = new WebBrowser();
        String admin = enter(waymark, browser).address().toString();
        for (int learner = 0; learner < 5; learner++) {
            assertThat(browser.get(admin).body()).doesNotContain("that nobody issued");
            WebBrowser guesser = new WebBrowser();
            WebBrowser.Form form =
                    room.launch(guesser, room.learner(learner), activity).form("/join");
            for (int i = 0; i < 8; i++) {
                guesser.post(form.with("code", "AAAA-AAAA-AAA" + i));
            }
        }
        assertThat(browser.get(admin).body())
                .contains("5 people on “", "tried 40 city codes that nobody issued, within one hour starting");
    }

    @Test
    void every_page_shows_with_and_without_data() {
        try (Installation empty = Installation.onH2()) {
            WebBrowser browser = new WebBrowser();
            String admin = enter(empty, browser).address().toString();
            for (String page : PAGES) {
                WebBrowser.Page shown = browser.get(admin + page);
                assertThat(shown.status()).as(page).isEqualTo(200);
                assertThat(shown.body()).as(page).contains("<h1>", "Administration");
            }
            assertThat(browser.get(admin + "/cities").body()).contains("No cities yet");
            assertThat(browser.get(admin + "/grades").body()).contains("Every grade has arrived");
        }
    }

    /** 15.8: every address under /admin that the server has registered, also one that is added later. */
    @Test
    void no_administrators_page_answers_whoever_has_no_right() {
        WebBrowser administrator = new WebBrowser();
        String admin = enter(waymark, administrator).address().toString();
        String token =
                administrator.get(admin + "/cities").form("/cities").fields().get("_csrf");
        PlacedActivity activity = waymark.addActivity("Walked");
        record Seat(String who, WebBrowser browser, String session, String csrf) {}
        List<Seat> without = new ArrayList<>();
        without.add(new Seat("nobody", new WebBrowser(), "x", token));
        without.add(new Seat("a stolen address", new WebBrowser(), admin.replaceAll(".*/admin/", ""), token));
        for (Person person : List.of(waymark.learner(0), waymark.instructor())) {
            WebBrowser browser = new WebBrowser();
            WebBrowser.Page page = waymark.launch(browser, person, activity);
            without.add(new Seat(
                    person.station().toString(),
                    browser,
                    page.address().toString().replaceAll(".*/s/", ""),
                    token));
        }
        List<Routes.Route> routes = Routes.under(waymark.app, "/admin/{session}");
        assertThat(routes.stream().filter(Routes.Route::posts)).hasSizeGreaterThan(20);
        assertThat(routes.stream().map(Routes.Route::path))
                .contains("/admin/{session}/platforms/{platform}/web-service");
        try (Tables tables = Tables.of(waymark)) {
            Map<String, List<String>> before = tables.everything();
            for (Routes.Route route : routes) {
                for (Seat seat : without) {
                    String address = waymark.app.baseUrl() + route.filled(part -> value(part, seat.session()));
                    WebBrowser.Page page = route.posts()
                            ? seat.browser().postOnce(new WebBrowser.Form(URI.create(address), fields(seat.csrf())))
                            : seat.browser().get(address);
                    assertThat(page.status()).as(seat.who() + " " + route).isIn(401, 403);
                }
                if (route.posts()) {
                    WebBrowser.Form form = new WebBrowser.Form(
                            URI.create(waymark.app.baseUrl()
                                    + route.filled(part -> value(part, admin.replaceAll(".*/admin/", "")))),
                            fields(token));
                    assertThat(administrator
                                    .postFrom("https://evil.example", form)
                                    .status())
                            .as("a foreign page " + route)
                            .isEqualTo(403);
                    for (String wrong : List.of("", "x" + token)) {
                        assertThat(administrator
                                        .postOnce(form.with("_csrf", wrong))
                                        .status())
                                .as("without the token " + route)
                                .isEqualTo(403);
                    }
                }
            }
            assertThat(tables.everything()).isEqualTo(before);
        }
    }

    /** What stands in the place of a part of an address: what there is, where there is something. */
    private static String value(String part, String session) {
        return switch (part) {
            case "session" -> session;
            case "platform" -> platform().toString();
            case "run" -> Installation.RUN;
            case "use" -> "lti";
            default -> "00000000-0000-4000-8000-000000000001";
        };
    }

    private static Map<String, String> fields(String csrf) {
        Map<String, String> fields = new LinkedHashMap<>();
        Routes.parameters().forEach(name -> fields.put(name, "1"));
        fields.put("do", "save");
        fields.put("_csrf", csrf);
        return fields;
    }

    @Test
    void only_an_administrator_of_the_programmes_platform_gets_in_by_a_launch() {
        try (Installation own = Installation.onH2()) {
            PlacedActivity activity = own.addActivity("Data quality");
            Person boss = own.lms.person(Person.Station.ADMINISTRATOR);
            RegistrationId platform = own.app
                    .journeys
                    .admin
                    .managePlatforms
                    .list()
                    .get(0)
                    .registration()
                    .id();

            WebBrowser browser = new WebBrowser();
            WebBrowser.Page plain = own.launch(browser, boss, activity);
            assertThat(plain.status()).isEqualTo(200);
            assertThat(plain.body()).doesNotContain("Administration");
            assertThat(browser.get(plain.address() + "/admin").status()).isEqualTo(403);

            own.app.journeys.admin.managePlatforms.markProgramme(platform, true);
            for (Person other : List.of(own.instructor(), own.learner(0))) {
                WebBrowser theirs = new WebBrowser();
                WebBrowser.Page page = own.launch(theirs, other, activity);
                assertThat(page.body()).doesNotContain("Administration");
                assertThat(theirs.get(page.address() + "/admin").status()).isEqualTo(403);
            }

            WebBrowser.Page marked = own.launch(browser, boss, activity);
            assertThat(marked.body()).contains(">Administration<");
            WebBrowser.Page admin = browser.get(marked.address() + "/admin");
            assertThat(admin.status()).isEqualTo(200);
            assertThat(admin.body()).contains("Needs attention");
            assertThat(admin.header("content-security-policy").orElseThrow())
                    .contains("frame-ancestors 'self' " + own.lms.baseUrl());

            own.app.journeys.admin.managePlatforms.markProgramme(platform, false);
            assertThat(browser.get(admin.address().toString()).status()).isEqualTo(403);
        }
    }

    @Test
    @Covers("E2.48")
    void a_platform_is_switched_marked_and_its_unknown_deployment_let_in() {
        try (Installation own = Installation.onH2()) {
            PlacedActivity activity = own.addActivity("Data quality");
            WebBrowser browser = new WebBrowser();
            String admin = enter(own, browser).address().toString();
            RegistrationId id = own.app
                    .journeys
                    .admin
                    .managePlatforms
                    .list()
                    .get(0)
                    .registration()
                    .id();
            String address = admin + "/platforms/" + id;

            WebBrowser.Page page = browser.post(browser.get(address).form("/state"));
            assertThat(page.body()).contains("are now refused", "Turn on");
            var login = own.lms.startLaunch(own.lms.open(own.learner(0), activity));
            assertThat(new WebBrowser()
                            .post(new WebBrowser.Form(login.url(), login.fields()))
                            .status())
                    .isEqualTo(403);
            page = browser.post(page.form("/state"));
            assertThat(page.body()).contains("are now accepted", "Turn off");

            Forgery elsewhere = Forgery.withClaim(Claim.DEPLOYMENT_ID, "other-" + HOSTILE);
            WebBrowser.Page refused = own.launch(new WebBrowser(), own.lms.open(own.learner(0), activity), elsewhere);
            assertThat(refused.status()).isEqualTo(403);
            page = browser.get(address);
            assertThat(page.body()).contains("other-&lt;script&gt;").doesNotContain("<script>alert");
            assertThat(browser.get(admin).body()).contains("1 deployment of an approved platform is refused");
            assertThat(own.app.journeys.admin.managePlatforms.list().get(0).deployments())
                    .filteredOn(deployment -> !deployment.allowed())
                    .hasSize(1);
            WebBrowser.Form letIn = page.form("/deployment").with("deployment", "other-" + HOSTILE);
            page = browser.post(letIn.with("allowed", "yes"));
            assertThat(page.body()).contains("The deployment is now allowed.");
            assertThat(own.launch(new WebBrowser(), own.lms.open(own.learner(0), activity), elsewhere)
                            .status())
                    .isEqualTo(200);

            page = browser.post(page.form("/programme"));
            assertThat(page.body()).contains("Remove the mark");
        }
    }

    @Test
    void a_registration_link_is_shown_once_and_registers_for_approval() {
        WebBrowser browser = new WebBrowser();
        String admin = enter(waymark, browser).address().toString();
        WebBrowser.Page made = browser.post(
                browser.get(admin + "/platforms").form("/platforms/link").with("review", "yes"));
        assertThat(made.body()).contains("/lti/register/", "waits here for your approval");
        assertThat(browser.get(admin + "/platforms").body()).doesNotContain("/lti/register/");
    }

    @Test
    void a_platform_typed_in_is_checked_field_by_field_then_kept_and_changed() {
        WebBrowser browser = new WebBrowser();
        String admin = enter(waymark, browser).address().toString();
        WebBrowser.Form form = browser.get(admin + "/platforms/new").form("/platforms/new");
        WebBrowser.Form bad = form.with("issuer", HOSTILE)
                .with("name", HOSTILE)
                .with("authorization_endpoint", "javascript:alert(1)")
                .with("token_endpoint", "http://10.0.0.1/token")
                .with("jwks_uri", "/relative");
        WebBrowser.Page page = browser.post(bad);
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body())
                .contains("Nothing was saved", "&lt;script", "Enter a complete address", "may not call it")
                .doesNotContain("<script>alert");

        String lms = waymark.lms.baseUrl();
        WebBrowser.Form good = form.with("issuer", "https://hand.example")
                .with("client_id", "c-" + UUID.randomUUID())
                .with("name", "By hand")
                .with("authorization_endpoint", lms + "/auth")
                .with("token_endpoint", lms + "/token")
                .with("jwks_uri", lms + "/jwks")
                .with("deployment", "d1");
        // The server of its tokens is another platform's: that is asked first.
        page = browser.post(good);
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("has the same token_endpoint", "name=\"shared\"");
        page = browser.post(good.with("shared", "yes"));
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("The platform is saved.", "By hand", "d1", "/lti/keys/");
        assertThat(browser.post(good.with("shared", "yes")).body()).contains("already registered");

        WebBrowser.Page edit = browser.get(page.address().toString().replaceAll("\\?.*", "") + "/edit");
        page = browser.post(edit.form("/edit")
                .with("name", "Renamed")
                .with("authorization_endpoint", lms + "/auth2")
                .with("token_endpoint", lms + "/token")
                .with("jwks_uri", lms + "/jwks"));
        assertThat(page.body()).contains("Renamed", "/auth2", "https://hand.example");
    }

    @Test
    void a_connection_test_says_in_plain_words_what_works_and_what_is_missing() {
        try (Installation own = Installation.onH2()) {
            own.launch(new WebBrowser(), own.instructor(), own.addActivity("Data quality"));
            WebBrowser browser = new WebBrowser();
            String admin = enter(own, browser).address().toString();
            RegistrationId id = own.app
                    .journeys
                    .admin
                    .managePlatforms
                    .list()
                    .get(0)
                    .registration()
                    .id();
            WebBrowser.Form test = browser.get(admin + "/platforms/" + id).form("/test");
            WebBrowser.Page good = browser.post(test);
            assertThat(good.status()).isEqualTo(200);
            assertThat(good.body())
                    .contains("grants everything", "on the first page", "The platform gives a token for it.")
                    .doesNotContain("Not tried");

            own.lms.fault(Spot.TOKEN, Fault.status(400));
            WebBrowser.Page bad = browser.post(test);
            // C.3: why no token is given decides what is advised.
            assertThat(bad.body())
                    .contains("Send grades", "status 400")
                    .doesNotContain("What the platform does not grant", "grants everything");
            own.lms.fault(Spot.TOKEN, Fault.status(404));
            assertThat(browser.post(test).body())
                    .contains("the platform cannot read Waymark's keys", "/lti/keys/" + id, "HTTP security")
                    .contains(
                            "“cURL blocked hosts list”",
                            "“cURL allowed ports list”",
                            "(" + own.app.baseUrl().getPort() + ")")
                    .doesNotContain("What the platform does not grant", "grants everything");
            own.lms.clearFaults();
            own.lms.fault(Spot.JWKS, Fault.status(302));
            assertThat(browser.post(test).body())
                    .contains("The address of the key set answers with a redirect (status 302)");
            own.lms.clearFaults();
            own.lms.fault(Spot.TOKEN, Fault.status(302));
            assertThat(browser.post(test).body()).contains("token address answers with a redirect (status 302)");
        }
    }

    @Test
    void launches_show_a_verdict_and_claims_without_names_or_secrets() throws Exception {
        PlacedActivity activity = waymark.addActivity(HOSTILE);
        Person learner = waymark.learner(1);
        waymark.launch(new WebBrowser(), learner, activity);
        waymark.launch(new WebBrowser(), waymark.lms.open(learner, activity), Forgery.expired(3600));
        WebBrowser browser = new WebBrowser();
        String admin = enter(waymark, browser).address().toString();
        WebBrowser.Page list = whenItSays("The sign-in has expired", browser, admin + "/launches?show=refused");
        assertThat(list.body()).contains("The sign-in has expired").doesNotContain("Accepted</a>");
        assertThat(browser.get(admin + "/launches").body()).contains("Accepted</a>");

        String one = list.body().replaceAll("(?s).*?href=\"([^\"]*/launches/[0-9a-f-]{36})\".*", "$1");
        WebBrowser.Page launch = browser.get(waymark.app.baseUrl() + one);
        assertThat(launch.status()).isEqualTo(200);
        assertThat(launch.body())
                .contains("EXPIRED", "SEC 5.1.3", "resource_link", "&lt;script&gt;")
                .doesNotContain(learner.familyName(), learner.email(), "<script>alert");
    }

    @Test
    void a_code_is_made_and_withdrawn_and_a_hostile_city_stays_text() {
        WebBrowser browser = new WebBrowser();
        String admin = enter(waymark, browser).address().toString();
        WebBrowser.Page page = browser.get(admin + "/cities");
        assertThat(browser.post(page.form("/cities").with("city", " ")).status())
                .isEqualTo(422);
        page = browser.post(page.form("/cities").with("city", HOSTILE));
        assertThat(page.body()).contains("&lt;script&gt;", "new code").doesNotContain("<script>alert");
        int before = good();
        page = browser.post(page.form("/cities/withdraw"));
        assertThat(page.body()).contains("The code is withdrawn");
        assertThat(good()).isEqualTo(before - 1);
    }

    @Test
    void a_preview_changes_nothing_and_applying_does() {
        try (Installation own = Installation.onH2()) {
            WebBrowser browser = new WebBrowser();
            String admin = enter(own, browser).address().toString();
            String before = browser.get(admin + "/data/catalogue.json").body();
            assertThat(before).contains("Data Management: Quality and Standards");
            String changed = before.replace("Data Management: Quality and Standards", "Data Quality <b>anew</b>");

            WebBrowser.Form form = browser.get(admin + "/data").form("/data/preview");
            WebBrowser.Page page = browser.post(form.with("kind", "catalogue").with("text", changed));
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body())
                    .contains("What would change", "Data Quality &lt;b&gt;anew")
                    .doesNotContain("<b>anew");
            assertThat(browser.get(admin + "/data/catalogue.json").body()).isEqualTo(before);

            WebBrowser.Page done = browser.post(page.form("/data/apply").with("text", changed));
            assertThat(done.body()).contains(">Applied<");
            assertThat(browser.get(admin + "/data/catalogue.json").body()).contains("Data Quality <b>anew</b>");

            page = browser.post(form.with("kind", "catalogue").with("text", "{\n \"oops\": " + "1}"));
            assertThat(page.status()).isEqualTo(422);
            assertThat(page.body()).contains("Waymark cannot accept this file", "oops");
            page = browser.postFile(form.with("kind", "catalogue"), "file", Path.of("c.json"), changed);
            assertThat(page.body()).contains("Nothing would change");
        }
    }

    @Test
    void keys_are_rotated_with_an_overlap() {
        WebBrowser browser = new WebBrowser();
        String admin = enter(waymark, browser).address().toString();
        WebBrowser.Page page = browser.get(admin + "/keys");
        WebBrowser.Form form = page.form("/keys/badge");
        assertThat(browser.post(form.with("hours", "7")).status()).isEqualTo(400);
        page = browser.post(form.with("hours", "24"));
        assertThat(page.body()).contains("The new key is published", "Published; signs starting", " until ");
    }

    @Test
    void a_grade_that_was_not_taken_shows_with_its_answer_and_is_sent_again() throws Exception {
        try (Installation own = Installation.onH2()) {
            PlacedActivity activity = own.addActivity("Data quality");
            own.lms.fault(Spot.SCORES, Fault.status(403));
            WebBrowser learner = new WebBrowser();
            WebBrowser.Page page = own.launch(learner, own.learner(0), activity);
            learner.post(page.form("/complete").with("completed", "yes"));
            WebBrowser browser = new WebBrowser();
            String admin = enter(own, browser).address().toString();
            WebBrowser.Page grades = whenItSays("status 403", browser, admin + "/grades");
            assertThat(grades.body()).contains("status 403", own.learner(0).familyName());
            assertThat(browser.get(admin).body())
                    .contains("has not accepted 1 grade. The oldest has been waiting since", "Waymark keeps trying");

            own.lms.clearFaults();
            RegistrationId id = own.app
                    .journeys
                    .admin
                    .managePlatforms
                    .list()
                    .get(0)
                    .registration()
                    .id();
            grades = browser.get(admin + "/grades?platform=" + id);
            grades = browser.post(grades.form("/grades/all-again"));
            assertThat(grades.body()).contains("Back in the queue");
            MainFlowIT.waitForGrade(own, activity);
            whenItSays("Every grade has arrived", browser, admin + "/grades");
        }
    }

    private static WebBrowser.Page whenItSays(String text, WebBrowser browser, String address) {
        Wait.until(
                Duration.ofSeconds(10),
                () -> browser.get(address).says(text),
                () -> browser.get(address).body());
        return browser.get(address);
    }

    private static String link(Installation installation) {
        return installation.app.journeys.admin.enterAdministration.makeLink().toString();
    }

    static WebBrowser.Page enter(Installation installation, WebBrowser browser) {
        String link = link(installation);
        WebBrowser.Page page = browser.post(browser.get(link).form(link.substring(link.indexOf("/admin/"))));
        assertThat(page.status()).isEqualTo(200);
        return page;
    }

    private static RegistrationId platform() {
        return waymark.platform();
    }

    private static int good() {
        return (int) waymark.app.journeys.admin.manageCities.listCodes().stream()
                .filter(code -> !code.withdrawn())
                .count();
    }

    @Test
    void a_system_is_let_in_its_token_shows_once_and_its_calls_are_listed() throws Exception {
        WebBrowser browser = new WebBrowser();
        String link = link(waymark);
        WebBrowser.Page overview = browser.post(browser.get(link).form(link.substring(link.indexOf("/admin/"))));
        String address = overview.address() + "/intake";
        WebBrowser.Form add = browser.get(address).form("/intake");
        RegistrationId platform = waymark.platform();
        assertThat(browser.post(add.with("name", " ").with("platform", platform.toString()))
                        .status())
                .isEqualTo(422);
        assertThat(browser.post(add.with("name", "x")
                                .with("platform", UUID.randomUUID().toString()))
                        .status())
                .isEqualTo(422);
        WebBrowser.Page made =
                browser.post(add.with("name", "Registry " + HOSTILE).with("platform", platform.toString()));
        String token = java.util.regex.Pattern.compile("wmk_[A-Za-z0-9_-]{43}")
                .matcher(made.body())
                .results()
                .findFirst()
                .orElseThrow()
                .group();
        assertThat(made.body()).doesNotContain(HOSTILE);
        assertThat(made.header("cache-control").orElse("")).contains("no-store");
        assertThat(browser.get(address).body()).doesNotContain(token).contains("No calls in the last three days.");

        assertThat(tell(token)).isEqualTo(422);
        WebBrowser.Page listed = browser.get(address);
        assertThat(listed.body()).contains("/intake/v1/completions", "422: The records cannot be taken");
        browser.post(listed.form("/end"));
        assertThat(tell(token)).isEqualTo(401);
        assertThat(browser.get(address).body()).contains("Its token is refused");
    }

    private static int tell(String token) throws Exception {
        return java.net.http.HttpClient.newHttpClient()
                .send(
                        java.net.http.HttpRequest.newBuilder(
                                        URI.create(waymark.app.baseUrl() + "/intake/v1/completions"))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}"))
                                .build(),
                        java.net.http.HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
