package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.waymark.poll.Poll;
import org.waymark.practice.school.Grade;
import org.waymark.practice.school.GradebookColumn;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.school.SchoolCourse;
import org.waymark.practice.trust.Forgery;
import org.waymark.practice.wire.Fault;
import org.waymark.practice.wire.Spot;
import org.waymark.store.TestDatabase;

/** Nobody gets a badge that was not earned, and nobody who earned one waits for it. */
class EarnedIT {
    private static final String ROLES = "https://purl.imsglobal.org/spec/lti/claim/roles";
    private static final String LEARNER = "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner";
    private static final String SERIES = "open-data-policies-2020-03-17";
    private static final String LATER = "trial-in-a-box-2019-01-16";

    private static SourceBench bench;

    @BeforeAll
    static void start() {
        bench = new SourceBench(TestDatabase.POSTGRESQL, 12);
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    private static PlacedActivity activity(String title, String run) {
        return bench.waymark.lms.addActivity(
                bench.room.course,
                title,
                bench.waymark.app.baseUrl() + "/lti/launch",
                Map.of("waymark_run", run),
                GradebookColumn.of(100, title, "waymark-completion"));
    }

    private static WebBrowser.Page confirm(WebBrowser browser, WebBrowser.Page page) {
        return browser.post(page.form("/complete").with("completed", "yes"));
    }

    /** Roles as Open edX sent them: who teaches is no learner, and can set the activity up (A.1). */
    @Test
    void an_instructor_who_is_told_by_institution_roles_only_earns_nothing_and_teaches() throws IOException {
        JsonNode roles = new ObjectMapper()
                .readTree(Path.of("src/test/resources/cases/l01-edx-roles.json").toFile());
        PlacedActivity activity = bench.room.withColumn("As Open edX tells it");
        for (String kind : List.of("instructor", "staff")) {
            WebBrowser.Page page = launch(activity, bench.room.teacher, roles.path(kind));
            assertThat(page.body()).as(kind).contains("People in this course").doesNotContain("/complete\"");
            WebBrowser.Page picker = bench.waymark.launch(
                    new WebBrowser(),
                    bench.waymark.lms.pick(bench.waymark.instructor(), bench.waymark.lms.course()),
                    Forgery.withClaim(ROLES, texts(roles.path(kind))));
            assertThat(picker.status()).as(kind).isEqualTo(200);
        }
        assertThat(launch(activity, bench.room.learner(0), roles.path("student"))
                        .body())
                .contains("Record my completion");
    }

    private static WebBrowser.Page launch(PlacedActivity activity, Person person, JsonNode roles) {
        return bench.room.launch(new WebBrowser(), person, activity, Forgery.withClaim(ROLES, texts(roles)));
    }

    private static List<String> texts(JsonNode roles) {
        List<String> texts = new ArrayList<>();
        roles.forEach(role -> texts.add(role.asText()));
        return texts;
    }

    /** No source completes what has not begun; the page says when it opens (A.3). */
    @Test
    void nothing_completes_a_run_before_it_starts() {
        LocalDate tomorrow =
                bench.clock.instant().atOffset(ZoneOffset.UTC).toLocalDate().plusDays(1);
        bench.database.useTransaction(handle -> {
            handle.createUpdate("update run set start_date = :day, end_date = null where slug = :run")
                    .bind("day", tomorrow)
                    .bind("run", LATER)
                    .execute();
            handle.execute("delete from run_session where run = '" + LATER + "'");
        });
        PlacedActivity activity = activity("Begins tomorrow", LATER);
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page page = bench.room.launch(browser, bench.room.learner(1), activity);
        assertThat(page.body()).contains("This run opens on").doesNotContain("/complete\"");
        WebBrowser teacher = new WebBrowser();
        WebBrowser.Page taught = bench.room.teacherPage(teacher, activity);
        assertThat(taught.body()).contains("approves it. Only completions from ");

        // The instructor's word and the gate come too early as well.
        WebBrowser.Page read = RosterIT.read(teacher, taught);
        teacher.post(new WebBrowser.Form(
                read.address().resolve(read.address().getPath() + "/approve"),
                Map.of(
                        "_csrf",
                        read.form("").fields().get("_csrf"),
                        "member",
                        bench.room.learner(1).id(),
                        "reason",
                        "")));
        RuleSetting.save(teacher, taught, "GATE", "INSTRUCTOR");
        assertThat(bench.hasBadge(bench.room.learner(1), activity)).isFalse();
        assertThat(bench.hasBadge(bench.room.learner(2), activity)).isFalse();

        // A first day of its own says otherwise on purpose.
        teacher.post(RuleSetting.form(teacher, taught, List.of("GATE"))
                .with("from", "2020-01-01")
                .with("do", "save"));
        assertThat(bench.hasBadge(bench.room.learner(3), activity)).isTrue();

        RuleSetting.save(teacher, taught, "GATE");
        bench.clock.move(Duration.ofDays(1));
        assertThat(bench.hasBadge(bench.room.learner(2), activity))
                .as("opened again once it has begun")
                .isTrue();
        assertThat(bench.hasBadge(bench.room.learner(3), activity)).isTrue();
    }

    /** Where a grade counts, the column is the teacher's (A.5). */
    @Test
    void a_grade_that_counts_is_not_overwritten_unless_somebody_chooses_that() {
        PlacedActivity activity = bench.room.withColumn("Graded by the teacher");
        Person learner = bench.room.learner(4);
        bench.room.launch(new WebBrowser(), learner, activity);
        WebBrowser teacher = new WebBrowser();
        WebBrowser.Page taught = bench.room.teacherPage(teacher, activity);
        WebBrowser.Form usual =
                RuleSetting.form(teacher, taught, List.of("GRADE")).with("score_policy", "");
        assertThat(teacher.post(usual).body())
                .contains("The learning platform gets no grade.")
                .doesNotContain("Waymark would write to the same column");
        assertThat(teacher.post(usual.with("score_policy", "COMPLETE")).body())
                .contains("Waymark would write to the same column");
        teacher.post(usual.with("do", "save"));
        bench.waymark
                .lms
                .school()
                .markGrade(new Grade(
                        bench.room.columns(activity).get(0).id(),
                        learner.id(),
                        90.0,
                        null,
                        bench.clock.instant().toString(),
                        "Completed",
                        "FullyGraded"));
        bench.lookNow(activity, Poll.Kind.GRADES, bench.link(activity));
        assertThat(bench.hasBadge(learner, activity)).isTrue();
        assertThat(bench.room.findGrade(activity, learner).orElseThrow().score())
                .isEqualTo(90.0);
        assertThat(bench.room.scorePosts(activity, learner)).isEmpty();
    }

    /** In Moodle, an administrator who looks at a course as a student launches as a learner and nothing else (A.6). */
    @Test
    void who_is_not_on_the_course_s_list_waits_for_it_and_everybody_else_does_not() {
        PlacedActivity activity = bench.room.withColumn("With a list");
        bench.room.complete(bench.room.learner(5), activity);

        Person stranger =
                new Person("stranger", "boss", "Boris", "Boss", "boss@practice.example", "E0", Person.Station.LEARNER);
        bench.waymark.lms.school().addPerson(stranger);
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page page = confirm(
                browser, bench.room.launch(browser, stranger, activity, Forgery.withClaim(ROLES, List.of(LEARNER))));
        assertThat(page.body()).contains("does not name you as a learner").doesNotContain("/credentials/");
        assertThat(bench.room.findGrade(activity, stranger)).isEmpty();

        // Whom the list has missed is not believed because it fails later.
        bench.waymark.lms.fault(Spot.MEMBERSHIPS, Fault.status(500));
        bench.clock.move(Duration.ofMinutes(1));
        page = bench.room.launch(new WebBrowser(), stranger, activity, Forgery.withClaim(ROLES, List.of(LEARNER)));
        bench.waymark.lms.clearFaults();
        assertThat(page.body()).doesNotContain("/credentials/");

        // Once the list names them, the badge follows by itself.
        List<String> people = new ArrayList<>(bench.room.course.personIds());
        people.add(stranger.id());
        SchoolCourse course = bench.room.course;
        bench.waymark
                .lms
                .school()
                .addCourse(new SchoolCourse(course.id(), course.label(), course.title(), course.description(), people));
        bench.clock.move(Duration.ofMinutes(1));
        WebBrowser.Page again =
                bench.room.launch(new WebBrowser(), stranger, activity, Forgery.withClaim(ROLES, List.of(LEARNER)));
        assertThat(again.body()).contains("/credentials/");
        assertThat(bench.room
                        .waitForGrade(activity, stranger, Duration.ofSeconds(20))
                        .score())
                .isEqualTo(100);
    }

    /** A list that cannot be read holds nobody up (A.6). */
    @Test
    void where_the_list_cannot_be_read_the_launch_is_believed() {
        Classroom other = new Classroom(bench.waymark.lms, bench.waymark.app.baseUrl(), 1);
        PlacedActivity activity = other.withColumn("Without a list");
        bench.waymark.lms.fault(Spot.MEMBERSHIPS, Fault.status(500));
        try {
            other.complete(other.learner(0), activity);
        } finally {
            bench.waymark.lms.clearFaults();
        }
    }

    /** OpenOLAT lists people by other ids than it launches them with: such a list names nobody (A.6). */
    @Test
    void a_list_that_names_nobody_who_ever_came_in_holds_nobody_up() {
        try (SourceBench other = new SourceBench(TestDatabase.H2, 3)) {
            PlacedActivity activity = other.room.withColumn("By other ids");
            WebBrowser first = new WebBrowser();
            WebBrowser.Page waits = confirm(first, launchAs(other, first, activity, "other-0"));
            assertThat(waits.body()).contains("does not name you as a learner");
            launchAs(other, new WebBrowser(), activity, "other-1");
            WebBrowser third = new WebBrowser();
            assertThat(confirm(third, launchAs(other, third, activity, "other-2"))
                            .body())
                    .contains("/credentials/");
            assertThat(first.get(waits.address().toString()).body()).contains("/credentials/");
        }
    }

    private static WebBrowser.Page launchAs(
            SourceBench own, WebBrowser browser, PlacedActivity activity, String subject) {
        return own.room.launch(browser, own.room.learner(0), activity, Forgery.withClaim("sub", subject));
    }

    /** An e-mail and an optional help desk are no meetings, and the instructor says what is (A.7). */
    @Test
    void only_meetings_count_as_sessions_and_the_instructor_can_change_them() {
        PlacedActivity series = activity("With an e-mail", SERIES);
        WebBrowser teacher = new WebBrowser();
        WebBrowser.Page taught = bench.room.teacherPage(teacher, series);
        RuleSetting.save(teacher, taught, "ATTENDANCE");
        String address = taught.address().toString();
        WebBrowser.Page marking = teacher.get(address + "/attendance");
        assertThat(marking.body())
                .contains("is met when a learner attends all 2 sessions.", "Help desk", "(does not count)")
                .doesNotContain("Introductory e-mail");
        Person both = bench.room.learner(6);
        mark(teacher, marking, both, "", "1", "2");
        assertThat(bench.hasBadge(both, series)).as("at both webinars").isTrue();
        Person one = bench.room.learner(7);
        mark(teacher, marking, one, "", "1", "3");
        assertThat(bench.hasBadge(one, series)).as("the help desk is optional").isFalse();

        // A third meeting is added, the second webinar is renamed and moved, the e-mail goes.
        WebBrowser.Page sessions = teacher.get(address + "/sessions");
        WebBrowser.Form form = sessions.form("/sessions");
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("_csrf", form.fields().get("_csrf"));
        add(fields, 0, "0", "2020-03-10", "Introductory e-mail", "MESSAGE");
        add(fields, 1, "1", "2020-03-17", "Webinar with discussion", "MEETING");
        add(fields, 2, "2", "2020-03-25", "Second <b>webinar</b>", "MEETING");
        add(fields, 3, "3", "2020-03-30", "Help desk", "OPTIONAL");
        add(fields, 4, "", "2020-04-02", "A third meeting", "MEETING");
        fields.put("drop", "0");
        fields.put("counts#0", "1");
        fields.put("counts#1", "2");
        fields.put("counts#2", "4");
        WebBrowser.Page saved = teacher.post(new WebBrowser.Form(form.action(), fields));
        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
        assertThat(saved.body())
                .contains("A third meeting", "2020-03-25", "Second &lt;b")
                .doesNotContain("Introductory e-mail");
        assertThat(teacher.get(address).body()).contains("attended all 3 sessions");
        assertThat(bench.hasBadge(both, series))
                .as("a badge that was given stays")
                .isTrue();
        marking = teacher.get(address + "/attendance");
        mark(teacher, marking, one, "1,3", "1", "2", "3");
        assertThat(bench.hasBadge(one, series)).as("two of three").isFalse();
        mark(teacher, marking, one, "1,2,3", "1", "2", "3", "4");
        assertThat(bench.hasBadge(one, series)).as("all three").isTrue();

        add(fields, 1, "1", "yesterday", "Webinar", "MEETING");
        assertThat(teacher.post(new WebBrowser.Form(form.action(), fields)).status())
                .isEqualTo(422);
        add(fields, 1, "77", "2020-03-17", "Webinar", "MEETING");
        assertThat(teacher.post(new WebBrowser.Form(form.action(), fields)).status())
                .isEqualTo(400);
    }

    /** Marked as present before anybody knew that they teach: a list names them as learners (Moodle), their launch does not. */
    @Test
    void who_teaches_by_the_last_launch_earns_nothing_however_the_list_names_them() {
        PlacedActivity sprint = activity("Marked before", "trial-in-a-box-2019-01-16");
        Person tutor = bench.room.learner(8);
        Person learner = bench.room.learner(7);
        WebBrowser teacher = new WebBrowser();
        WebBrowser.Page page = bench.room.teacherPage(teacher, sprint);
        RosterIT.read(teacher, page);
        String address = page.address().toString();
        WebBrowser.Page marking = teacher.get(address + "/attendance");
        Set<String> numbers = Pattern.compile("name=\"everyone\" value=\"(\\d+)\"")
                .matcher(marking.body())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(numbers).isNotEmpty();
        for (Person person : List.of(tutor, learner)) {
            mark(teacher, marking, person, "", numbers.toArray(String[]::new));
        }
        Forgery teaches =
                Forgery.withClaim(ROLES, List.of("http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor"));
        bench.room.launch(new WebBrowser(), tutor, bench.room.withColumn("Elsewhere in the course"), teaches);

        WebBrowser.Form rule = RuleSetting.form(teacher, page, List.of("ATTENDANCE"));
        String meaning = teacher.post(rule).body();
        assertThat(meaning).contains(learner.name()).doesNotContain(tutor.name());
        WebBrowser.Form apply = teacher.post(rule).form("/rule");
        teacher.post(new WebBrowser.Form(rule.action(), rule.fields())
                .with("do", "apply")
                .with("tried", apply.fields().getOrDefault("tried", "")));
        Wait.until(
                Duration.ofSeconds(20),
                () -> badges(learner, sprint) == 1,
                () -> "the rule was not applied: " + teacher.get(address).body());
        assertThat(badges(tutor, sprint)).isZero();
        assertThat(bench.hasBadge(tutor, sprint)).as("as a learner").isTrue();
    }

    private static int badges(Person person, PlacedActivity activity) {
        return bench.database.inTransaction(handle -> handle.createQuery("""
                        select count(*) from award join learner on learner.id = award.learner_id
                        where learner.subject = :person and award.met and award.resource_link_id in (
                          select id from resource_link where resource_link_id = :link)
                        """)
                .bind("person", person.id())
                .bind("link", activity.id())
                .mapTo(Integer.class)
                .one());
    }

    private static void add(
            Map<String, String> fields, int place, String number, String date, String label, String kind) {
        fields.put("number#" + place, number);
        fields.put("date#" + place, date);
        fields.put("label#" + place, label);
        fields.put("kind#" + place, kind);
    }

    private static void mark(
            WebBrowser teacher, WebBrowser.Page page, Person person, String former, String... sessions) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("_csrf", page.form("/attendance?page=0").fields().get("_csrf"));
        fields.put("row", person.id());
        fields.put("former", former + ":no");
        for (int i = 0; i < sessions.length; i++) {
            fields.put("mark#" + i, sessions[i] + ":" + person.id());
        }
        WebBrowser.Page saved =
                teacher.post(new WebBrowser.Form(page.form("/attendance?page=0").action(), fields));
        assertThat(saved.body()).contains("Saved for 1 person.");
    }
}
