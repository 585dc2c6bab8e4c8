package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.Covers;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.school.SchoolCourse;
import org.waymark.practice.trust.Forgery;

/** Links of a course that show a page: one's own progress, one's own city, the catalogue. */
class CoursePagesIT {
    private static final String CUSTOM = "https://purl.imsglobal.org/spec/lti/claim/custom";

    private static Installation waymark;
    private static Classroom room;

    @BeforeAll
    static void start() {
        waymark = Installation.onH2();
        room = new Classroom(waymark.lms, waymark.app.baseUrl(), 8);
    }

    @AfterAll
    static void stop() {
        waymark.close();
    }

    /** As the picker makes it. */
    private static PlacedActivity link(String page) {
        return waymark.lms.addActivity(
                room.course,
                "Page " + page,
                waymark.app.baseUrl() + "/lti/launch?waymark_page=" + page + "&waymark_item=" + page + ".1",
                Map.of("waymark_page", page, "waymark_item", page + ".1"),
                null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"my-progress", "our-city", "catalogue"})
    void a_link_to_a_page_opens_it_for_learner_and_instructor(String page) {
        Map<String, String> headings = Map.of(
                "my-progress",
                "<h1>My progress",
                "our-city",
                "<h1>Our city",
                "catalogue",
                "<h1>Learning opportunities");
        PlacedActivity link = link(page);
        for (Person person : List.of(room.learner(0), room.teacher)) {
            WebBrowser browser = new WebBrowser();
            WebBrowser.Page opened = room.launch(browser, person, link);
            assertThat(opened.status()).isEqualTo(200);
            assertThat(opened.body())
                    .contains(headings.get(page), ">My progress<", ">Our city<", ">Learning opportunities<")
                    .contains(person.name(), room.course.title(), "aria-current=\"page\"")
                    .doesNotContain("This activity", "This course<", "not set up");
            assertThat(opened.header("content-security-policy").orElse(""))
                    .contains("frame-ancestors 'self' " + waymark.lms.baseUrl());
            String session = opened.address().toString().replaceAll("/[a-z]+$", "");
            for (String other : List.of("/progress", "/city", "/catalogue")) {
                assertThat(browser.get(session + other).status()).isEqualTo(200);
            }
            assertThat(browser.get(session).address().toString())
                    .as("the session's first page")
                    .isEqualTo(opened.address().toString());
        }
    }

