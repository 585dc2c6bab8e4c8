package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.waymark.practice.school.Grade;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;

/** The programme sets what it takes for a run; it decides wherever an activity has no rule of its own. */
class RunRuleIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private static Installation waymark;
    private static WebBrowser administrator;
    private static String address;
    private static String tried = "";

    @BeforeAll
    static void start() {
        waymark = Installation.onH2();
        administrator = new WebBrowser();
        address = AdminIT.enter(waymark, administrator).address() + "/rules/" + Installation.RUN;
    }

    @AfterAll
    static void stop() {
        waymark.close();
    }

    @Test
    void a_rule_of_a_run_is_tried_set_applied_and_taken_away() {
        Classroom room = new Classroom(waymark.lms, waymark.app.baseUrl(), 3);
        PlacedActivity following = room.withColumn("By the run's rule");
        PlacedActivity own = room.withColumn("By its own rule");
        WebBrowser teacher = new WebBrowser();
        RuleSetting.save(teacher, room.teacherPage(teacher, own), "LEARNER");
        room.complete(room.learner(0), following);
        room.complete(room.learner(1), own);
        room.waitForGrade(following, room.learner(0), SOON);

        WebBrowser.Page shown = post("try", "INSTRUCTOR");
        assertThat(shown.body())
                .contains("This is complete when an instructor approves it.")
                .containsOnlyOnce(">Has it, but would not with these requirements<")
                .contains(room.learner(0).name())
                .doesNotContain(room.learner(1).name());
        assertThat(rules()).doesNotContain("when an instructor approves it");

        assertThat(post("save", "INSTRUCTOR").body())
                .contains("They apply from now on; anyone who has a badge keeps it.");
        assertThat(rules()).containsOnlyOnce("when an instructor approves it");
        assertThat(room.launch(new WebBrowser(), room.learner(0), following).body())
                .contains("/credentials/");
        WebBrowser second = new WebBrowser();
        WebBrowser.Page waits = room.launch(second, room.learner(2), following);
        waits = second.post(waits.form("/complete").with("completed", "yes"));
        assertThat(waits.body())
                .contains("Waiting for your instructor's approval since")
                .doesNotContain("/credentials/");

        tried = post("try", "INSTRUCTOR")
                .form("/rules/" + Installation.RUN)
                .fields()
                .get("tried");
        post("apply", "INSTRUCTOR");
        Wait.until(
                SOON,
                () -> administrator
                        .get(address)
                        .says("Waymark applied the requirements to what was already known: 1 decision changed"),
                () -> administrator.get(address).body());
        assertThat(room.launch(new WebBrowser(), room.learner(0), following).body())
                .contains("depended on it, so it was withdrawn too")
                .doesNotContain("/credentials/");
        Wait.until(
                SOON,
                () -> room.findGrade(following, room.learner(0))
                        .map(Grade::score)
                        .filter(score -> score.intValue() == 0)
                        .isPresent(),
                () -> room.calls(following));
        assertThat(room.launch(new WebBrowser(), room.learner(1), own).body()).contains("/credentials/");

        assertThat(post("remove").body()).contains("The default requirements apply again from now on");
        assertThat(rules()).doesNotContain("when an instructor approves it");
    }

    /** 15.6: an instructor set the rule back, approved, and was done. */
    @Test
    void what_the_programme_locks_no_instructor_says_otherwise_and_every_way_to_a_completion_asks() {
        Classroom room = new Classroom(waymark.lms, waymark.app.baseUrl(), 3);
        PlacedActivity activity = room.withColumn("Locked");
        WebBrowser teacher = new WebBrowser();
        WebBrowser.Page page = room.teacherPage(teacher, activity);
        RuleSetting.save(teacher, page, "LEARNER");
        WebBrowser boss = new WebBrowser();
        WebBrowser.Page bossPage = room.launch(boss, waymark.lms.person(Person.Station.ADMINISTRATOR), activity);
        String job = imported(boss, bossPage, room.learner(2));
        try {
            post(Map.of("approver", "ADMINISTRATOR"), "save", "INSTRUCTOR");
            assertThat(lock("", "SOURCES", "APPROVER").body()).contains("Nothing was locked. Enter a reason first");
            assertThat(lock("An exam <stands> behind it.", "SOURCES", "APPROVER")
                            .body())
                    .contains("Locked: sources (which ones, and how many of them) and who approves")
                    .contains("An exam &lt;stands&gt; behind it.");
            assertThat(rules()).containsOnlyOnce("Locked: sources (which ones");

            assertThat(teacher.get(page.address() + "/rule").body())
                    .contains("Locked by the program", "An exam &lt;stands&gt; behind it.")
                    .contains("when an administrator approves it");
            WebBrowser learner = new WebBrowser();
            WebBrowser.Page waits = room.launch(learner, room.learner(0), activity);
            waits = learner.post(waits.form("/complete").with("completed", "yes"));
            assertThat(waits.body()).doesNotContain("/credentials/");

            for (Map.Entry<String, Map<String, String>> way :
                    ways(room.learner(0).id(), job).entrySet()) {
                WebBrowser.Page refused = postTo(teacher, page, way.getKey(), way.getValue());
                assertThat(refused.status()).as(way.getKey()).isEqualTo(403);
                assertThat(refused.body())
                        .as(way.getKey())
                        .contains("Only an administrator of the learning platform can do this");
            }
            WebBrowser.Page rule = teacher.post(
                    RuleSetting.form(teacher, page, List.of("LEARNER")).with("do", "save"));
            assertThat(rule.status()).isEqualTo(403);

            // An administrator of the platform sets the rest of the rule, but what is locked stays locked.
            RuleSetting.save(boss, bossPage, "LEARNER");
            assertThat(boss.get(bossPage.address() + "/rule").body()).contains("when an administrator approves it");
            assertThat(postTo(
                                    teacher,
                                    page,
                                    "/approve",
                                    Map.of("member", room.learner(0).id()))
                            .status())
                    .isEqualTo(403);
            postTo(boss, bossPage, "/approve", Map.of("member", room.learner(0).id()));
            assertThat(learner.get(waits.address().toString()).body()).contains("/credentials/");
        } finally {
            assertThat(lock("").body()).contains("Nothing is locked anymore");
            post("remove");
        }
        assertThat(teacher.get(page.address() + "/rule").body()).doesNotContain("Locked by the program");
    }

    /** Each address that completes somebody or takes that back, with a form that would be taken. */
    private static Map<String, Map<String, String>> ways(String member, String job) {
        Map<String, Map<String, String>> ways = new LinkedHashMap<>();
        String id = UUID.randomUUID().toString();
        ways.put("/approve", Map.of("member", member));
        ways.put("/reject", Map.of("member", member, "reason", "No."));
        ways.put("/undo-rejection", Map.of("member", member));
        ways.put("/take-back", Map.of("member", member, "reason", "No."));
        ways.put("/restore", Map.of("learner", id));
        ways.put("/attendance", Map.of("row", member, "former", ":no", "mark", "0:" + member));
        ways.put("/answer", Map.of("objection", id, "words", "You are right."));
        ways.put("/look", Map.of("source", "GRADE"));
        ways.put("/import/" + job + "/confirm", Map.of("rows", "1"));
        ways.put("/import/" + job + "/withdraw", Map.of("learner", id, "reason", "No."));
        ways.put("/job/" + job + "/on", Map.of());
        ways.put("/job/" + job + "/undo", Map.of("reason", "No."));
        return ways;
    }

    /** A report that is imported, and its job. */
    private static String imported(WebBrowser browser, WebBrowser.Page activity, Person learner) {
        WebBrowser.Form upload = browser.get(activity.address() + "/import").form("/import");
        WebBrowser.Page sent = browser.postFile(
                upload,
                "file",
                Path.of("r.csv"),
                "user_id,completed_at,name\n" + learner.id() + ",2026-01-05T10:00:00Z,x\n");
        WebBrowser.Page preview = browser.get(
                sent.address().resolve(sent.header("location").orElseThrow()).toString());
        String address = browser.post(preview.form("/confirm")).address().toString();
        Wait.until(
                SOON,
                () -> browser.get(address).says("The report has been imported"),
                () -> browser.get(address).body());
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private static WebBrowser.Page postTo(
            WebBrowser browser, WebBrowser.Page activity, String page, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put(
                "_csrf",
                browser.get(activity.address() + "/rule").form("/rule").fields().get("_csrf"));
        return browser.post(new WebBrowser.Form(
                activity.address().resolve(activity.address().getPath() + page), all));
    }

    private static WebBrowser.Page lock(String reason, String... parts) {
        WebBrowser.Form form = administrator.get(address).form("/lock");
        Map<String, String> fields =
                new LinkedHashMap<>(Map.of("_csrf", form.fields().get("_csrf"), "reason", reason));
        for (int i = 0; i < parts.length; i++) {
            fields.put("part#" + i, parts[i]);
        }
        return administrator.post(new WebBrowser.Form(form.action(), fields));
    }

    @Test
    void what_is_no_rule_or_no_run_is_refused_and_changes_nothing() {
        WebBrowser.Page refused = post("save");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Nothing has been saved yet.");
        assertThat(administrator.get(address + "-none").status()).isEqualTo(404);
    }

    private static String rules() {
        return administrator
                .get(address.substring(0, address.length() - Installation.RUN.length() - 1))
                .body();
    }

    private static WebBrowser.Page post(String what, String... sources) {
        return post(Map.of(), what, sources);
    }

    private static WebBrowser.Page post(Map<String, String> otherwise, String what, String... sources) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(
                "_csrf",
                administrator
                        .get(address)
                        .form("/rules/" + Installation.RUN)
                        .fields()
                        .get("_csrf"));
        List.of(sources).forEach(source -> fields.put("source", source));
        fields.put("tried", tried);
        fields.putAll(Map.of(
                "need",
                "ANY",
                "at_least",
                "1",
                "threshold",
                "60",
                "approver",
                "INSTRUCTOR",
                "sessions",
                "0",
                "score_policy",
                "COMPLETE",
                "do",
                what));
        fields.putAll(otherwise);
        return administrator.post(new WebBrowser.Form(URI.create(address), fields));
    }
}
