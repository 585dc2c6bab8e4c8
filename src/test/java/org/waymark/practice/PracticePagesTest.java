package org.waymark.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waymark.practice.message.SentLogin;
import org.waymark.practice.school.Grade;
import org.waymark.practice.school.GradebookColumn;
import org.waymark.practice.school.LineItem;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.school.Quirk;

/** What a newcomer clicks. */
class PracticePagesTest {
    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"));
    private PracticeLms lms;
    private PracticeTool tool;

    @BeforeEach
    void start() throws Exception {
        lms = PracticeLms.start(Options.inMemory(clock).platformStorage(true));
        tool = new PracticeTool(clock);
        tool.register(lms.registrationUrl(tool.base() + "/register"), tool.registrationRequest());
    }

    @AfterEach
    void stop() {
        lms.close();
        tool.close();
    }

    private HttpResponse<String> see(String path, String personId) throws Exception {
        return tool.get(lms.baseUrl() + path, Map.of("Cookie", "practice_person=" + personId));
    }

    private HttpResponse<String> submit(String path, String origin, Map<String, String> form) throws Exception {
        return tool.send(
                "POST",
                lms.baseUrl() + path,
                Map.of("Content-Type", "application/x-www-form-urlencoded", "Origin", origin),
                SentLogin.encode(form));
    }

