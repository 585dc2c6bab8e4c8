package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.waymark.language.Message;
import org.waymark.lti.payload.Claim;
import org.waymark.practice.school.Grade;
import org.waymark.practice.school.LineItem;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.school.Quirk;
import org.waymark.practice.trust.Forgery;
import org.waymark.store.TestDatabase;

/** Links that share an id, and columns that share a grade, as Open edX and OpenOLAT have them. */
class SharedIdIT {
    private static final String BLOCK = "block-v1:edX+DemoX+2026+type@lti_consumer+block@";
    private static final String QUALITY = Installation.RUN;
    private static final String TRIAL = "trial-in-a-box-2019-01-16";
    private static final String QUALITY_TITLE = "Data Management: Quality and Standards";
    private static final String TRIAL_TITLE = "Trial “In a Box”";
    private static final Duration SOON = Duration.ofSeconds(20);

    private static SourceBench bench;

    @BeforeAll
    static void start() {
        bench = new SourceBench(TestDatabase.POSTGRESQL, 6);
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    private static Forgery link(@Nullable String id, String run, @Nullable String item) {
        return Forgery.none().claims(claims -> {
            if (id != null) {
                claims.put(Claim.RESOURCE_LINK, Map.of("id", id));
            }
            Map<String, Object> custom = item == null
                    ? Map.of("waymark_run", run)
                    : Map.of("waymark_run", run, "waymark_item", run + "." + item);
            claims.put(Claim.CUSTOM, custom);
        });
    }

    private static WebBrowser.Page open(WebBrowser browser, Person person, PlacedActivity activity, Forgery said) {
        WebBrowser.Page page = bench.room.launch(browser, person, activity, said);
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        return page;
    }

    /** All that is picked in one block has its id: each says itself what it is, to learner and instructor (D.6). */
    @Test
    void two_runs_of_one_block_are_two_activities_and_picking_again_counts() {
        PlacedActivity block = bench.room.withColumn("A block");
        String id = BLOCK + "two";
        WebBrowser learner = new WebBrowser();
        WebBrowser teacher = new WebBrowser();
        for (Forgery first :
                List.of(link(id, QUALITY, "pick1"), link(id, TRIAL, "pick1"), link(id, QUALITY, "pick1"))) {
            String title = first.claims()
                            .apply(new java.util.HashMap<>(Map.of()))
                            .toString()
                            .contains(TRIAL)
                    ? TRIAL_TITLE
                    : QUALITY_TITLE;
            String other = title.equals(TRIAL_TITLE) ? QUALITY_TITLE : TRIAL_TITLE;
            assertThat(open(learner, bench.room.learner(0), block, first).body())
                    .contains(title)
                    .doesNotContain(other);
            assertThat(open(teacher, bench.room.teacher, block, first).body())
                    .contains(title)
                    .doesNotContain(other);
        }
        // Picked again: another run takes the place, and the same one stays the activity that it was.
        WebBrowser.Page page = open(learner, bench.room.learner(0), block, link(id, QUALITY, "pick1"));
        assertThat(learner.post(page.form("/complete").with("completed", "yes")).body())
                .contains("/credentials/");
        assertThat(open(learner, bench.room.learner(0), block, link(id, QUALITY, "pick2"))
                        .body())
                .contains("/credentials/");
        assertThat(open(learner, bench.room.learner(0), block, link(id, "open-data-policies-2020-03-17", "pick2"))
                        .body())
                .doesNotContain(QUALITY_TITLE)
                .doesNotContain("/credentials/");
        assertThat(links(id)).isEqualTo(3);
    }

    private static int links(String id) {
        return bench.database.inTransaction(
                handle -> handle.createQuery("select count(*) from resource_link where resource_link_id = :id")
                        .bind("id", id)
                        .mapTo(Integer.class)
                        .one());
    }

    /** A link that was opened before anything was picked becomes what is picked, and no second one (D.6). */
    @Test
    void a_link_that_said_nothing_becomes_what_it_says_later() {
        PlacedActivity block = bench.room.withColumn("Bare at first");
        Forgery bare = Forgery.none().claims(claims -> {
            claims.put(Claim.RESOURCE_LINK, Map.of("id", BLOCK + "bare"));
            claims.remove(Claim.CUSTOM);
        });
        open(new WebBrowser(), bench.room.teacher, block, bare);
        assertThat(open(new WebBrowser(), bench.room.learner(0), block, link(BLOCK + "bare", TRIAL, "p"))
                        .body())
                .contains(TRIAL_TITLE);
        assertThat(open(new WebBrowser(), bench.room.learner(0), block, bare).body())
                .contains(TRIAL_TITLE);
        assertThat(links(BLOCK + "bare")).isEqualTo(1);
    }

    /** The one grade of a block is that of what was picked first in it, and once picked again, of that (D.6, D.7). */
    @Test
    void the_one_grade_of_a_block_is_one_activity_s() {
        PlacedActivity block = bench.room.withColumn("One grade");
        String id = BLOCK + "grade";
        Person both = bench.room.learner(1);
        Person second = bench.room.learner(2);
        open(new WebBrowser(), bench.room.teacher, block, link(id, QUALITY, "pick1"));
        complete(block, second, link(id, TRIAL, "pick1"));
        assertThat(note(second, TRIAL)).contains("another activity behind the same link has it");
        complete(block, both, link(id, QUALITY, "pick1"));
        bench.room.waitForGrade(block, both, SOON);
        assertThat(bench.room.findGrade(block, second)).isEmpty();

        Person third = bench.room.learner(3);
        complete(block, third, link(id, TRIAL, "pick2"));
        assertThat(bench.room.waitForGrade(block, third, SOON).score()).isEqualTo(100);
    }

    private static void complete(PlacedActivity activity, Person person, Forgery said) {
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page page = open(browser, person, activity, said);
        assertThat(browser.post(page.form("/complete").with("completed", "yes")).body())
                .contains("/credentials/");
    }

    /** What came back for the newest score of a person in a run. */
    private static String note(Person person, String run) {
        String[] note = {""};
        Wait.until(
                SOON,
                () -> {
                    note[0] = bench.database.inTransaction(handle -> handle.createQuery("""
                                    select note from score join learner on learner.id = score.learner_id
                                    join activity on activity.resource_link_id = score.resource_link_id
                                    where subject = :subject and run = :run order by score_at desc, note desc
                                    fetch first 1 row only
                                    """)
                            .bind("subject", person.id())
                            .bind("run", run)
                            .mapTo(Message.class)
                            .findOne()
                            .map(Message::words)
                            .orElse(""));
                    // A list that is read meanwhile is waited for, and then it is tried again.
                    return !note[0].isEmpty() && !note[0].contains("in a moment");
                },
                () -> "nothing came back");
        return note[0];
    }

    /** OpenOLAT gives all elements of a course one id; what they say tells them apart, of one run too (D.5). */
    @Test
    void elements_of_one_course_are_told_apart_by_what_was_picked() {
        PlacedActivity element = bench.room.withColumn("An element");
        List<String> addresses = new ArrayList<>();
        for (String item : List.of("one", "two", "one")) {
            WebBrowser teacher = new WebBrowser();
            Forgery said = link(bench.room.course.id() + "_true", QUALITY, item);
            WebBrowser.Page page = open(teacher, bench.room.teacher, element, said);
            if (item.equals("two")) {
                RuleSetting.save(teacher, page, "INSTRUCTOR");
            }
            addresses.add(open(teacher, bench.room.teacher, element, said).body());
        }
        assertThat(addresses.get(0)).contains("the learner says so");
        assertThat(addresses.get(1)).doesNotContain("the learner says so");
        assertThat(addresses.get(2)).contains("the learner says so");
    }

    /** Where an LMS has one column, a further one would overwrite it, so it is not sent (D.7). */
    @Test
    void a_further_column_that_is_the_same_one_is_not_sent() {
        PlacedActivity activity = bench.room.withColumn("One column");
        bench.waymark.lms.quirks().add(Quirk.ONE_COLUMN);
        try {
            further(activity, Forgery.none());
            Person learner = bench.room.learner(4);
            assertThat(note(learner, QUALITY)).contains("one grade for the link");
            assertThat(bench.room.findGrade(activity, learner)).isEmpty();
        } finally {
            bench.waymark.lms.quirks().remove(Quirk.ONE_COLUMN);
        }
        PlacedActivity block = bench.room.withColumn("A block with one column");
        bench.waymark.lms.clearMessages();
        further(block, link(BLOCK + "further", QUALITY, "p"));
        assertThat(note(bench.room.learner(4), QUALITY)).contains("one grade for the link");
        assertThat(bench.room.columns(block)).hasSize(1);
        assertThat(bench.room.scorePosts(block, bench.room.learner(4))).isEmpty();
    }

    /** The learner says it and the instructor does not yet: half of the conditions, for a further column. */
    private static void further(PlacedActivity activity, Forgery said) {
        WebBrowser teacher = new WebBrowser();
        WebBrowser.Page taught = open(teacher, bench.room.teacher, activity, said);
        teacher.post(RuleSetting.form(teacher, taught, List.of("LEARNER", "INSTRUCTOR"))
                .with("need", "ALL")
                .with("further", "CONDITIONS")
                .with("do", "save"));
        WebBrowser learner = new WebBrowser();
        WebBrowser.Page page = open(learner, bench.room.learner(4), activity, said);
        learner.post(page.form("/complete").with("completed", "yes"));
    }

    /** A 0 that an LMS takes and does not keep is said as it is (D.7). */
    @Test
    void what_the_lms_holds_after_a_zero_is_read_back() {
        bench.waymark.lms.quirks().add(Quirk.NO_ZERO);
        try {
            Person learner = bench.room.learner(5);
            PlacedActivity activity = bench.room.withColumn("Taken back");
            takenBack(activity, learner, Forgery.none());
            assertThat(note(learner, QUALITY)).contains("accepted a grade of 0, but it shows 100%");
            assertThat(bench.room.findGrade(activity, learner).map(Grade::score))
                    .contains(100.0);
            PlacedActivity block = bench.room.withColumn("Taken back in a block");
            takenBack(block, learner, link(BLOCK + "zero", QUALITY, "zero"));
            Wait.until(SOON, () -> note(learner, QUALITY).contains("Open edX keeps"), () -> note(learner, QUALITY));
        } finally {
            bench.waymark.lms.quirks().remove(Quirk.NO_ZERO);
        }
        Person honest = bench.room.learner(0);
        PlacedActivity activity = bench.room.withColumn("Taken back and kept");
        takenBack(activity, honest, Forgery.none());
        Wait.until(SOON, () -> note(honest, QUALITY).contains("shows 0%"), () -> note(honest, QUALITY));
    }

    private static void takenBack(PlacedActivity activity, Person learner, Forgery said) {
        complete(activity, learner, said);
        bench.room.waitForGrade(activity, learner, SOON);
        WebBrowser teacher = new WebBrowser();
        WebBrowser.Page read = RosterIT.read(teacher, open(teacher, bench.room.teacher, activity, said));
        WebBrowser.Page done = teacher.post(new WebBrowser.Form(
                read.address().resolve(read.address().getPath() + "/take-back"),
                Map.of("_csrf", read.form("").fields().get("_csrf"), "member", learner.id(), "reason", "A mistake")));
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        Wait.until(SOON, () -> bench.room.scorePosts(activity, learner).size() > 1, () -> bench.room.calls(activity));
    }

    /** A column is named after the run where the LMS sends no title (D.7). */
    @Test
    void a_column_without_a_title_has_that_of_its_run() {
        PlacedActivity activity = bench.room.withoutColumn("No title is sent");
        complete(
                activity,
                bench.room.learner(0),
                Forgery.none()
                        .claims(claims -> claims.put(Claim.RESOURCE_LINK, Map.of("id", activity.id(), "title", ""))));
        bench.room.waitForGrade(activity, bench.room.learner(0), SOON);
        List<LineItem> columns = bench.room.columns(activity);
        assertThat(columns).extracting(LineItem::label).containsExactly(QUALITY_TITLE);
        assertThat(Optional.of(columns.get(0).reviewCustom())).contains(Map.of("waymark_run", QUALITY));
    }
}
