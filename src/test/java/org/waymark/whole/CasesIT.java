package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.Covers;
import org.waymark.lti.payload.Claim;
import org.waymark.lti.payload.Json;
import org.waymark.practice.message.SentLogin;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.school.SchoolCourse;
import org.waymark.practice.trust.Forgery;
import org.waymark.practice.wire.Fault;
import org.waymark.practice.wire.Spot;
import org.waymark.standard.Criterion;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.StandardId;
import org.waymark.store.Rows;

/** Small cases from the field's lists (cases/cases.txt) that no other test tells. */
class CasesIT {
    private static final Map<String, String> JSON = Map.of("Accept", "application/json");

    private static Installation waymark;
    private static PlacedActivity activity;

    @BeforeAll
    static void starts() {
        waymark = Installation.onH2();
        activity = waymark.addActivity("Data quality");
    }

    @AfterAll
    static void ends() {
        waymark.close();
    }

    @Test
    @Covers({"E2.4", "E2.5", "E2.9"})
    void every_cookie_on_the_way_in_is_one_that_a_frame_of_another_site_keeps() {
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page login = login(browser, fields -> {});
        WebBrowser.Page launched = browser.postOnce(
                browser.get(login.header("location").orElseThrow()).form("/lti/launch"));
        for (WebBrowser.Page page : List.of(login, launched)) {
            String[] cookies = page.header("set-cookie").orElseThrow().split("\n", -1);
            assertThat(cookies)
                    .isNotEmpty()
                    .allSatisfy(cookie ->
                            assertThat(cookie).contains("; Secure", "; SameSite=None", "; Partitioned", "; HttpOnly"));
        }
    }

    @ParameterizedTest
    @CsvSource({"none, false", "'', false", "a frame; of <odd> name, false", "_parent, true", "lti_storage, true"})
    @Covers({"B2.44", "B2.45", "B2.46", "B2.47"})
    void a_storage_target_is_used_where_it_is_one_and_else_the_login_goes_its_way(String target, boolean storage) {
        WebBrowser.Page page = login(new WebBrowser(), fields -> {
            if (!target.equals("none")) {
                fields.put("lti_storage_target", target);
            }
        });
        assertThat(page.status()).isEqualTo(storage ? 200 : 302);
        assertThat(page.says("/assets/storage.js")).isEqualTo(storage);
    }

    @Test
    @Covers({"B2.36", "B2.32"})
    void a_login_needs_no_message_hint_and_believes_no_deployment() {
        WebBrowser.Page page = login(new WebBrowser(), fields -> {
            fields.remove("lti_message_hint");
            fields.put("lti_deployment_id", "nobody-knows");
        });
        assertThat(page.status()).isEqualTo(302);
        assertThat(page.header("location").orElseThrow()).doesNotContain("lti_message_hint", "nobody-knows");
        // The deployment that counts is the one in the signed message.
        WebBrowser browser = new WebBrowser();
        page = login(browser, fields -> fields.put("lti_deployment_id", "nobody-knows"));
        page = browser.post(browser.get(page.header("location").orElseThrow()).form("/lti/launch"));
        assertThat(page.status()).isEqualTo(200);
    }

    @Test
    @Covers("B2.53")
    void an_empty_launch_is_refused_on_a_readable_page() {
        WebBrowser.Page page =
                new WebBrowser().post(new WebBrowser.Form(URI.create(waymark.app.baseUrl() + "/lti/launch"), Map.of()));
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains("The sign-in did not start here");
    }

    @Test
    @Covers({"E2.22", "E2.23"})
    void logins_begun_side_by_side_in_one_browser_arrive_in_any_order() {
        WebBrowser browser = new WebBrowser();
        List<WebBrowser.Form> forms = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            forms.add(waymark.authenticated(browser, waymark.lms.open(waymark.learner(0), activity), Forgery.none()));
        }
        for (int i : new int[] {2, 0, 1}) {
            assertThat(browser.post(forms.get(i)).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"LtiDataPrivacyLaunchRequest", "LtiEulaRequest", "LtiAssetProcessorSettingsRequest"})
    @Covers({"B2.19", "B2.56"})
    void a_message_that_waymark_does_not_answer_is_refused_by_name(String type) {
        WebBrowser.Page page = waymark.launch(
                new WebBrowser(),
                waymark.lms.open(waymark.learner(0), activity),
                Forgery.withClaim(Claim.MESSAGE_TYPE, type));
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains("Waymark does not support this message type");
    }

    @Test
    @Covers("E2.89")
    void a_learner_who_comes_before_the_instructor_reads_what_is_missing_and_loses_nothing() {
        PlacedActivity bare = waymark.lms.addActivity(
                waymark.lms.course(), "Not set up", waymark.app.baseUrl() + "/lti/launch", Map.of(), null);
        WebBrowser learner = new WebBrowser();
        WebBrowser.Page early = waymark.launch(learner, waymark.learner(1), bare);
        assertThat(early.status()).isEqualTo(200);
        assertThat(early.says("/complete")).isFalse();

        WebBrowser teacher = new WebBrowser();
        WebBrowser.Page setUp = waymark.launch(teacher, waymark.instructor(), bare);
        teacher.post(setUp.form("/run").with("run", Installation.RUN));
        assertThat(learner.get(early.address().toString()).body()).contains("Data Management: Quality and Standards");
    }

