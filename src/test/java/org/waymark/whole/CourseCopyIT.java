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
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.Covers;
import org.waymark.practice.Options;
import org.waymark.practice.PracticeLms;
import org.waymark.practice.message.SentLogin;
import org.waymark.practice.school.GradebookColumn;
import org.waymark.practice.school.LineItem;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.school.SchoolCourse;
import org.waymark.practice.trust.Forgery;

/** A course is copied for the next term: its activities work, take over what was set, and nothing is there twice. */
class CourseCopyIT {
    private static final String CUSTOM = "https://purl.imsglobal.org/spec/lti/claim/custom";

    private static Installation waymark;

    @BeforeAll
    static void start() {
        waymark = Installation.onH2();
    }

    @AfterAll
    static void stop() {
        waymark.close();
    }

    private static PlacedActivity picked(Classroom room, String title, String item) {
        return waymark.lms.addActivity(
                room.course,
                title,
                waymark.app.baseUrl() + "/lti/launch?waymark_item=" + item,
                Map.of("waymark_run", Installation.RUN, "waymark_item", item),
                GradebookColumn.of(100, item, "waymark-completion"));
    }

    private static PlacedActivity copyOf(PlacedActivity original, SchoolCourse copy) {
        return waymark.lms.school().activities(copy.id()).stream()
                .filter(activity -> activity.title().equals(original.title()))
                .findFirst()
                .orElseThrow();
    }

    /** Whose word completes the activity, as its rule says it. */
    private static String source(WebBrowser.Page page) {
        assertThat(page.body()).contains("This is complete when");
        return page.body().contains("the learner says so") ? "LEARNER" : "INSTRUCTOR";
    }

    private static void setSource(Classroom room, PlacedActivity activity, String source) {
        WebBrowser teacher = new WebBrowser();
        WebBrowser.Page page = room.teacherPage(teacher, activity);
        assertThat(source(RuleSetting.save(teacher, page, source))).isEqualTo(source);
    }

    @ParameterizedTest
    @Covers("E2.90")
    @EnumSource(MainFlowIT.On.class)
    void failure_90_a_copied_course_works_with_one_column_an_activity_and_one_badge_a_person(MainFlowIT.On on)
            throws Exception {
        try (Installation here = on.start()) {
            Classroom room = new Classroom(here.lms, here.app.baseUrl(), 2);
            // One column is the LMS's own, the other is made by Waymark.
            List<PlacedActivity> originals =
                    List.of(room.withColumn("With a column"), room.withoutColumn("Without one"));
            for (PlacedActivity original : originals) {
                room.complete(room.learner(0), original);
                room.waitForGrade(original, room.learner(0), Duration.ofSeconds(30));
            }
            SchoolCourse copy = here.lms.copyCourse(room.course);
            Classroom next = new Classroom(room, copy);
            for (PlacedActivity original : originals) {
                PlacedActivity copied = here.lms.school().activities(copy.id()).stream()
                        .filter(activity -> activity.title().equals(original.title()))
                        .findFirst()
                        .orElseThrow();
                for (Person person : List.of(room.learner(0), room.learner(1))) {
                    next.complete(person, copied);
                    next.waitForGrade(copied, person, Duration.ofSeconds(30));
                }
                assertThat(next.columns(copied)).hasSize(1);
                assertThat(room.columns(original)).hasSize(1);
            }
            assertThat(here.lms.school().lineItems(copy.id())).hasSize(2);
            WebBrowser browser = new WebBrowser();
            WebBrowser.Page page = next.launch(browser, room.learner(0), originals.get(0));
            page = browser.get(page.address() + "/progress");
            assertThat(page.body().split("badge.svg", -1)).as("one badge").hasSize(2);
        }
    }

