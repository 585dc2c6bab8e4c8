package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waymark.practice.school.Grade;
import org.waymark.practice.school.GradebookColumn;
import org.waymark.practice.school.LineItem;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.trust.Forgery;

/** What it takes, who would get it, what is taken back, and why: as instructor and learners do it, over HTTP. */
class RuleFlowIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final String SERIES = "evaluation-foundations-2019-09-16";

    private static final String OWN = "waymark-completion";
    private static final String FURTHER = "waymark-conditions";

    private static Installation waymark;

    private Classroom room;
    private PlacedActivity activity;
    private WebBrowser teacher;
    private WebBrowser.Page taught;

    @BeforeAll
    static void start() {
        waymark = Installation.onH2();
    }

    @AfterAll
    static void stop() {
        waymark.close();
    }

    @BeforeEach
    void open() {
        room = new Classroom(waymark.lms, waymark.app.baseUrl(), 4);
        activity = room.withColumn("Data quality");
        teacher = new WebBrowser();
        taught = room.teacherPage(teacher, activity);
    }

    @Test
    void a_rule_is_tried_before_it_is_set_and_trying_changes_nothing() {
        room.complete(room.learner(0), activity);
        room.launch(new WebBrowser(), room.learner(1), activity);

        WebBrowser.Page tried = teacher.post(RuleSetting.form(teacher, taught, List.of("INSTRUCTOR")));
        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.body())
                .contains("This is complete when an instructor approves it.")
                .contains("Has it, but would not with these requirements", "Your instructor has not approved it yet.");
        assertThat(teacher.get(taught.address().toString()).body())
                .contains("when the learner says so or an instructor");

        RuleSetting.save(teacher, taught, "INSTRUCTOR");
        assertThat(teacher.get(taught.address().toString()).body()).contains("when an instructor approves it");
        WebBrowser.Page kept = room.launch(new WebBrowser(), room.learner(0), activity);
        assertThat(kept.says("/credentials/"))
                .as("a changed rule takes nothing back")
                .isTrue();
    }

    @Test
    void what_was_not_tried_is_not_applied() {
        room.complete(room.learner(0), activity);
        WebBrowser.Form form = RuleSetting.form(teacher, taught, List.of("LEARNER"));
        String tried = teacher.post(form).form("/rule").fields().get("tried");
        WebBrowser.Form other = RuleSetting.form(teacher, taught, List.of("INSTRUCTOR"));
        WebBrowser.Page asked = teacher.post(other.with("tried", tried).with("do", "apply"));
        assertThat(asked.body())
                .contains(
                        "The requirements changed after the preview.", "Has it, but would not with these requirements");
        assertThat(room.launch(new WebBrowser(), room.learner(0), activity).says("/credentials/"))
                .isTrue();
        WebBrowser.Page applied = teacher.post(
                other.with("tried", asked.form("/rule").fields().get("tried")).with("do", "apply"));
        assertThat(applied.address().getPath()).contains("/job/");
        Wait.until(
                SOON,
                () -> !room.launch(new WebBrowser(), room.learner(0), activity).says("/credentials/"),
                () -> "not applied");
    }

    @Test
    void a_form_that_is_no_rule_is_refused_and_the_rule_stays() {
        WebBrowser.Page refused =
                teacher.post(RuleSetting.form(teacher, taught, List.of()).with("do", "save"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Nothing has been saved yet. Choose at least one source.");
        WebBrowser.Page kept = teacher.post(RuleSetting.form(teacher, taught, List.of("LEARNER"))
                .with("from", "2026-03-01")
                .with("until", "2026-02-01")
                .with("threshold", "75")
                .with("do", "save"));
        assertThat(kept.body())
                .as("what was typed stays")
                .contains("The last day is before the first.", "value=\"2026-03-01\"", "value=\"75\"");
        for (String[] odd : List.of(
                new String[] {"threshold", "101"},
                new String[] {"need", "SOME"},
                new String[] {"at_least", "x"},
                new String[] {"from", "2026-02-31"},
                new String[] {"prerequisite", "nothing-of-the-kind"},
                new String[] {"source#0", "RUMOUR"})) {
            WebBrowser.Page page = teacher.post(RuleSetting.form(teacher, taught, List.of("LEARNER"))
                    .with("need", odd[0].equals("at_least") ? "AT_LEAST" : "ANY")
                    .with(odd[0], odd[1])
                    .with("do", "save"));
            assertThat(page.status()).as(odd[0]).isEqualTo(422);
        }
        assertThat(teacher.get(taught.address().toString()).body())
                .contains("when the learner says so or an instructor");
    }

    @Test
    void all_of_several_words_are_needed_and_the_learner_sees_what_is_missing() {
        teacher.post(RuleSetting.form(teacher, taught, List.of("LEARNER", "INSTRUCTOR"))
                .with("need", "ALL")
                .with("do", "save"));
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page page = room.launch(browser, room.learner(0), activity);
        page = browser.post(page.form("/complete").with("completed", "yes"));
        assertThat(page.says("/credentials/")).isFalse();
        assertThat(page.body()).contains("You said that it is complete.", "Your instructor has not approved it yet.");

        answer("/approve", room.learner(0), "");
        page = browser.get(page.address().toString());
        assertThat(page.body()).contains("/credentials/", "Your instructor approved it.");
        assertThat(room.waitForGrade(activity, room.learner(0), SOON).score()).isEqualTo(100);
    }

    @Test
    void what_was_known_before_is_enough_by_a_saved_rule_as_soon_as_the_learner_records_it() {
        teacher.post(RuleSetting.form(teacher, taught, List.of("LEARNER", "INSTRUCTOR"))
                .with("need", "ALL")
                .with("do", "save"));
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page page = room.launch(browser, room.learner(0), activity);
        assertThat(page.body()).contains("This page lists the other requirements.", "/objection");
        page = browser.post(page.form("/complete").with("completed", "yes"));
        assertThat(page.body()).contains("Your instructor has not approved it yet.");
        RuleSetting.save(teacher, taught, "LEARNER");
        page = browser.get(page.address().toString());
        assertThat(page.body())
                .contains("You meet the requirements now")
                .doesNotContain("has not approved it yet", "/credentials/");
        page = browser.post(page.form("/complete").with("completed", "yes"));
        assertThat(page.body()).contains("/credentials/");
        assertThat(room.waitForGrade(activity, room.learner(0), SOON).score()).isEqualTo(100);
    }

    @Test
    void opening_the_activity_completes_it_where_the_rule_says_so_and_once() {
        RuleSetting.save(teacher, taught, "GATE");
        for (int i = 0; i < 2; i++) {
            WebBrowser.Page page = room.launch(new WebBrowser(), room.learner(0), activity);
            assertThat(page.body()).contains("/credentials/", "You opened the activity");
        }
        room.waitForGrade(activity, room.learner(0), SOON);
        assertThat(room.taken(activity, room.learner(0))).isEqualTo(1);
        assertThat(room.findGrade(activity, room.teacher)).isEmpty();
    }

    @Test
    void what_is_taken_back_takes_badge_and_grade_along_and_can_come_again() {
        Person learner = room.learner(0);
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page page = room.launch(browser, learner, activity);
        page = browser.post(page.form("/complete").with("completed", "yes"));
        String badge = badge(page);
        room.waitForGrade(activity, learner, SOON);

        answer("/take-back", learner, "It was a colleague who took part.");
        Wait.until(SOON, () -> scoreIn(activity, learner) == 0, () -> room.calls(activity));
        page = browser.get(page.address().toString());
        assertThat(page.body())
                .contains("Withdrawn: It was a colleague who took part.", "You have not said yet that it is complete.");
        assertThat(new WebBrowser().get(waymark.app.baseUrl() + badge).body()).containsIgnoringCase("revoked");
        Grade corrected = room.findGrade(activity, learner).orElseThrow();
        assertThat(corrected.comment()).startsWith("Not complete:");

        answer("/take-back", learner, "Twice is once.");
        page = browser.post(page.form("/complete").with("completed", "yes"));
        assertThat(page.says("/credentials/"))
                .as("what an instructor took back is not given again by the learner alone")
                .isFalse();
        answer("/approve", learner, "");
        page = browser.get(page.address().toString());
        assertThat(badge(page)).isNotEqualTo(badge);
        assertThat(page.body()).contains("This is a new one");
        Wait.until(SOON, () -> scoreIn(activity, learner) == 100, () -> room.calls(activity));
    }

    @Test
    void sessions_attended_complete_a_series_and_share_the_grade() {
        PlacedActivity series = waymark.lms.addActivity(
                room.course,
                "A series",
                waymark.app.baseUrl() + "/lti/launch",
                Map.of("waymark_run", SERIES),
                GradebookColumn.of(100, SERIES, "waymark-completion"));
        WebBrowser.Page page = room.teacherPage(teacher, series);
        teacher.post(RuleSetting.form(teacher, page, List.of("ATTENDANCE"))
                .with("sessions", "2")
                .with("score_policy", "SESSIONS")
                .with("do", "save"));
        Person learner = room.learner(0);
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page seen = room.launch(browser, learner, series);
        assertThat(seen.body()).contains("There is nothing for you to record here");

        String address = page.address() + "/attendance";
        // Who has not been here can be marked too, as soon as the list of the course is read.
        Wait.until(
                Duration.ofSeconds(30),
                () -> teacher.get(address).says(room.learner(1).name()),
                () -> "only who has been here can be marked");
        WebBrowser.Page marking = teacher.get(address);
        String own = learner.id();
        mark(marking, own, ":no", "0");
        seen = browser.get(seen.address().toString());
        assertThat(seen.says("/credentials/")).isFalse();
        assertThat(seen.body()).contains("You were marked present at 1 of");
        assertThat(mark(marking, own, "0:no", "0", "1").body()).contains("Saved for 1 person.");
        seen = browser.get(seen.address().toString());
        assertThat(seen.says("/credentials/")).isTrue();
        Wait.until(SOON, () -> scoreIn(series, learner) == 66.67, () -> room.calls(series));

        // An old page marks the third session only: the others, marked meanwhile, stay.
        mark(marking, own, ":no", "2");
        seen = browser.get(seen.address().toString());
        assertThat(seen.body()).contains("You were marked present at 3 of 3");
        Wait.until(SOON, () -> scoreIn(series, learner) == 100, () -> room.calls(series));
        assertThat(mark(marking, own, ":no").body()).contains("Nothing changed");

        assertThat(mark(marking, own, ":no", "999").status()).isEqualTo(200);
        assertThat(mark(marking, own, "x", "1").status()).isEqualTo(400);
        assertThat(mark(marking, own, ":no", "nobody").status()).isEqualTo(400);
        mark(marking, room.learner(1).id(), ":no", "0", "1");
        assertThat(room.launch(new WebBrowser(), room.learner(1), series).says("/credentials/"))
                .as("marked before the first visit")
                .isTrue();
        mark(marking, own, "0,1,2:no");
        seen = browser.get(seen.address().toString());
        assertThat(seen.says("/credentials/")).as("marked by mistake").isFalse();
        Wait.until(SOON, () -> scoreIn(series, learner) == 0, () -> room.calls(series));
    }

    private WebBrowser.Page mark(WebBrowser.Page page, String person, String former, String... sessions) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("_csrf", page.form("/attendance?page=0").fields().get("_csrf"));
        fields.put("row", person);
        fields.put("former", former);
        for (int i = 0; i < sessions.length; i++) {
            fields.put("mark#" + i, sessions[i] + ":" + person);
        }
        return teacher.post(new WebBrowser.Form(page.form("/attendance?page=0").action(), fields));
    }

    @Test
    void a_learner_says_that_something_is_wrong_and_gets_an_answer() {
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page page = room.launch(browser, room.learner(0), activity);
        page = browser.post(page.form("/complete").with("completed", "yes"));
        page = browser.post(page.form("/objection").with("words", "The date is <b>wrong</b>."));
        assertThat(page.body()).contains("Your instructor can see this");

        WebBrowser.Page seen = teacher.get(taught.address().toString());
        assertThat(seen.body()).contains("The date is &lt;b&gt;wrong&lt;/b&gt;.");
        seen = teacher.post(seen.form("/answer").with("words", "Mended, thank you."));
        assertThat(seen.says("The date is")).isFalse();
        assertThat(browser.get(page.address().toString()).body()).contains("Mended, thank you.");
    }

    @Test
    void a_saved_rule_takes_nothing_back_even_when_something_else_is_taken_back() {
        Person learner = room.learner(0);
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page page = room.launch(browser, learner, activity);
        page = browser.post(page.form("/complete").with("completed", "yes"));
        String badge = badge(page);
        teacher.post(RuleSetting.form(teacher, taught, List.of("LEARNER", "GRADE"))
                .with("need", "ALL")
                .with("do", "save"));
        // The earlier rule is met by what is known, so it stays; what it rested on is what counts.
        assertThat(room.launch(browser, learner, activity).body()).contains(badge);
        answer("/take-back", learner, "It was a colleague.");
        assertThat(browser.get(page.address().toString()).body())
                .contains("Withdrawn: It was a colleague.")
                .doesNotContain(badge);
    }

    @Test
    void a_badge_that_comes_before_is_waited_for_and_followed() {
        Person learner = room.learner(0);
        PlacedActivity before = waymark.lms.addActivity(
                room.course,
                "Before",
                waymark.app.baseUrl() + "/lti/launch",
                Map.of("waymark_run", SERIES),
                GradebookColumn.of(100, SERIES, OWN));
        teacher.post(RuleSetting.form(teacher, taught, List.of("LEARNER"))
                .with("prerequisite", SERIES)
                .with("do", "save"));
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page page = room.launch(browser, learner, activity);
        page = browser.post(page.form("/complete").with("completed", "yes"));
        assertThat(page.says("/credentials/")).isFalse();

        WebBrowser other = new WebBrowser();
        WebBrowser.Page first = room.launch(other, learner, before);
        assertThat(other.post(first.form("/complete").with("completed", "yes")).says("/credentials/"))
                .isTrue();
        page = room.launch(browser, learner, activity);
        String badge = badge(page);

        WebBrowser.Page there = room.launch(teacher, room.teacher, before);
        there = RosterIT.read(teacher, there);
        teacher.post(new WebBrowser.Form(
                there.address().resolve(there.address().getPath() + "/take-back"),
                Map.of(
                        "_csrf",
                        there.form("/take-back").fields().get("_csrf"),
                        "member",
                        learner.id(),
                        "reason",
                        "Not done after all.")));
        assertThat(room.launch(browser, learner, activity).says("/credentials/"))
                .isFalse();
        assertThat(new WebBrowser().get(waymark.app.baseUrl() + badge).body()).containsIgnoringCase("revoked");
    }

    @Test
    void a_taking_back_is_undone_and_all_is_as_it_was() {
        RuleSetting.save(teacher, taught, "GATE");
        Person learner = room.learner(0);
        WebBrowser opened = new WebBrowser();
        String address = room.launch(opened, learner, activity).address().toString();
        // The badge waits for the course's list, which is read beside other lists.
        Wait.until(SOON, () -> opened.get(address).says("/credentials/"), () -> room.calls(activity));
        room.waitForGrade(activity, learner, SOON);
        answer("/take-back", learner, "A mistake of mine.");
        Wait.until(SOON, () -> scoreIn(activity, learner) == 0, () -> room.calls(activity));
        String list = RosterIT.read(teacher, taught).body();
        String review = list.substring(list.indexOf("/review/"), list.indexOf("/review/") + "/review/".length() + 36);
        WebBrowser.Page evidence = teacher.get(taught.address() + review);
        assertThat(evidence.body()).contains("Withdrawn: A mistake of mine.");
        WebBrowser.Page undone = teacher.post(evidence.form("/restore"));
        assertThat(undone.status()).isEqualTo(200);
        assertThat(undone.body()).doesNotContain("Withdrawn:").contains("Badge awarded");
        Wait.until(SOON, () -> scoreIn(activity, learner) == 100, () -> room.calls(activity));
        assertThat(room.launch(new WebBrowser(), learner, activity).says("/credentials/"))
                .isTrue();
        assertThat(teacher.postOnce(evidence.form("/restore")).status()).isEqualTo(400);
    }

    @Test
    void who_only_looks_on_passes_no_gate() {
        RuleSetting.save(teacher, taught, "GATE");
        Forgery mentor = Forgery.withClaim(
                "https://purl.imsglobal.org/spec/lti/claim/roles",
                List.of("http://purl.imsglobal.org/vocab/lis/v2/membership#Mentor"));
        assertThat(room.launch(new WebBrowser(), room.learner(0), activity, mentor)
                        .says("/credentials/"))
                .isFalse();
        assertThat(room.launch(new WebBrowser(), room.learner(0), activity).says("/credentials/"))
                .isTrue();
    }

    @Test
    void a_test_user_who_was_not_known_as_one_keeps_no_badge() {
        WebBrowser.Page page = room.complete(room.learner(0), activity);
        String badge = badge(page);
        Forgery testUser = Forgery.withClaim(
                "https://purl.imsglobal.org/spec/lti/claim/roles",
                List.of(
                        "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner",
                        "http://purl.imsglobal.org/vocab/lti/system/person#TestUser"));
        room.launch(new WebBrowser(), room.learner(0), activity, testUser);
        assertThat(new WebBrowser().get(waymark.app.baseUrl() + badge).body()).containsIgnoringCase("revoked");
        assertThat(room.launch(new WebBrowser(), room.learner(0), activity).says("/credentials/"))
                .as("once a test user, always one")
                .isFalse();
    }

    @Test
    void a_further_column_is_made_once_and_says_something_else() {
        teacher.post(RuleSetting.form(teacher, taught, List.of("LEARNER", "INSTRUCTOR"))
                .with("need", "ALL")
                .with("further", "CONDITIONS")
                .with("do", "save"));
        for (int i = 0; i < 2; i++) {
            WebBrowser browser = new WebBrowser();
            WebBrowser.Page page = room.launch(browser, room.learner(i), activity);
            browser.post(page.form("/complete").with("completed", "yes"));
            Person learner = room.learner(i);
            Wait.until(SOON, () -> in(FURTHER, learner) == 50, () -> room.calls(activity));
            assertThat(in(OWN, learner)).isEqualTo(-1);
        }
        Person first = room.learner(0);
        answer("/approve", first, "");
        Wait.until(SOON, () -> in(FURTHER, first) == 100, () -> room.calls(activity));
        Wait.until(SOON, () -> in(OWN, first) == 100, () -> room.calls(activity));
        answer("/take-back", first, "A mistake.");
        Wait.until(SOON, () -> in(OWN, first) == 0, () -> room.calls(activity));
        Wait.until(SOON, () -> in(FURTHER, first) == 0, () -> room.calls(activity));
        assertThat(room.columns(activity)).extracting(LineItem::tag).containsExactlyInAnyOrder(OWN, FURTHER);
        assertThat(in(FURTHER, room.learner(1))).isEqualTo(50);
        assertThat(teacher.get(taught.address() + "/rule").body())
                .contains("A further column shows the share of these conditions that are met.");
    }

    private double in(String tag, Person learner) {
        return room.columns(activity).stream()
                .filter(column -> tag.equals(column.tag()))
                .flatMap(column -> waymark.lms.school().findGrade(column.id(), learner.id()).stream())
                .map(Grade::score)
                .filter(Objects::nonNull)
                .mapToDouble(Number::doubleValue)
                .findFirst()
                .orElse(-1);
    }

    /** What the instructor does with one person of the list. */
    private void answer(String action, Person person, String reason) {
        WebBrowser.Page read = RosterIT.read(teacher, taught);
        Map<String, String> fields =
                Map.of("_csrf", read.form("").fields().get("_csrf"), "member", person.id(), "reason", reason);
        WebBrowser.Page done = teacher.post(
                new WebBrowser.Form(read.address().resolve(read.address().getPath() + action), fields));
        assertThat(done.status()).as(done.body()).isEqualTo(200);
    }

    private double scoreIn(PlacedActivity one, Person learner) {
        return room.findGrade(one, learner)
                .map(Grade::score)
                .map(Number::doubleValue)
                .orElse(-1.0);
    }

    private static String badge(WebBrowser.Page page) {
        int start = page.body().indexOf("/credentials/");
        return page.body().substring(start, start + "/credentials/".length() + 36);
    }
}