    @Test
    void somebody_without_a_city_joins_on_the_city_s_page() {
        String code = waymark.app
                .journeys
                .admin
                .manageCities
                .addCode("City of Fairview")
                .shown();
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page page = room.launch(browser, room.learner(1), link("our-city"));
        assertThat(page.body()).contains("You have not joined a city yet");
        page = browser.post(page.form("/join").with("code", "ABCD-EFGH-JKMN"));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("<h1>Our city", "Waymark does not know this code");
        page = browser.post(page.form("/join").with("code", code));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.address().getPath()).endsWith("/city");
        assertThat(page.body()).contains("<h1>City of Fairview");
    }

    @Test
    void my_progress_shows_what_was_completed_in_every_course_and_only_one_s_own() {
        String code = waymark.app
                .journeys
                .admin
                .manageCities
                .addCode("City of Lakeside")
                .shown();
        SchoolCourse second =
                new SchoolCourse(waymark.lms.school().nextId(), "C2", "Another course", "", room.course.personIds());
        waymark.lms.school().addCourse(second);
        Classroom other = new Classroom(room, second);
        PlacedActivity there = other.withColumn("Elsewhere");
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page page = other.launch(browser, room.learner(2), there);
        page = browser.post(page.form("/join").with("code", code));
        browser.post(page.form("/complete").with("completed", "yes"));

        PlacedActivity progress = link("my-progress");
        page = room.launch(browser, room.learner(2), progress);
        assertThat(page.body())
                .contains("Data Management: Quality and Standards", "/credentials/", "badge.svg", "certificate.pdf")
                .contains("Criteria you support", "City of Lakeside", "Supported by 1 completion");
        page = room.launch(new WebBrowser(), room.learner(3), progress);
        assertThat(page.body())
                .contains("You have not completed anything yet", "Join my city")
                .doesNotContain("/credentials/", "City of Lakeside");
        page = room.launch(new WebBrowser(), room.teacher, progress);
        assertThat(page.body()).contains("You are an instructor here").doesNotContain("/credentials/");
    }

    @Test
    void the_test_user_has_no_badge_in_its_progress() {
        Person tester = waymark.lms.person(Person.Station.TEST_USER);
        PlacedActivity activity = waymark.addActivity("For the test user");
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page page = waymark.launch(browser, tester, activity);
        browser.post(page.form("/complete").with("completed", "yes"));
        page = room.launch(browser, tester, link("my-progress"));
        assertThat(page.body())
                .contains("Data Management: Quality and Standards", "This is the test user")
                .doesNotContain("/credentials/");
    }

    @Test
    void an_activity_leads_to_my_progress_too() {
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page page = room.launch(browser, room.learner(4), room.withColumn("With a way"));
        assertThat(page.body()).contains("/progress\"");
        page = browser.get(page.address() + "/progress");
        assertThat(page.body()).contains("<h1>My progress", "This course");
    }

    @Test
    void a_platform_that_drops_custom_values_still_opens_what_the_address_says() {
        PlacedActivity page = link("catalogue");
        assertThat(launchWithout(page).body()).contains("<h1>Learning opportunities");
        PlacedActivity run = waymark.lms.addActivity(
                room.course,
                "Only an address",
                waymark.app.baseUrl() + "/lti/launch?waymark_run=" + Installation.RUN + "&x=1",
                Map.of(),
                null);
        assertThat(launchWithout(run).body()).contains("Data Management: Quality and Standards");
    }

    private static WebBrowser.Page launchWithout(PlacedActivity link) {
        return room.launch(new WebBrowser(), room.learner(5), link, Forgery.withoutClaim(CUSTOM));
    }

    @Test
    void a_plain_link_with_no_custom_at_all_goes_on_working() {
        PlacedActivity plain = waymark.lms.addActivity(room.course, "Plain", "", Map.of(), null);
        assertThat(launchWithout(plain).body()).contains("This activity is not set up yet");
        WebBrowser teacher = new WebBrowser();
        WebBrowser.Page page = room.launch(teacher, room.teacher, plain, Forgery.withoutClaim(CUSTOM));
        page = teacher.post(page.form("/run").with("run", Installation.RUN));
        assertThat(page.body()).contains("Data Management: Quality and Standards");
        assertThat(launchWithout(plain).body()).contains("Data Management: Quality and Standards");
    }

    @Test
    void a_page_that_does_not_exist_is_as_good_as_none() {
        PlacedActivity link =
                waymark.lms.addActivity(room.course, "Odd", "", Map.of("waymark_page", "their-progress"), null);
        assertThat(room.launch(new WebBrowser(), room.learner(6), link).body()).contains("not set up yet");
    }

    @Test
    @Covers("E2.91")
    void failure_91_links_that_all_have_the_id_of_the_course_show_each_its_own() {
        Classroom own = new Classroom(waymark.lms, waymark.app.baseUrl(), 1);
        PlacedActivity activity = own.withoutColumn("In the text");
        Map<String, String> shown = new LinkedHashMap<>();
        for (String parameters : List.of(
                "waymark_run=" + Installation.RUN + ",waymark_item=one",
                "waymark_run=" + Installation.RUN + ",waymark_item=two",
                "waymark_page=my-progress,waymark_item=three",
                "waymark_page=catalogue")) {
            Map<String, Object> custom = new LinkedHashMap<>();
            for (String parameter : parameters.split(",")) {
                custom.put(parameter.split("=")[0], parameter.split("=")[1]);
            }
            WebBrowser browser = new WebBrowser();
            WebBrowser.Page page = own.launch(browser, own.learner(0), activity, inText(own.course.id(), custom));
            shown.put(parameters, page.body().replaceAll("(?s).*<h1>(.*?)</h1>.*", "$1"));
            if (parameters.endsWith("one")) {
                page = browser.post(page.form("/complete").with("completed", "yes"));
                assertThat(page.body()).contains("Completed on");
            } else if (parameters.endsWith("two")) {
                assertThat(page.form("/complete").fields())
                        .as("another activity, with a grade of its own")
                        .isNotEmpty();
            }
        }
        assertThat(shown.values())
                .containsExactly(
                        "Data Management: Quality and Standards",
                        "Data Management: Quality and Standards",
                        "My progress",
                        "Learning opportunities");
        // The platform knows no link of that id: the column is made without one, and found again.
        Wait.until(
                Duration.ofSeconds(30),
                () -> waymark.lms.school().lineItems(own.course.id()).stream()
                        .anyMatch(item -> item.resourceLinkId() == null && "one".equals(item.resourceId())),
                () -> "no column: " + waymark.lms.school().lineItems(own.course.id()));
        assertThat(waymark.lms.school().lineItems(own.course.id())).hasSize(1);
    }

    private static Forgery inText(String courseId, Map<String, Object> custom) {
        return Forgery.withClaim(CUSTOM, custom)
                .claims(claims ->
                        claims.put("https://purl.imsglobal.org/spec/lti/claim/resource_link", Map.of("id", courseId)));
    }
}