    @Test
    void the_instructor_is_asked_once_and_all_activities_of_the_course_follow() {
        Classroom room = new Classroom(waymark.lms, waymark.app.baseUrl(), 1);
        PlacedActivity first = picked(room, "First", "run.first");
        PlacedActivity second = picked(room, "Second", "run.second");
        PlacedActivity later = picked(room, "Later", "run.later");
        setSource(room, first, "INSTRUCTOR");
        setSource(room, second, "LEARNER");
        setSource(room, later, "INSTRUCTOR");
        SchoolCourse copy = waymark.lms.copyCourse(room.course);
        Classroom next = new Classroom(room, copy);

        // A learner may come first: until an instructor answers, the copy is not content with less.
        WebBrowser learner = new WebBrowser();
        WebBrowser.Page page = next.launch(learner, room.learner(0), copyOf(first, copy));
        assertThat(page.body()).contains("Ask for approval").doesNotContain("copy of");

        WebBrowser teacher = new WebBrowser();
        page = next.launch(teacher, room.teacher, copyOf(second, copy));
        assertThat(page.address().getPath()).endsWith("/copied");
        assertThat(page.body())
                .contains("This course is a copy of “" + room.course.title() + "”")
                .contains("use its settings for 3 activities?");
        String session = page.address().toString().replace("/copied", "");
        assertThat(source(teacher.get(session))).as("until then").isEqualTo("LEARNER");
        page = teacher.post(page.form("/copied").with("takeover", "yes"));
        assertThat(page.address().toString()).isEqualTo(session);

        assertThat(source(page)).isEqualTo("LEARNER");
        assertThat(source(next.launch(new WebBrowser(), room.teacher, copyOf(first, copy))))
                .isEqualTo("INSTRUCTOR");
        assertThat(source(next.launch(new WebBrowser(), room.teacher, copyOf(later, copy))))
                .as("opened after the answer")
                .isEqualTo("INSTRUCTOR");
        page = next.launch(learner, room.learner(0), copyOf(first, copy));
        assertThat(page.body()).contains("Ask for approval");
        assertThat(teacher.get(session + "/copied").address().toString())
                .as("nothing is asked any more")
                .isEqualTo(session);
    }

    /** A teacher duplicates an activity inside the course. */
    @Test
    void a_duplicated_activity_follows_the_rule_of_the_first_until_its_own_is_set() {
        Classroom room = new Classroom(waymark.lms, waymark.app.baseUrl(), 1);
        PlacedActivity original = picked(room, "Original", "run.original");
        setSource(room, original, "INSTRUCTOR");
        PlacedActivity duplicate = picked(room, "Original (copy)", "run.original");
        assertThat(duplicate.id()).isNotEqualTo(original.id());
        WebBrowser learner = new WebBrowser();
        assertThat(room.launch(learner, room.learner(0), duplicate).body())
                .contains("Ask for approval")
                .doesNotContain("Record my completion");
        WebBrowser teacher = new WebBrowser();
        WebBrowser.Page page = room.teacherPage(teacher, duplicate);
        assertThat(source(page)).isEqualTo("INSTRUCTOR");
        assertThat(page.body()).contains("This activity is a copy of “Original” and follows its requirements");
        // A stricter rule of the first is the copy's too, as long as nobody has set another there.
        setSource(room, original, "LEARNER");
        assertThat(source(room.teacherPage(teacher, duplicate))).isEqualTo("LEARNER");
        page = RuleSetting.save(teacher, room.teacherPage(teacher, duplicate), "INSTRUCTOR");
        assertThat(page.body()).doesNotContain("This activity is a copy");
        assertThat(source(room.teacherPage(new WebBrowser(), original))).isEqualTo("LEARNER");
    }

    /** Moodle 4.5 tells of a duplicate the same item in the same context, and no history. */
    @Test
    void another_activity_that_was_picked_by_itself_follows_nothing() {
        Classroom room = new Classroom(waymark.lms, waymark.app.baseUrl(), 0);
        PlacedActivity first = picked(room, "First pick", "run.first-pick");
        setSource(room, first, "INSTRUCTOR");
        PlacedActivity second = picked(room, "Second pick", "run.second-pick");
        assertThat(source(room.teacherPage(new WebBrowser(), second))).isEqualTo("LEARNER");
    }

    @Test
    void an_instructor_who_starts_afresh_is_not_asked_again() {
        Classroom room = new Classroom(waymark.lms, waymark.app.baseUrl(), 0);
        PlacedActivity original = picked(room, "Afresh", "run.afresh");
        setSource(room, original, "INSTRUCTOR");
        SchoolCourse copy = waymark.lms.copyCourse(room.course);
        Classroom next = new Classroom(room, copy);
        PlacedActivity copied = copyOf(original, copy);
        WebBrowser teacher = new WebBrowser();
        WebBrowser.Page page = next.launch(teacher, room.teacher, copied);
        WebBrowser.Form form = page.form("/copied");
        assertThat(teacher.post(form.with("takeover", "perhaps")).status()).isEqualTo(400);
        page = teacher.post(form.with("takeover", "no"));
        assertThat(source(page)).isEqualTo("LEARNER");
        page = teacher.post(form.with("takeover", "yes"));
        assertThat(source(page)).as("the first answer stands").isEqualTo("LEARNER");
        page = next.launch(teacher, room.teacher, copied);
        assertThat(page.address().getPath()).doesNotContain("/copied");
    }

