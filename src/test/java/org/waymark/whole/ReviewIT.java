package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.Covers;
import org.waymark.practice.Options;
import org.waymark.practice.PracticeLms;
import org.waymark.practice.message.LaunchRequest;
import org.waymark.practice.message.SentLogin;
import org.waymark.practice.school.LineItem;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.trust.Forgery;

/** From a cell of the gradebook to the evidence behind the grade, and to nobody else's. */
class ReviewIT {
    private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
    private static final String CLAIM = "https://purl.imsglobal.org/spec/lti/claim/";

    private static Installation waymark;

    @BeforeAll
    static void start() {
        waymark = Installation.onH2();
    }

    @AfterAll
    static void stop() {
        waymark.close();
    }

    private static WebBrowser.Page review(Installation at, Person who, LineItem column, Person of) {
        return at.launch(new WebBrowser(), at.lms.review(who, column, of), Forgery.none());
    }

    @ParameterizedTest
    @Covers("B2.20")
    @EnumSource(MainFlowIT.On.class)
    void an_instructor_opens_evidence_decision_badge_city_and_grade_from_the_gradebook(MainFlowIT.On on) {
        try (Installation here = on.start()) {
            String code = here.app
                    .journeys
                    .admin
                    .manageCities
                    .addCode("City of Springfield")
                    .shown();
            WebBrowser teacher = new WebBrowser();
            WebBrowser.Page picker =
                    here.launch(teacher, here.lms.pick(here.instructor(), here.lms.course()), Forgery.none());
            WebBrowser.Page answer = teacher.post(picker.form("/picker").with("run", Installation.RUN));
            assertThat(teacher.post(answer.form("")).status()).isEqualTo(200);
            PlacedActivity activity =
                    here.lms.school().activities(here.lms.course().id()).get(0);
            LineItem column = here.lms.findLineItem(activity).orElseThrow();
            assertThat(column.reviewUrl()).startsWith(here.app.baseUrl() + "/lti/launch");
            assertThat(column.reviewCustom()).containsEntry("waymark_run", Installation.RUN);

            WebBrowser learner = new WebBrowser();
            WebBrowser.Page page = here.launch(learner, here.learner(0), activity);
            page = learner.post(page.form("/join").with("code", code));
            learner.post(page.form("/complete").with("completed", "yes"));
            Wait.until(
                    Duration.ofSeconds(30),
                    () -> here.lms.findGrade(activity, here.learner(0)).isPresent(),
                    () -> "no grade");

            page = review(here, here.instructor(), column, here.learner(0));
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body())
                    .contains(
                            here.learner(0).name(),
                            "Data Management: Quality and Standards",
                            "Learner said it is complete</strong> by the learner",
                            "Badge awarded",
                            "Requirements at the time: This is complete when",
                            "City of Springfield",
                            "/credentials/",
                            "The learning platform accepted the grade.");
            assertThat(page.body()).as("it is for reading only").doesNotContain("<form");
            page = review(here, here.learner(0), column, here.learner(0));
            assertThat(page.body()).contains("Badge awarded").doesNotContain("as the learner sees them");
            assertThat(here.lms.messages())
                    .allSatisfy(message ->
                            assertThat(message.failures()).as(message.target()).isEmpty());
        }
    }

    @Test
    void who_approved_is_said_by_name_and_until_then_that_somebody_waits() {
        Classroom room = new Classroom(waymark.lms, waymark.app.baseUrl(), 1);
        PlacedActivity activity = room.withColumn("Approved");
        LineItem column = room.columns(activity).get(0);
        WebBrowser teacher = new WebBrowser();
        WebBrowser.Page page = room.teacherPage(teacher, activity);
        RuleSetting.save(teacher, page, "INSTRUCTOR");
        WebBrowser learner = new WebBrowser();
        page = room.launch(learner, room.learner(0), activity);
        String learnerPage = page.address().toString();
        learner.post(page.form("/complete").with("completed", "yes"));
        assertThat(review(waymark, room.teacher, column, room.learner(0)).body())
                .contains("waiting for an instructor", "Nothing is recorded yet", "No badge was awarded");

        page = room.teacherPage(teacher, activity);
        teacher.post(page.form("/reject").with("reason", "The last session is missing."));
        assertThat(review(waymark, room.teacher, column, room.learner(0)).body())
                .contains("Not approved on", "The last session is missing.");
        page = learner.get(learnerPage);
        learner.post(page.form("/complete").with("completed", "yes"));
        page = room.teacherPage(teacher, activity);
        teacher.post(page.form("/approve"));
        assertThat(review(waymark, room.teacher, column, room.learner(0)).body())
                .contains("Approved</strong> by " + room.teacher.name(), "Badge awarded")
                .doesNotContain("waiting for an instructor");
    }

    @Test
    void where_nothing_is_there_yet_a_friendly_page_says_so() {
        Classroom room = new Classroom(waymark.lms, waymark.app.baseUrl(), 2);
        PlacedActivity activity = room.withColumn("Untouched");
        LineItem column = room.columns(activity).get(0);
        for (Person who : List.of(room.teacher, room.learner(0))) {
            WebBrowser.Page page = review(waymark, who, column, room.learner(0));
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).contains("Nothing here yet");
        }
        room.launch(new WebBrowser(), room.learner(1), activity);
        assertThat(review(waymark, room.teacher, column, room.learner(1)).body())
                .as("opened, and nothing said")
                .contains("Nothing here yet");
    }

    @Test
    void a_column_that_waymark_made_itself_can_be_reviewed_even_when_its_link_is_not_named() {
        Classroom room = new Classroom(waymark.lms, waymark.app.baseUrl(), 1);
        PlacedActivity activity = room.withoutColumn("Made by us");
        room.complete(room.learner(0), activity);
        room.waitForGrade(activity, room.learner(0), Duration.ofSeconds(30));
        LineItem column = room.columns(activity).get(0);
        assertThat(column.reviewUrl()).isEqualTo(waymark.app.baseUrl() + "/lti/launch");
        assertThat(review(waymark, room.teacher, column, room.learner(0)).body())
                .contains("Badge awarded");

        LaunchRequest request = waymark.lms.review(room.teacher, column, room.learner(0));
        // The column is found by its address once a launch, or its making, has told it.
        WebBrowser.Page page = waymark.launch(new WebBrowser(), request, Forgery.withoutClaim(CLAIM + "resource_link"));
        assertThat(page.body()).contains("Badge awarded");
        page = waymark.launch(
                new WebBrowser(),
                request,
                Forgery.withoutClaim(CLAIM + "resource_link")
                        .claims(claims -> claims.put(CLAIM + "context", Map.of("id", "another"))));
        assertThat(page.body()).as("from another course").contains("Nothing here yet");
    }

    @Test
    void failure_66_the_review_of_another_column_of_the_link_moves_no_grade() {
        Classroom room = new Classroom(waymark.lms, waymark.app.baseUrl(), 2);
        PlacedActivity activity = room.withColumn("Two columns");
        LineItem first = room.columns(activity).get(0);
        room.complete(room.learner(0), activity);
        room.waitForGrade(activity, room.learner(0), Duration.ofSeconds(30));
        LineItem second = new LineItem(
                waymark.lms.school().nextId(),
                room.course.id(),
                first.deploymentId(),
                "Another column",
                100,
                "other",
                "other",
                activity.id(),
                waymark.app.baseUrl() + "/lti/launch",
                Map.of());
        waymark.lms.school().addLineItem(second);
        assertThat(review(waymark, room.teacher, second, room.learner(0)).body())
                .contains("Badge awarded");

        room.complete(room.learner(1), activity);
        room.waitForGrade(activity, room.learner(1), Duration.ofSeconds(30));
        assertThat(waymark.lms.school().findGrade(first.id(), room.learner(1).id()))
                .isPresent();
        assertThat(waymark.lms.school().findGrade(second.id(), room.learner(1).id()))
                .isEmpty();
    }

    @Test
    void nobody_of_another_activity_is_reached_by_a_forged_address() {
        Classroom room = new Classroom(waymark.lms, waymark.app.baseUrl(), 1);
        PlacedActivity activity = room.withColumn("Here");
        room.complete(room.learner(0), activity);
        String own = review(waymark, room.learner(0), room.columns(activity).get(0), room.learner(0))
                .address()
                .getPath();
        String id = own.substring(own.lastIndexOf('/') + 1);

        Classroom elsewhere = new Classroom(waymark.lms, waymark.app.baseUrl(), 1);
        PlacedActivity other = elsewhere.withColumn("Elsewhere");
        WebBrowser teacher = new WebBrowser();
        String session = elsewhere.teacherPage(teacher, other).address().toString();
        WebBrowser.Page page = teacher.get(session + "/review/" + id);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("Nothing here yet")
                .doesNotContain(room.learner(0).name(), "/credentials/");
        WebBrowser learner = new WebBrowser();
        session =
                elsewhere.launch(learner, elsewhere.learner(0), other).address().toString();
        assertThat(learner.get(session + "/review/" + id).status()).isEqualTo(403);
        for (String odd : List.of("x", "..", "%00", "a".repeat(3_000))) {
            assertThat(teacher.get(session + "/review/" + odd).status()).isBetween(400, 404);
        }
    }

    @Test
    void what_was_completed_in_another_course_tells_neither_course_nor_people() {
        Classroom first = new Classroom(waymark.lms, waymark.app.baseUrl(), 1);
        PlacedActivity there = first.withColumn("First course");
        WebBrowser teacher = new WebBrowser();
        RuleSetting.save(teacher, first.teacherPage(teacher, there), "INSTRUCTOR");
        WebBrowser learner = new WebBrowser();
        WebBrowser.Page page = first.launch(learner, first.learner(0), there);
        learner.post(page.form("/complete").with("completed", "yes"));
        teacher.post(first.teacherPage(teacher, there).form("/approve"));

        Classroom second = new Classroom(waymark.lms, waymark.app.baseUrl(), 0);
        PlacedActivity here = second.withColumn("Second course");
        second.launch(learner, first.learner(0), here);
        page = review(waymark, second.teacher, second.columns(here).get(0), first.learner(0));
        assertThat(page.body())
                .contains("Completed in another activity", "/credentials/")
                .doesNotContain(first.teacher.name());
    }

    @Test
    void a_person_of_the_same_number_at_another_platform_is_somebody_else() {
        Classroom room = new Classroom(waymark.lms, waymark.app.baseUrl(), 1);
        PlacedActivity activity = room.withColumn("Platform A");
        room.complete(room.learner(0), activity);
        try (PracticeLms second = PracticeLms.start(Options.inMemory(waymark.clock()))) {
            String link = waymark.app
                    .journeys
                    .admin
                    .registerPlatform
                    .makeLink(false, Duration.ofMinutes(5))
                    .toString();
            assertThat(new WebBrowser().get(second.registrationUrl(link)).status())
                    .isEqualTo(200);
            second.school().addPerson(room.learner(0));
            PlacedActivity same = second.addActivity(
                    second.course(), "Platform B", "", Map.of("waymark_run", Installation.RUN), null);
            LineItem column = room.columns(activity).get(0);
            SentLogin login = second.startLaunch(
                    new LaunchRequest(
                            LaunchRequest.Kind.SUBMISSION_REVIEW,
                            second.client().clientId(),
                            second.person(Person.Station.INSTRUCTOR).id(),
                            second.course().id(),
                            same.id(),
                            null,
                            room.learner(0).id(),
                            "iframe"),
                    Forgery.withClaim(
                            AGS, Map.of("lineitem", waymark.lms.addresses().lineItem(column))));
            WebBrowser browser = new WebBrowser();
            WebBrowser.Page page = browser.post(new WebBrowser.Form(login.url(), login.fields()));
            page = browser.post(page.form("/lti/launch"));
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body())
                    .contains("Nothing here yet")
                    .doesNotContain(room.learner(0).name());
        }
    }
}
