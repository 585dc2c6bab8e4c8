package org.waymark.lti.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.lti.payload.Claim;
import org.waymark.practice.message.LaunchRequest;
import org.waymark.practice.trust.Forgery;
import org.waymark.practice.wire.WireJson;
import org.waymark.whole.WebBrowser;

/** The claims that a stock Moodle 4.5.6 sent, with only what belongs to one login and one registration changed. */
class MoodleLaunchIT {
    private static Bench bench;

    @BeforeAll
    static void start() {
        bench = new Bench();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "launch-student",
                "launch-student-privacy-off",
                "launch-student-unicode",
                "launch-student-link-without-lineitem"
            })
    void a_learner_of_moodle_is_let_in(String recording) throws IOException {
        Map<String, Object> recorded = claims(recording);
        WebBrowser.Page page = bench.waymark.launch(new WebBrowser(), bench.byLearner(), as(recorded));
        Bench.accepted(page);
        // The activity stands for no run yet, so a learner reads that; nothing of an instructor's is there.
        assertThat(page.says("Not set up yet")).isTrue();
        assertThat(page.says("/run\"")).isFalse();
        String name = (String) recorded.get("name");
        String shown = name == null ? "Learner " + recorded.get("sub") : name;
        assertThat(page.body().replace("&#39;", "'")).contains(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"launch-teacher", "launch-admin"})
    void who_teaches_in_moodle_may_set_the_activity_up(String recording) throws IOException {
        WebBrowser.Page page = bench.waymark.launch(new WebBrowser(), bench.byInstructor(), as(claims(recording)));
        Bench.accepted(page);
        assertThat(page.form("/run").fields()).containsKey("_csrf");
    }

    @Test
    void moodle_s_content_picker_opens() throws IOException {
        LaunchRequest pick = bench.waymark.lms.pick(bench.waymark.instructor(), bench.waymark.lms.course());
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page page = bench.waymark.launch(browser, pick, as(claims("deep-linking-request-first")));
        Bench.accepted(page);
        WebBrowser.Page answer = browser.post(page.form("/picker").with("run", org.waymark.whole.Installation.RUN));
        assertThat(answer.form("").action().toString())
                .startsWith("http://localhost:8800/mod/lti/contentitem_return.php?course=2&id=1");
    }

    @Test
    void moodle_s_content_picker_opens_where_the_tool_is_in_use() throws IOException {
        LaunchRequest pick = bench.waymark.lms.pick(bench.waymark.instructor(), bench.waymark.lms.course());
        Map<String, Object> recorded = claims("deep-linking-request-tool-already-used");
        Bench.accepted(bench.waymark.launch(new WebBrowser(), pick, as(recorded)));
    }

    static Forgery as(Map<String, Object> recorded) {
        return Forgery.none().claims(claims -> {
            Map<String, Object> own = Map.copyOf(claims);
            claims.clear();
            claims.putAll(recorded);
            for (String name :
                    List.of("iss", "aud", "nonce", "iat", "exp", Claim.DEPLOYMENT_ID, Claim.TARGET_LINK_URI)) {
                claims.put(name, own.get(name));
            }
        });
    }

    static Map<String, Object> claims(String recording) throws IOException {
        String path = "/moodle-4.5/" + recording + ".json";
        try (InputStream in = Objects.requireNonNull(MoodleLaunchIT.class.getResourceAsStream(path), path)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return WireJson.object(
                    WireJson.object(WireJson.findObject(text).orElseThrow().get("id_token"))
                            .get("claims"));
        }
    }
}
