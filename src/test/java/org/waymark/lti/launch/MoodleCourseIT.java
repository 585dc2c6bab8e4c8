package org.waymark.lti.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waymark.Covers;
import org.waymark.lti.payload.Claim;
import org.waymark.practice.wire.WireJson;
import org.waymark.whole.Installation;
import org.waymark.whole.RuleSetting;
import org.waymark.whole.WebBrowser;

/** What a stock Moodle 4.5.6 sent from its gradebook, and from a copied course. */
class MoodleCourseIT {
    private Bench bench;

    @BeforeEach
    void start() {
        bench = new Bench();
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    @Covers("B2.20")
    void moodle_s_submission_review_shows_what_the_learner_has_done() throws IOException {
        Map<String, Object> recorded = withRun("launch-submission-review");
        // The learner whom Moodle calls 6 opens the same link of the same course, and completes it.
        Map<String, Object> before = withRun("launch-student");
        assertThat(WireJson.object(recorded.get(Claim.FOR_USER))).containsEntry("user_id", before.get("sub"));
        String name = (String) before.get("name");
        WebBrowser learner = new WebBrowser();
        WebBrowser.Page page = bench.waymark.launch(learner, bench.byLearner(), MoodleLaunchIT.as(before));
        Bench.accepted(learner.post(page.form("/complete").with("completed", "yes")));

        WebBrowser teacher = new WebBrowser();
        WebBrowser.Page review = bench.waymark.launch(teacher, bench.byInstructor(), MoodleLaunchIT.as(recorded));
        Bench.accepted(review);
        assertThat(review.body())
                .contains(name, "the learner", "Badge awarded", "/credentials/", "Acceptance Course 101");
        recorded.put(Claim.FOR_USER, Map.of("user_id", "999"));
        review = bench.waymark.launch(teacher, bench.byInstructor(), MoodleLaunchIT.as(recorded));
        assertThat(review.body()).contains("Nothing here yet").doesNotContain(name);
    }

    @Test
    void moodle_s_submission_review_of_a_link_that_nobody_opened_says_that_nothing_is_there() throws IOException {
        Map<String, Object> recorded = MoodleLaunchIT.claims("launch-submission-review");
        WebBrowser.Page review =
                bench.waymark.launch(new WebBrowser(), bench.byInstructor(), MoodleLaunchIT.as(recorded));
        Bench.accepted(review);
        assertThat(review.body()).contains("Nothing here yet");
    }

    @Test
    @Covers("E2.90")
    void failure_90_moodle_s_copied_course_takes_over_the_settings_after_one_question() throws IOException {
        WebBrowser teacher = new WebBrowser();
        WebBrowser.Page page =
                bench.waymark.launch(teacher, bench.byInstructor(), MoodleLaunchIT.as(withRun("launch-teacher")));
        page = RuleSetting.save(teacher, page, "INSTRUCTOR");
        assertThat(chosenSource(page)).isEqualTo("INSTRUCTOR");

        Map<String, Object> copy = withRun("launch-admin-in-copied-course");
        WebBrowser admin = new WebBrowser();
        page = bench.waymark.launch(admin, bench.byInstructor(), MoodleLaunchIT.as(copy));
        Bench.accepted(page);
        assertThat(page.body())
                .contains("This course is a copy of", "Acceptance Course 101", "use its settings for 1 activity?");
        page = admin.post(page.form("/copied").with("takeover", "yes"));
        assertThat(page.body()).contains("Acceptance Course 101 copy 1");
        assertThat(chosenSource(page)).isEqualTo("INSTRUCTOR");
        page = bench.waymark.launch(admin, bench.byInstructor(), MoodleLaunchIT.as(copy));
        assertThat(page.address().getPath()).doesNotContain("/copied");
    }

    @Test
    void moodle_s_courses_that_are_no_copies_ask_nothing() throws IOException {
        bench.waymark.launch(new WebBrowser(), bench.byInstructor(), MoodleLaunchIT.as(withRun("launch-teacher")));
        Map<String, Object> other = withRun("launch-teacher");
        other.put(Claim.CONTEXT, Map.of("id", "77", "title", "Another course"));
        other.put(Claim.RESOURCE_LINK, Map.of("id", "770", "title", "Lab item 1"));
        for (String history : new String[] {"", "$Context.id.history", "78,79"}) {
            Map<String, Object> custom = WireJson.object(other.get(Claim.CUSTOM));
            custom.put("context_history", history);
            other.put(Claim.CUSTOM, custom);
            WebBrowser.Page page =
                    bench.waymark.launch(new WebBrowser(), bench.byInstructor(), MoodleLaunchIT.as(other));
            assertThat(page.address().getPath()).as(history).doesNotContain("/copied");
        }
        assertThat(bench.count("course_copy")).isZero();
    }

    /** The recording as Moodle sends it once the activity was picked in Waymark, and asked by Waymark for the history. */
    private static Map<String, Object> withRun(String recording) throws IOException {
        Map<String, Object> claims = new LinkedHashMap<>(MoodleLaunchIT.claims(recording));
        Map<String, Object> custom = WireJson.object(claims.get(Claim.CUSTOM));
        custom.put("waymark_run", Installation.RUN);
        custom.put("waymark_item", Installation.RUN + ".12345678");
        custom.put("context_history", custom.get("v_context_id_history"));
        claims.put(Claim.CUSTOM, custom);
        return claims;
    }

    /** Whose word completes the activity, as its rule says it. */
    private static String chosenSource(WebBrowser.Page page) {
        assertThat(page.body()).contains("This is complete when");
        return page.body().contains("the learner says so") ? "LEARNER" : "INSTRUCTOR";
    }
}
