package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.waymark.practice.school.Activity;
import org.waymark.practice.school.Grade;

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
        Activity following = room.withColumn("By the run's rule");
        Activity own = room.withColumn("By its own rule");
        WebBrowser teacher = new WebBrowser();
        RuleSetting.save(teacher, room.teacherPage(teacher, own), "LEARNER");
        room.complete(room.learner(0), following);
        room.complete(room.learner(1), own);
        room.waitForGrade(following, room.learner(0), SOON);

        WebBrowser.Page shown = post("try", "INSTRUCTOR");
        assertThat(shown.body())
                .contains("Somebody has completed this when an instructor approves it.")
                .containsOnlyOnce(">Has it, and would not by this rule<")
                .contains(room.learner(0).name())
                .doesNotContain(room.learner(1).name());
        assertThat(rules()).doesNotContain("when an instructor approves it");

        assertThat(post("save", "INSTRUCTOR").body()).contains("It holds for what comes; who has a badge keeps it.");
        assertThat(rules()).containsOnlyOnce("when an instructor approves it");
        assertThat(room.launch(new WebBrowser(), room.learner(0), following).body())
                .contains("/credentials/");
        WebBrowser second = new WebBrowser();
        WebBrowser.Page waits = room.launch(second, room.learner(2), following);
        waits = second.post(waits.form("/complete").with("completed", "yes"));
        assertThat(waits.body()).contains("confirmation").doesNotContain("/credentials/");

        tried = post("try", "INSTRUCTOR")
                .form("/rules/" + Installation.RUN)
                .fields()
                .get("tried");
        post("apply", "INSTRUCTOR");
        Classroom.waitUntil(
                SOON,
                () -> administrator.get(address).says("The rule was applied to what is known: 1 decided otherwise"),
                () -> administrator.get(address).body());
        assertThat(room.launch(new WebBrowser(), room.learner(0), following).body())
                .contains("rested on that, so it was taken back too")
                .doesNotContain("/credentials/");
        Classroom.waitUntil(
                SOON,
                () -> room.findGrade(following, room.learner(0))
                        .map(Grade::score)
                        .filter(score -> score.intValue() == 0)
                        .isPresent(),
                () -> room.calls(following));
        assertThat(room.launch(new WebBrowser(), room.learner(1), own).body()).contains("/credentials/");

        assertThat(post("remove").body()).contains("The usual rule holds again for what comes");
        assertThat(rules()).doesNotContain("when an instructor approves it");
    }

    @Test
    void what_is_no_rule_or_no_run_is_refused_and_changes_nothing() {
        WebBrowser.Page refused = post("save");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("This is no rule yet");
        assertThat(administrator.get(address + "-none").status()).isEqualTo(404);
    }

    private static String rules() {
        return administrator
                .get(address.substring(0, address.length() - Installation.RUN.length() - 1))
                .body();
    }

    private static WebBrowser.Page post(String what, String... sources) {
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
        return administrator.post(new WebBrowser.Form(URI.create(address), fields));
    }
}
