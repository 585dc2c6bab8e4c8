package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;

/** An instructor answers for the people of the course: approves, says no, takes back; and for nobody else. */
class ApprovalIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private static Installation waymark;

    private Classroom room;
    private PlacedActivity activity;
    private final WebBrowser teacher = new WebBrowser();
    private WebBrowser.Page page;

    @BeforeAll
    static void start() {
        waymark = Installation.onH2();
    }

    @AfterAll
    static void stop() {
        waymark.close();
    }

    @BeforeEach
    void aCourseWhoseInstructorApproves() {
        room = new Classroom(waymark.lms, waymark.app.baseUrl(), 4);
        activity = room.withColumn("Approved");
        page = room.teacherPage(teacher, activity);
        RuleSetting.save(teacher, page, "INSTRUCTOR");
        page = RosterIT.read(teacher, page);
    }

    private WebBrowser.Page asks(WebBrowser browser, Person person) {
        WebBrowser.Page own = room.launch(browser, person, activity);
        return browser.post(own.form("/complete").with("completed", "yes"));
    }

    private WebBrowser.Form form(String action, Person person) {
        WebBrowser.Form any = page.form("/approve");
        return new WebBrowser.Form(
                page.address().resolve(page.address().getPath() + action),
                Map.of("_csrf", any.fields().get("_csrf"), "member", person.id()));
    }

    /** Several ticked boxes send the same name several times. */
    private WebBrowser.Page approve(Person... people) {
        WebBrowser.Form form = form("/approve", people[0]);
        String others =
                Stream.of(people).skip(1).map(one -> "member=" + one.id()).collect(Collectors.joining("&"));
        return teacher.post(form, others);
    }

    @Test
    void several_are_approved_at_once_and_one_who_never_came_finds_the_badge_at_the_first_visit() {
        teacher.post(form("/approve", room.learner(0)));
        WebBrowser learner = new WebBrowser();
        asks(learner, room.learner(1));
        page = teacher.get(page.address().toString());
        assertThat(page.body()).contains("Waiting for you (1)", "Completed (1)");

        page = approve(room.learner(0), room.learner(1), room.learner(2));
        assertThat(page.body())
                .contains(
                        "2 approved. 1 was already complete.",
                        "Completed (3)",
                        "Waiting for you (0)",
                        "Not completed (1)");
        room.waitForGrade(activity, room.learner(2), SOON);
        room.waitForGrade(activity, room.learner(1), SOON);
        assertThat(room.launch(new WebBrowser(), room.learner(2), activity).body())
                .contains("/credentials/");
        assertThat(teacher.get(page.address().toString().replaceAll("\\?.*", "") + "?show=NOT_YET")
                        .body())
                .contains("1–1 of 1 person", room.learner(3).name())
                .doesNotContain(room.learner(2).name());
    }

    @Test
    void a_no_is_read_by_the_learner_who_can_ask_again_and_it_can_be_undone() {
        WebBrowser browser = new WebBrowser();
        Person person = room.learner(0);
        WebBrowser.Page own = asks(browser, person);
        page = teacher.post(form("/reject", person).with("reason", "The worksheet is <missing>."));
        assertThat(page.body()).contains("can ask again", "Not approved", "The worksheet is &lt;missing&gt;.");
        own = browser.get(own.address().toString());
        assertThat(own.body())
                .contains("Your instructor did not approve your completion", "The worksheet is &lt;missing&gt;.");

        page = teacher.post(form("/undo-rejection", person));
        assertThat(page.body()).contains("Waiting for you (1)", "Approval requested");
        assertThat(browser.get(own.address().toString()).body())
                .contains("Waiting for your instructor")
                .doesNotContain("worksheet");

        teacher.post(form("/reject", person).with("reason", "Not yet."));
        own = browser.get(own.address().toString());
        own = browser.post(own.form("/complete").with("completed", "yes"));
        assertThat(own.body()).contains("Waiting for your instructor").doesNotContain("Not yet.");
        page = teacher.post(form("/approve", person));
        assertThat(page.body()).contains("1 approved.");
        assertThat(browser.get(own.address().toString()).body()).contains("/credentials/");
    }

    @Test
    void an_approval_is_taken_back_with_a_reason_that_the_learner_reads() {
        Person person = room.learner(0);
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page own = asks(browser, person);
        teacher.post(form("/approve", person));
        assertThat(browser.get(own.address().toString()).body()).contains("/credentials/");
        assertThat(teacher.post(form("/take-back", person).with("reason", "  ")).body())
                .contains("Nothing was withdrawn. Enter a reason", "Completed (1)");
        page = teacher.post(form("/take-back", person).with("reason", "Approved the wrong person."));
        assertThat(page.body()).contains("Withdrawn.", "Completed (0)");
        own = browser.get(own.address().toString());
        assertThat(own.body()).contains("Approved the wrong person.").doesNotContain("badge.svg");
        assertThat(teacher.post(form("/take-back", person).with("reason", "Again."))
                        .body())
                .contains("Nothing changed.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/approve", "/reject", "/undo-rejection", "/take-back"})
    void nobody_of_another_course_is_reached_or_seen(String action) {
        Classroom other = new Classroom(waymark.lms, waymark.app.baseUrl(), 2);
        PlacedActivity theirs = other.withColumn("Theirs");
        WebBrowser theirTeacher = new WebBrowser();
        WebBrowser.Page theirPage = other.teacherPage(theirTeacher, theirs);
        RuleSetting.save(theirTeacher, theirPage, "INSTRUCTOR");
        Person stranger = other.learner(0);
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page own = other.launch(browser, stranger, theirs);
        own = browser.post(own.form("/complete").with("completed", "yes"));
        RosterIT.read(theirTeacher, theirPage);

        assertThat(page.body()).doesNotContain(stranger.name());
        assertThat(teacher.get(page.address() + "?q=" + stranger.givenName() + stranger.id())
                        .body())
                .doesNotContain(stranger.name());
        WebBrowser.Page answer = teacher.post(form(action, stranger).with("reason", "Because."));
        if (action.equals("/approve")) {
            assertThat(answer.status()).isEqualTo(400);
        } else {
            assertThat(answer.body()).contains("Nothing changed.");
        }
        assertThat(browser.get(own.address().toString()).body()).contains("Waiting for your instructor");
        // One of them among one's own: nobody is approved.
        answer = approve(room.learner(0), stranger);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(teacher.get(page.address().toString()).body()).contains("Completed (0)");
        // Their own instructor can, so what was refused was the place.
        theirPage = theirTeacher.post(theirTeacher
                .get(theirPage.address().toString())
                .form("/approve")
                .with("member", stranger.id()));
        assertThat(theirPage.body()).contains("1 approved.");
    }
}