    @Test
    void two_activities_of_one_run_are_told_apart_and_what_was_changed_in_the_copy_stays() {
        Classroom room = new Classroom(waymark.lms, waymark.app.baseUrl(), 0);
        PlacedActivity first = picked(room, "Same run, own word", "run.one");
        PlacedActivity second = picked(room, "Same run, approved", "run.two");
        setSource(room, first, "LEARNER");
        setSource(room, second, "INSTRUCTOR");
        SchoolCourse copy = waymark.lms.copyCourse(room.course);
        Classroom next = new Classroom(room, copy);
        WebBrowser teacher = new WebBrowser();
        WebBrowser.Page page = next.launch(teacher, room.teacher, copyOf(first, copy));
        WebBrowser.Form question = page.form("/copied");
        page = teacher.get(page.address().toString().replace("/copied", ""));
        page = RuleSetting.save(teacher, page, "INSTRUCTOR");
        assertThat(source(page)).isEqualTo("INSTRUCTOR");
        assertThat(source(teacher.post(question.with("takeover", "yes")))).isEqualTo("INSTRUCTOR");
        assertThat(source(next.launch(new WebBrowser(), room.teacher, copyOf(second, copy))))
                .isEqualTo("INSTRUCTOR");
    }

    @Test
    void the_dates_of_the_old_course_s_rule_are_left_there() {
        Classroom room = new Classroom(waymark.lms, waymark.app.baseUrl(), 0);
        PlacedActivity original = picked(room, "Dated", "run.dated");
        WebBrowser teacher = new WebBrowser();
        WebBrowser.Page page = room.teacherPage(teacher, original);
        page = teacher.post(RuleSetting.form(teacher, page, List.of("INSTRUCTOR"))
                .with("from", "2020-01-01")
                .with("until", "2020-03-31")
                .with("do", "save"));
        assertThat(page.body()).contains("an instructor approves it. Only completions from January 1, 2020 and before");
        SchoolCourse copy = waymark.lms.copyCourse(room.course);
        Classroom next = new Classroom(room, copy);
        page = next.launch(teacher, room.teacher, copyOf(original, copy));
        page = teacher.post(page.form("/copied").with("takeover", "yes"));
        assertThat(page.body()).contains("an instructor approves it.").doesNotContain("January 1, 2020");
    }

    @Test
    void a_link_without_any_parameter_is_known_by_its_title_once_the_instructor_agrees() {
        Classroom room = new Classroom(waymark.lms, waymark.app.baseUrl(), 1);
        PlacedActivity plain = waymark.lms.addActivity(room.course, "By hand", "", Map.of(), null);
        WebBrowser teacher = new WebBrowser();
        WebBrowser.Page page = room.teacherPage(teacher, plain);
        teacher.post(page.form("/run").with("run", Installation.RUN));
        setSource(room, plain, "INSTRUCTOR");
        SchoolCourse copy = waymark.lms.copyCourse(room.course);
        Classroom next = new Classroom(room, copy);
        PlacedActivity copied = copyOf(plain, copy);
        assertThat(next.launch(new WebBrowser(), room.learner(0), copied).body())
                .contains("not set up yet");
        page = next.launch(teacher, room.teacher, copied);
        page = teacher.post(page.form("/copied").with("takeover", "yes"));
        assertThat(page.body()).contains("Data Management: Quality and Standards");
        assertThat(source(page)).isEqualTo("INSTRUCTOR");
    }

    @Test
    void a_copy_of_a_copy_finds_the_latest_course_that_is_known() {
        Classroom room = new Classroom(waymark.lms, waymark.app.baseUrl(), 0);
        PlacedActivity original = picked(room, "Chain", "run.chain");
        setSource(room, original, "INSTRUCTOR");
        SchoolCourse untouched = waymark.lms.copyCourse(room.course);
        SchoolCourse copy = waymark.lms.copyCourse(untouched);
        Classroom next = new Classroom(room, copy);
        WebBrowser teacher = new WebBrowser();
        WebBrowser.Page page = next.launch(teacher, room.teacher, copyOf(original, copy));
        assertThat(page.body()).contains("copy of “" + room.course.title() + "”");
        page = teacher.post(page.form("/copied").with("takeover", "yes"));
        assertThat(source(page)).isEqualTo("INSTRUCTOR");
    }