    @Test
    void a_person_is_chosen_by_a_form_of_the_platform_only() throws Exception {
        assertThat(tool.get(lms.baseUrl() + "/", Map.of()).body()).contains("Be Lena", "Be Ines");
        HttpResponse<String> chosen = submit("/person", lms.baseUrl(), Map.of("id", "5"));
        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(chosen.headers().firstValue("set-cookie").orElseThrow())
                .contains("practice_person=5", "HttpOnly", "SameSite=Lax");
        assertThat(submit("/person", tool.base(), Map.of("id", "5")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void an_activity_frames_the_tool_and_the_frame_begins_a_launch() throws Exception {
        PlacedActivity activity =
                lms.addActivity(lms.course(), "A <b>bold</b> title", "", Map.of(), GradebookColumn.of(10));
        assertThat(see("/course/21", "5").body()).contains("A &lt;b&gt;bold&lt;/b&gt; title");
        assertThat(see("/activity/" + activity.id(), "5").body())
                .contains("<iframe", "src=\"/launch/activity/" + activity.id() + "\"", "Open in a new window");
        HttpResponse<String> begun = see("/launch/activity/" + activity.id(), "5");
        assertThat(begun.body()).contains("action=\"" + tool.base() + "/login\"", "<noscript>");
        assertThat(PracticeTool.form(begun.body()))
                .containsEntry("login_hint", "5")
                .containsEntry("lti_storage_target", "_parent")
                .containsEntry("iss", lms.issuer());
    }

    @Test
    void only_those_who_teach_can_add_activities_and_see_all_grades() throws Exception {
        String add = "/course/21/add/" + lms.client().clientId();
        assertThat(see("/course/21", "3").body()).contains("Add activity from Test tool", add);
        assertThat(see(add, "3").statusCode()).isEqualTo(200);
        assertThat(see("/launch/pick/21/" + lms.client().clientId(), "3").body())
                .contains(tool.base() + "/login");
        assertThat(see(add, "5").statusCode()).isEqualTo(404);
        assertThat(see("/course/21", "5").body()).doesNotContain("Add activity");
        assertThat(see("/gradebook/21", "3").body()).contains("Lena Ford", "Omar Grant");
        assertThat(see("/gradebook/21", "5").body()).contains("Lena Ford").doesNotContain("Omar Grant");
        assertThat(see("/course/22", "9").statusCode()).as("not a member").isEqualTo(404);
    }

    @Test
    void only_those_who_teach_copy_a_course() throws Exception {
        assertThat(see("/course/21", "3").body()).contains("Copy this course");
        assertThat(see("/course/21", "5").body()).doesNotContain("Copy this course");
        assertThat(copy("5").statusCode()).isEqualTo(404);
        assertThat(lms.school().courses()).hasSize(2);
        HttpResponse<String> copied = copy("3");
        assertThat(copied.statusCode()).isEqualTo(303);
        assertThat(see(copied.headers().firstValue("location").orElseThrow(), "5")
                        .body())
                .contains("Foundations of data practice copy 1");
    }

    private HttpResponse<String> copy(String personId) throws Exception {
        return tool.send(
                "POST",
                lms.baseUrl() + "/course/21/copy",
                Map.of(
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Origin",
                        lms.baseUrl(),
                        "Cookie",
                        "practice_person=" + personId),
                "");
    }

    @Test
    void the_gradebook_opens_submissions_of_columns_that_can_be_reviewed() throws Exception {
        GradebookColumn reviewed = new GradebookColumn(10, null, null, tool.base() + "/review", Map.of("why", "look"));
        PlacedActivity activity = lms.addActivity(lms.course(), "Reviewed", "", Map.of(), reviewed);
        LineItem item = lms.findLineItem(activity).orElseThrow();
        String others = "/review/" + item.id() + "/6";
        assertThat(see("/gradebook/21", "3").body()).contains("href=\"" + others + "\"");
        assertThat(see(others, "3").body()).contains("src=\"/launch" + others + "\"");
        HttpResponse<String> begun = see("/launch" + others, "3");
        assertThat(PracticeTool.form(begun.body())).containsEntry("target_link_uri", tool.base() + "/review");
        assertThat(see("/launch" + others, "5").statusCode())
                .as("of somebody else")
                .isEqualTo(404);
        assertThat(see("/launch/review/" + item.id() + "/5", "5").statusCode()).isEqualTo(200);
    }

    @Test
    void the_gradebook_shows_grade_and_comment_with_a_link_and_nothing_else_of_html() throws Exception {
        PlacedActivity activity = lms.addActivity(lms.course(), "Graded", "", Map.of(), GradebookColumn.of(10));
        LineItem item = lms.findLineItem(activity).orElseThrow();
        lms.school()
                .addGradeIfLater(new Grade(
                        item.id(),
                        "5",
                        7.5,
                        "<script>x</script> https://tool.example/badge?a=1&b=2.",
                        "2026-03-02T09:00:00Z",
                        "Completed",
                        "FullyGraded"));
        assertThat(see("/gradebook/21", "3").body())
                .contains("7.5", "&lt;script&gt;", "<a href=\"https://tool.example/badge?a=1&amp;b=2\"")
                .doesNotContain("<script>x");
    }

    @Test
    void a_registration_link_opens_framed_with_a_fresh_token() throws Exception {
        HttpResponse<String> page =
                submit("/admin/register", lms.baseUrl(), Map.of("link", "http://localhost:8080/lti/register/x?y=1"));
        assertThat(page.body())
                .contains("<iframe", "http://localhost:8080/lti/register/x?y=1&amp;openid_configuration=")
                .contains("registration_token=", "org.imsglobal.lti.close");
        assertThat(submit("/admin/register", lms.baseUrl(), Map.of("link", "javascript:alert(1)"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void faults_and_habits_are_switched_on_a_page_and_messages_shown() throws Exception {
        submit("/faults", lms.baseUrl(), Map.of("spot", "JWKS", "kind", "500", "times", "1"));
        assertThat(tool.get(lms.addresses().jwks(), Map.of()).statusCode()).isEqualTo(500);
        submit("/quirks", lms.baseUrl(), Map.of("quirk", "PRIVATE"));
        assertThat(lms.quirks()).containsExactly(Quirk.PRIVATE);
        assertThat(submit("/quirks", lms.baseUrl(), Map.of("quirk", "nonsense")).statusCode())
                .isEqualTo(303);
        assertThat(see("/faults", "2").body()).contains("private</strong>: on");
        assertThat(see("/messages", "2").body()).contains("/oidc/register", "checks passed", "(500)");
    }

    @Test
    void a_tool_can_be_switched_off() throws Exception {
        submit("/admin/activate", lms.baseUrl(), Map.of("client", lms.client().clientId()));
        assertThat(lms.client().active()).isFalse();
        PlacedActivity activity = lms.addActivity(lms.course(), "Off", "", Map.of(), null);
        Map<String, String> form = PracticeTool.form(tool.authenticate(
                        lms,
                        tool.authentication(
                                lms.startLaunch(lms.open(lms.learners().get(0), activity))))
                .body());
        assertThat(form).containsEntry("error", "unauthorized_client");
    }

    @Test
    void a_teacher_types_a_grade_and_ticks_a_course_and_a_learner_does_neither() throws Exception {
        String course = lms.course().id();
        PlacedActivity activity = lms.addActivity(
                lms.course(), "Graded", tool.base() + "/launch", Map.of(), GradebookColumn.of(50, "r", "t"));
        LineItem item = lms.school().findOnlyLineItem(activity).orElseThrow();
        String learner = lms.learners().get(0).id();
        Map<String, String> grade = Map.of("item", item.id(), "person", learner, "score", "41.5");
        assertThat(submitAs(learner, "/gradebook/" + course, grade).statusCode())
                .isEqualTo(404);
        assertThat(submitAs(learner, "/completion/" + course, Map.of("person", learner, "complete", "yes"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(see("/completion/" + course, learner).statusCode()).isEqualTo(404);
        assertThat(lms.school().findGrade(item.id(), learner)).isEmpty();

        String teacher = lms.person(org.waymark.practice.school.Person.Station.INSTRUCTOR)
                .id();
        assertThat(submitAs(teacher, "/gradebook/" + course, grade).statusCode())
                .isEqualTo(303);
        assertThat(lms.school().findGrade(item.id(), learner).map(Grade::score)).contains(41.5);
        submitAs(teacher, "/gradebook/" + course, Map.of("item", item.id(), "person", learner, "score", ""));
        assertThat(lms.school().findGrade(item.id(), learner)).isEmpty();

        submitAs(teacher, "/completion/" + course, Map.of("person", learner, "complete", "yes"));
        assertThat(lms.school().findCompleted(course, learner)).isPresent();
        assertThat(see("/completion/" + course, teacher).body()).contains("Take it back", "Tick as complete");
        submitAs(teacher, "/completion/" + course, Map.of("person", learner, "complete", "no"));
        assertThat(lms.school().findCompleted(course, learner)).isEmpty();
    }

    private HttpResponse<String> submitAs(String person, String path, Map<String, String> form) throws Exception {
        return tool.send(
                "POST",
                lms.baseUrl() + path,
                Map.of(
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Origin",
                        lms.baseUrl(),
                        "Cookie",
                        "practice_person=" + person),
                SentLogin.encode(form));
    }
}