    @Test
    @Covers({"E2.97", "E2.98"})
    void a_badge_leads_where_it_says_and_is_the_same_with_every_download() {
        WebBrowser learner = new WebBrowser();
        WebBrowser.Page page = waymark.launch(learner, waymark.learner(2), activity);
        page = learner.post(page.form("/complete").with("completed", "yes"));
        String badge = page.body().replaceAll("(?s).*?href=\"([^\"]*/credentials/[0-9a-f-]{36})\".*", "$1");
        String address = URI.create(waymark.app.baseUrl() + "/").resolve(badge).toString();

        String json = new WebBrowser().get(address, JSON).body();
        JsonNode alignments = Json.read(json).orElseThrow().at("/credentialSubject/achievement/alignment");
        assertThat(alignments).isNotEmpty();
        for (JsonNode alignment : alignments) {
            WebBrowser.Page criterion =
                    new WebBrowser().get(alignment.path("targetUrl").asText(), JSON);
            assertThat(criterion.status()).isEqualTo(200);
            assertThat(Json.read(criterion.body()).orElseThrow().path("humanCodingScheme"))
                    .isEqualTo(alignment.path("targetCode"));
        }
        assertThat(new WebBrowser().get(address, JSON).body()).isEqualTo(json);
    }

    @Test
    void an_address_in_a_badge_of_0_1_answers_with_the_criterion_under_its_corrected_code() {
        UUID was = Criterion.caseId(new StandardId("wwc-2018"), new CriterionCode("SE3"));
        WebBrowser.Page page = new WebBrowser().get(waymark.app.baseUrl() + "/ims/case/v1p1/CFItems/" + was, JSON);
        JsonNode item = Json.read(page.body()).orElseThrow();
        assertThat(item.path("abbreviatedStatement").asText()).isEqualTo("Partner Skills");
        assertThat(item.path("humanCodingScheme").asText()).isEqualTo("SE5");
        assertThat(Instant.parse(item.path("lastChangeDateTime").asText())).isAfter("2022-01-01T00:00:00Z");
    }

    @Test
    @Covers("E2.62")
    void a_score_for_somebody_who_has_left_the_course_is_told_to_the_instructor() {
        Classroom room = new Classroom(waymark.lms, waymark.app.baseUrl(), 1);
        Person guest = room.learner(0);
        PlacedActivity graded = room.withColumn("For members");
        WebBrowser learner = new WebBrowser();
        WebBrowser.Page page = room.launch(learner, guest, graded);
        SchoolCourse course = room.course;
        Wait.until(
                Duration.ofSeconds(30),
                () -> waymark.lms.messages().stream()
                        .anyMatch(message -> message.target().contains("/CourseSection/" + course.id() + "/")),
                () -> "the list was never read");
        waymark.lms
                .school()
                .addCourse(new SchoolCourse(
                        course.id(), course.label(), course.title(), course.description(), List.of(room.teacher.id())));
        assertThat(learner.post(page.form("/complete").with("completed", "yes")).body())
                .contains("/credentials/");
        WebBrowser teacher = new WebBrowser();
        Wait.until(
                Duration.ofSeconds(30),
                () -> room.teacherPage(teacher, graded).says("did not accept the grade"),
                () -> "the instructor is told nothing");
    }

    @Test
    @Covers("E2.37")
    void a_class_that_launches_at_once_lets_us_fetch_the_keys_once() throws Exception {
        try (Installation own = Installation.onH2()) {
            PlacedActivity one = own.addActivity("Data quality");
            own.lms.fault(Spot.JWKS, Fault.slow(Duration.ofMillis(500)));
            List<WebBrowser.Page> pages = Rows.together(8, () -> own.launch(new WebBrowser(), own.learner(0), one));
            assertThat(pages).allMatch(page -> page.status() == 200);
            assertThat(keyFetches(own)).isEqualTo(1);
        }
    }

    @Test
    @Covers("E2.38")
    void false_key_ids_make_us_ask_the_platform_within_a_limit() {
        try (Installation own = Installation.onH2()) {
            PlacedActivity one = own.addActivity("Data quality");
            own.launch(new WebBrowser(), own.learner(0), one);
            own.lms.clearMessages();
            long began = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                own.launch(
                        new WebBrowser(), own.lms.open(own.learner(0), one), Forgery.sealed(Forgery.Seal.UNKNOWN_KEY));
            }
            long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
            // Two in five seconds are allowed, so that a key that has just been changed is found.
            assertThat(keyFetches(own)).isLessThanOrEqualTo(2 + 2 * (int) (seconds / 5));
        }
    }

    private static int keyFetches(Installation own) {
        return (int) own.lms.messages().stream()
                .filter(message -> message.target().startsWith("/oidc/jwks"))
                .count();
    }

    private interface Change {
        void of(Map<String, String> fields);
    }

    private static WebBrowser.Page login(WebBrowser browser, Change change) {
        SentLogin login = waymark.lms.startLaunch(waymark.lms.open(waymark.learner(0), activity));
        Map<String, String> fields = new LinkedHashMap<>(login.fields());
        change.of(fields);
        return browser.postOnce(new WebBrowser.Form(login.url(), fields));
    }
}