    @Test
    void only_an_instructor_of_the_course_answers() {
        Classroom room = new Classroom(waymark.lms, waymark.app.baseUrl(), 1);
        PlacedActivity original = picked(room, "Guarded", "run.guarded");
        setSource(room, original, "INSTRUCTOR");
        SchoolCourse copy = waymark.lms.copyCourse(room.course);
        Classroom next = new Classroom(room, copy);
        WebBrowser learner = new WebBrowser();
        WebBrowser.Page page = next.launch(learner, room.learner(0), copyOf(original, copy));
        assertThat(learner.get(page.address() + "/copied").status()).isEqualTo(403);
        WebBrowser.Form form = page.form("/complete").with("takeover", "yes");
        WebBrowser.Form forged = new WebBrowser.Form(java.net.URI.create(page.address() + "/copied"), form.fields());
        assertThat(learner.post(forged).status()).isEqualTo(403);
        assertThat(next.launch(new WebBrowser(), room.teacher, copyOf(original, copy))
                        .address()
                        .getPath())
                .as("still open")
                .endsWith("/copied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "$Context.id.history", " , ,", "no-such-course", "%", "%00", "\u202e"})
    void a_history_that_says_nothing_finds_nothing(String history) {
        Classroom room = new Classroom(waymark.lms, waymark.app.baseUrl(), 0);
        PlacedActivity activity = picked(room, "No copy", "run.none");
        assertThat(launchWith(room, activity, history).address().getPath()).doesNotContain("/copied");
    }

    @Test
    void a_history_may_be_a_list_that_is_url_encoded() {
        Classroom room = new Classroom(waymark.lms, waymark.app.baseUrl(), 0);
        setSource(room, picked(room, "Listed", "run.listed"), "INSTRUCTOR");
        Classroom next = new Classroom(waymark.lms, waymark.app.baseUrl(), 0);
        PlacedActivity activity = picked(next, "Listed", "run.listed");
        String history = "a%2Fb, %" + Integer.toHexString(room.course.id().charAt(0))
                + room.course.id().substring(1);
        assertThat(launchWith(next, activity, history).body()).contains("copy of “" + room.course.title());
    }

    private static WebBrowser.Page launchWith(Classroom room, PlacedActivity activity, String history) {
        Map<String, Object> custom =
                Map.of("waymark_run", Installation.RUN, "waymark_item", "run.x", "context_history", history);
        return room.launch(new WebBrowser(), room.teacher, activity, Forgery.withClaim(CUSTOM, custom));
    }

    @Test
    void a_forged_history_of_another_platform_finds_nothing() {
        Classroom room = new Classroom(waymark.lms, waymark.app.baseUrl(), 0);
        setSource(room, picked(room, "Secret", "run.secret"), "INSTRUCTOR");
        try (PracticeLms other = PracticeLms.start(Options.inMemory(waymark.clock()))) {
            String link = waymark.app
                    .journeys
                    .admin
                    .registerPlatform
                    .makeLink(false, Duration.ofMinutes(5))
                    .toString();
            assertThat(new WebBrowser().get(other.registrationUrl(link)).status())
                    .isEqualTo(200);
            PlacedActivity forged =
                    other.addActivity(other.course(), "Forged", "", Map.of("waymark_run", Installation.RUN), null);
            SentLogin login = other.startLaunch(
                    other.open(other.person(Person.Station.INSTRUCTOR), forged),
                    Forgery.withClaim(
                            CUSTOM,
                            Map.of(
                                    "waymark_run",
                                    Installation.RUN,
                                    "waymark_item",
                                    "run.secret",
                                    "context_history",
                                    room.course.id())));
            WebBrowser browser = new WebBrowser();
            WebBrowser.Page page = browser.post(new WebBrowser.Form(login.url(), login.fields()));
            page = browser.post(page.form("/lti/launch"));
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.address().getPath()).doesNotContain("/copied");
            assertThat(page.body()).doesNotContain(room.course.title());
            assertThat(source(page)).isEqualTo("LEARNER");
        }
    }

    @Test
    void a_column_that_the_platform_copied_without_its_link_is_taken_and_not_made_again() {
        Classroom room = new Classroom(waymark.lms, waymark.app.baseUrl(), 2);
        PlacedActivity first = waymark.lms.addActivity(
                room.course, "Loose", "", Map.of("waymark_run", Installation.RUN, "waymark_item", "run.loose"), null);
        LineItem loose = new LineItem(
                waymark.lms.school().nextId(),
                room.course.id(),
                first.deploymentId(),
                "Loose",
                100,
                "run.loose",
                "waymark-completion",
                null,
                null,
                Map.of());
        waymark.lms.school().addLineItem(loose);
        room.complete(room.learner(0), first);
        Wait.until(
                Duration.ofSeconds(30),
                () -> waymark.lms
                        .school()
                        .findGrade(loose.id(), room.learner(0).id())
                        .isPresent(),
                () -> "no grade: " + waymark.lms.school().lineItems(room.course.id()));
        assertThat(waymark.lms.school().lineItems(room.course.id())).hasSize(1);

        // The same activity once more in the same course: it gets a column of its own.
        PlacedActivity twin = waymark.lms.addActivity(
                room.course,
                "Loose twin",
                "",
                Map.of("waymark_run", Installation.RUN, "waymark_item", "run.loose"),
                null);
        room.complete(room.learner(1), twin);
        room.waitForGrade(twin, room.learner(1), Duration.ofSeconds(30));
        assertThat(waymark.lms.school().lineItems(room.course.id())).hasSize(2);
    }
}
