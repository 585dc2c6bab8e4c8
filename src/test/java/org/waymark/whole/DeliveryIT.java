package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.waymark.Covers;
import org.waymark.id.CompletionId;
import org.waymark.practice.school.Grade;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.trust.Forgery;
import org.waymark.practice.wire.Fault;
import org.waymark.practice.wire.Message;
import org.waymark.practice.wire.Spot;
import org.waymark.store.Database;

/** The way of a grade through every failure of an LMS: it arrives once, soon, and the instructor can see how. */
class DeliveryIT {
    private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
    private static final String NRPS = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";
    private static final String LINK = "https://purl.imsglobal.org/spec/lti/claim/resource_link";
    private static final Duration SOON = Duration.ofSeconds(30);

    private static Installation waymark;

    private Classroom room;

    @BeforeAll
    static void start() {
        waymark = Installation.onH2();
    }

    @AfterAll
    static void stop() {
        waymark.close();
    }

    @BeforeEach
    void aNewCourse() {
        waymark.lms.clearFaults();
        waymark.lms.endTokens();
        waymark.lms.clearMessages();
        room = new Classroom(waymark.lms, waymark.app.baseUrl(), 3);
    }

    static Stream<Arguments> failures() {
        List<Map.Entry<String, Fault>> faults = List.of(
                Map.entry("slow", Fault.slow(Duration.ofSeconds(2)).times(1)),
                Map.entry("401", Fault.status(401).times(2)),
                Map.entry("403", Fault.status(403).times(2)),
                Map.entry("404", Fault.status(404).times(2)),
                Map.entry("409", Fault.status(409).times(1)),
                Map.entry("429", Fault.tooMany(Duration.ofSeconds(4)).times(1)),
                Map.entry("500", Fault.status(500).times(2)),
                Map.entry("HTML", Fault.html().times(1)),
                Map.entry("dropped", Fault.drop().times(1)),
                Map.entry("lost answer", Fault.lostAnswer().times(1)),
                Map.entry("gateway", Fault.down().times(2)));
        return Stream.of(Spot.TOKEN, Spot.SCORES, Spot.LINEITEMS)
                .flatMap(spot -> faults.stream().map(fault -> Arguments.of(spot, fault.getKey(), fault.getValue())));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("failures")
    @Covers({"E2.54", "E2.56", "E2.61", "E2.65"})
    void a_grade_gets_through_every_passing_failure_exactly_once(Spot spot, String name, Fault fault) {
        // A column that has to be made brings the line item service into play.
        PlacedActivity activity = spot == Spot.LINEITEMS ? room.withoutColumn(name) : room.withColumn(name);
        if (spot == Spot.TOKEN) {
            // The list of the course first, so that the token that fails is the grade's.
            WebBrowser reader = new WebBrowser();
            RosterIT.read(reader, room.teacherPage(reader, activity));
        }
        waymark.lms.fault(spot, fault);
        long began = System.nanoTime();
        room.complete(room.learner(0), activity);
        Grade grade = room.waitForGrade(activity, room.learner(0), SOON);
        System.err.printf("MEASURED %s %s: grade after %d ms%n", spot, name, (System.nanoTime() - began) / 1_000_000);

        assertThat(grade.score()).isEqualTo(100);
        assertThat(grade.comment()).contains("Data Management: Quality and Standards", "/credentials/");
        assertThat(new WebBrowser()
                        .get(grade.comment().substring(grade.comment().indexOf("http")))
                        .status())
                .isEqualTo(200);
        assertThat(room.columns(activity)).hasSize(1);
        WebBrowser teacher = new WebBrowser();
        Wait.until(SOON, () -> room.teacherPage(teacher, activity).says(">Sent<"), () -> "the page does not say Sent");
        assertThat(room.taken(activity, room.learner(0))).isEqualTo(1);
        WebBrowser.Page page = room.teacherPage(teacher, activity);
        assertThat(page.body()).contains("100 of 100: Completed: Data Management: Quality and Standards. Badge: ");
        assertThat(page.body()).containsPattern("The learning platform (accepted the|already has this) grade");
        if (!List.of("slow", "401").contains(name) && !(spot == Spot.TOKEN && name.equals("409"))) {
            assertThat(page.body()).as("the failure is told").containsPattern("[2-9] attempts");
        }
        assertFirstRetryCameSoon(spot, name);
    }

    private static void assertFirstRetryCameSoon(Spot spot, String name) {
        List<Message> calls = waymark.lms.messages().stream()
                .filter(message -> !message.method().equals("GET") || spot == Spot.LINEITEMS)
                .filter(message -> message.target().contains(path(spot)))
                .toList();
        int failed = -1;
        for (int i = 0; i < calls.size() && failed < 0; i++) {
            failed = calls.get(i).fault().isEmpty() ? -1 : i;
        }
        assertThat(failed).as("the fault was met").isNotNegative();
        if (name.equals("slow") || failed + 1 >= calls.size()) {
            return;
        }
        Duration pause =
                Duration.between(calls.get(failed).time(), calls.get(failed + 1).time());
        if (name.equals("429")) {
            assertThat(pause).isBetween(Duration.ofMillis(3_900), Duration.ofMillis(6_000));
        } else {
            assertThat(pause).isLessThan(Duration.ofSeconds(2));
        }
    }

    private static String path(Spot spot) {
        return switch (spot) {
            case TOKEN -> "/oidc/token";
            case SCORES -> "/scores";
            default -> "/lineitems?";
        };
    }

    @Test
    void a_lost_answer_to_the_making_of_a_column_makes_no_second_one() {
        PlacedActivity activity = room.withoutColumn("Lost");
        // The search is answered twice (once more under the lease), then the answer to the making is lost.
        waymark.lms.fault(Spot.LINEITEMS, Fault.slow(Duration.ZERO).times(2));
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page page = room.launch(browser, room.learner(0), activity);
        browser.post(page.form("/complete").with("completed", "yes"));
        Wait.until(
                SOON,
                () -> waymark.lms.messages().stream()
                                .filter(message -> message.target().contains("/lineitems?"))
                                .count()
                        >= 3,
                () -> "the column was not looked for");
        room.waitForGrade(activity, room.learner(0), SOON);
        PlacedActivity second = room.withoutColumn("Lost 2");
        waymark.lms.fault(Spot.LINEITEMS, Fault.lostAnswer());
        room.complete(room.learner(1), second);
        Wait.until(SOON, () -> !room.columns(second).isEmpty() || lookedTwice(), () -> "nothing was tried");
        waymark.lms.clearFaults();
        room.waitForGrade(second, room.learner(1), SOON);
        assertThat(room.columns(activity)).hasSize(1);
        assertThat(room.columns(second)).hasSize(1);
    }

    private static boolean lookedTwice() {
        return waymark.lms.messages().stream()
                        .filter(message -> message.fault().startsWith("carried out"))
                        .count()
                >= 2;
    }

    @Test
    void an_lms_that_was_down_and_came_back_has_the_grade_at_once_more() {
        PlacedActivity activity = room.withColumn("Down");
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page page = room.launch(browser, room.learner(0), activity);
        waymark.lms.goDown();
        try {
            page = browser.post(page.form("/complete").with("completed", "yes"));
            assertThat(page.body()).contains("/credentials/", "/assets/progress.js", "aria-live");
            Wait.pause(Duration.ofSeconds(5));
            // C.5: the part of the page that the page asks for again by itself, and when it does.
            assertThat(browser.get(page.address() + "/grade").body())
                    .contains("Your grade has not been accepted yet", "data-under-way=")
                    .doesNotContain("<html");
        } finally {
            waymark.lms.comeBack();
        }
        long back = System.nanoTime();
        assertThat(room.waitForGrade(activity, room.learner(0), SOON).score()).isEqualTo(100);
        WebBrowser.Page shown = page;
        Wait.until(
                SOON,
                () -> browser.get(shown.address() + "/grade").says("Grade sent"),
                () -> browser.get(shown.address() + "/grade").body());
        assertThat(browser.get(page.address() + "/grade").body()).doesNotContain("data-under-way");
        assertThat(browser.get(page.address().toString()).body()).doesNotContain("/assets/progress.js");
        System.err.printf("MEASURED down 5 s: grade %d ms after the return%n", (System.nanoTime() - back) / 1_000_000);
        assertThat(room.taken(activity, room.learner(0))).isEqualTo(1);
    }

    @Test
    void send_again_in_the_middle_of_a_slow_delivery_is_no_error() {
        PlacedActivity activity = room.withColumn("Impatient");
        waymark.lms.fault(Spot.SCORES, Fault.slow(Duration.ofSeconds(4)).times(1));
        room.complete(room.learner(0), activity);
        Wait.pause(Duration.ofMillis(1_500));
        WebBrowser teacher = new WebBrowser();
        WebBrowser.Page page = room.teacherPage(teacher, activity);
        page = teacher.post(page.form("/send-again"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(room.waitForGrade(activity, room.learner(0), SOON).score()).isEqualTo(100);
        Wait.until(SOON, () -> room.teacherPage(teacher, activity).says(">Sent<"), () -> "the page does not say Sent");
    }

    @Test
    @Covers("E2.69")
    void missing_scopes_are_told_in_plain_words_and_a_launch_that_grants_them_wakes_the_grade() {
        PlacedActivity activity = room.withColumn("Scopes");
        Forgery readOnly = Forgery.none().claims(claims -> {
            Map<String, Object> ags = new java.util.HashMap<>();
            ((Map<?, ?>) claims.get(AGS)).forEach((name, value) -> ags.put(String.valueOf(name), value));
            ags.put("scope", List.of("https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly"));
            claims.put(AGS, ags);
        });
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page page = room.launch(browser, room.learner(0), activity, readOnly);
        browser.post(page.form("/complete").with("completed", "yes"));
        WebBrowser teacher = new WebBrowser();
        Wait.until(
                SOON,
                () -> room.launch(teacher, room.teacher, activity, readOnly).says("Waiting for you or the next change"),
                () -> "the page does not tell");
        assertThat(room.launch(teacher, room.teacher, activity, readOnly).body())
                .contains(
                        "The learning platform does not allow this tool to send grades. Turn on grade services for the tool");
        assertThat(room.scorePosts(activity, room.learner(0))).isEmpty();

        room.launch(teacher, room.teacher, activity);
        room.waitForGrade(activity, room.learner(0), Duration.ofSeconds(5));
    }

    @Test
    void no_column_and_no_right_to_make_one_is_told_in_plain_words() {
        PlacedActivity activity = room.withoutColumn("No column");
        Forgery scoresOnly = Forgery.none()
                .claims(claims -> claims.put(
                        AGS, Map.of("scope", List.of("https://purl.imsglobal.org/spec/lti-ags/scope/score"))));
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page page = room.launch(browser, room.learner(0), activity, scoresOnly);
        browser.post(page.form("/complete").with("completed", "yes"));
        WebBrowser teacher = new WebBrowser();
        Wait.until(
                SOON,
                () -> room.launch(teacher, room.teacher, activity, scoresOnly)
                        .says(
                                "This activity has no gradebook column, and the learning platform does not allow this tool to create one."),
                () -> "the page does not tell");
    }

    @Test
    void a_launch_that_leaves_the_services_out_takes_them_from_nobody() {
        PlacedActivity activity = room.withoutColumn("Left out");
        WebBrowser teacher = new WebBrowser();
        room.teacherPage(teacher, activity);
        Forgery bare = Forgery.none().claims(claims -> {
            claims.remove(AGS);
            claims.remove(NRPS);
        });
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page page = room.launch(browser, room.learner(0), activity, bare);
        browser.post(page.form("/complete").with("completed", "yes"));
        room.waitForGrade(activity, room.learner(0), SOON);
        assertThat(room.launch(teacher, room.teacher, activity, bare).body())
                .doesNotContain("does not share its roster here");
    }

    @Test
    void a_column_deleted_in_the_lms_is_made_anew() {
        PlacedActivity activity = room.withColumn("Deleted");
        room.complete(room.learner(0), activity);
        room.waitForGrade(activity, room.learner(0), SOON);
        waymark.lms.school().removeLineItem(room.columns(activity).get(0).id());
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page page = room.launch(browser, room.learner(1), activity);
        browser.post(page.form("/complete").with("completed", "yes"));
        room.waitForGrade(activity, room.learner(1), SOON);
        assertThat(room.columns(activity)).hasSize(1);
    }

    @Test
    void a_passing_404_does_not_forget_a_column_that_could_not_be_found_again() {
        PlacedActivity activity = room.withColumn("Score only");
        Forgery noLineItems = Forgery.none()
                .claims(claims -> claims.put(
                        AGS,
                        Map.of(
                                "scope",
                                List.of("https://purl.imsglobal.org/spec/lti-ags/scope/score"),
                                "lineitem",
                                String.valueOf(((Map<?, ?>) claims.get(AGS)).get("lineitem")))));
        waymark.lms.fault(Spot.SCORES, Fault.status(404).times(2));
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page page = room.launch(browser, room.learner(0), activity, noLineItems);
        browser.post(page.form("/complete").with("completed", "yes"));
        room.waitForGrade(activity, room.learner(0), SOON);
    }

    @Test
    void another_score_of_a_later_time_is_overtaken() {
        PlacedActivity activity = room.withColumn("Newer");
        String item = room.columns(activity).get(0).id();
        waymark.lms
                .school()
                .addGradeIfLater(new Grade(
                        item,
                        room.learner(0).id(),
                        40.0,
                        "by hand",
                        Instant.now().plusSeconds(4).toString(),
                        "Completed",
                        "FullyGraded"));
        room.complete(room.learner(0), activity);
        Wait.until(
                SOON,
                () -> room.findGrade(activity, room.learner(0)).orElseThrow().score() == 100,
                () -> "the older score stays:\n" + room.calls(activity));
    }

    @Test
    void a_grade_that_a_newer_one_replaced_before_it_arrived_is_never_sent_again() {
        PlacedActivity activity = room.withColumn("Taken back");
        waymark.lms.fault(Spot.SCORES, Fault.status(403));
        room.complete(room.learner(0), activity);
        Wait.until(
                SOON,
                () -> room.scorePosts(activity, room.learner(0)).size() >= 2,
                () -> "not tried:\n" + room.calls(activity));
        try (Database database = waymark.openDatabase()) {
            CompletionId fact = database.inTransaction(handle -> handle.createQuery("""
                            select completion.id from completion join learner on learner.id = learner_id
                            where subject = :subject
                            """)
                    .bind("subject", room.learner(0).id())
                    .mapTo(CompletionId.class)
                    .one());
            assertThat(waymark.app.journeys.admin.manageLearners.withdraw(fact, "A mistake"))
                    .isPresent();
        }
        waymark.lms.clearFaults();
        assertThat(room.waitForGrade(activity, room.learner(0), SOON).score()).isZero();
        // A change in the LMS, after which what waits is sent.
        Forgery renamed =
                Forgery.none().claims(claims -> claims.put(LINK, Map.of("id", activity.id(), "title", "New")));
        room.launch(new WebBrowser(), room.teacher, activity, renamed);
        // Longer than the pause before the next try of the grade that was refused.
        Wait.pause(Duration.ofSeconds(6));
        assertThat(room.findGrade(activity, room.learner(0)).orElseThrow().score())
                .isZero();
        assertThat(room.taken(activity, room.learner(0))).isEqualTo(1);
    }

    @Test
    void two_activities_of_one_run_give_one_badge_and_two_grades() {
        PlacedActivity first = room.withColumn("First");
        PlacedActivity second = room.withColumn("Second");
        room.complete(room.learner(0), first);
        Grade one = room.waitForGrade(first, room.learner(0), SOON);
        room.complete(room.learner(0), second);
        Grade two = room.waitForGrade(second, room.learner(0), SOON);
        assertThat(two.score()).isEqualTo(100);
        assertThat(two.comment()).isEqualTo(one.comment());
    }
}
