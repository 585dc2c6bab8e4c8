package org.waymark.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.Covers;
import org.waymark.practice.message.SentLogin;
import org.waymark.practice.school.Grade;
import org.waymark.practice.school.GradebookColumn;
import org.waymark.practice.school.LineItem;
import org.waymark.practice.school.Lti;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.school.Quirk;
import org.waymark.practice.wire.WireJson;

/** Drives the practice LMS over real HTTP with a minimal tool, first along the whole line, then against its refusals. */
class PracticeLmsTest {
    private static final String SCORE = "application/vnd.ims.lis.v1.score+json";
    private static final String LINE_ITEM = "application/vnd.ims.lis.v2.lineitem+json";
    private static final String LINE_ITEMS = "application/vnd.ims.lis.v2.lineitemcontainer+json";
    private static final String MEMBERS = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T09:00:00Z"));
    private final InstantSource clock = now::get;
    private PracticeLms lms;
    private PracticeTool tool;

    @BeforeEach
    void start() throws Exception {
        lms = PracticeLms.start(Options.inMemory(clock));
        tool = new PracticeTool(clock);
    }

    @AfterEach
    void stop() {
        lms.close();
        tool.close();
    }

    private void register() throws Exception {
        HttpResponse<String> answer =
                tool.register(lms.registrationUrl(tool.base() + "/register"), tool.registrationRequest());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private PlacedActivity activity() {
        return lms.addActivity(
                lms.course(),
                "Data inventory",
                tool.base() + "/launch?item=1",
                Map.of("item", "1"),
                GradebookColumn.of(50));
    }

    private Person learner() {
        return lms.learners().get(0);
    }

    private Map<String, Object> score(String userId, double given, Instant time) {
        Map<String, Object> score = new LinkedHashMap<>();
        score.put("userId", userId);
        score.put("scoreGiven", given);
        score.put("scoreMaximum", 100);
        score.put("activityProgress", "Completed");
        score.put("gradingProgress", "FullyGraded");
        score.put("timestamp", time.plusMillis(5).toString());
        score.put("comment", "See https://example.org/badge");
        return score;
    }

    private HttpResponse<String> post(String url, String mediaType, Object body, String token) throws Exception {
        return tool.send(
                "POST",
                url,
                Map.of("Authorization", "Bearer " + token, "Content-Type", mediaType),
                WireJson.write(body));
    }

    private static String scores(String lineItem) {
        return lineItem.replace("?", "/scores?");
    }

    @Test
    void a_tool_registers_launches_and_sends_a_grade_to_the_gradebook() throws Exception {
        register();
        PlacedActivity activity = activity();
        Map<String, Object> claims = tool.launch(lms, lms.startLaunch(lms.open(learner(), activity)));
        assertThat(claims)
                .containsEntry("iss", lms.issuer())
                .containsEntry("aud", lms.client().clientId())
                .containsEntry("sub", learner().id())
                .containsEntry("name", learner().name())
                .containsEntry(Lti.claim("message_type"), "LtiResourceLinkRequest")
                .containsEntry(Lti.claim("target_link_uri"), tool.base() + "/launch?item=1");
        assertThat(WireJson.object(claims.get(Lti.claim("custom"))))
                .containsEntry("who", learner().id())
                .containsEntry("odd", "$Not.known")
                .containsEntry("item", "1");
        String lineItem = (String) WireJson.object(claims.get(Lti.AGS_CLAIM)).get("lineitem");
        String token = tool.token(lms, Lti.SCOPE_SCORE);

        HttpResponse<String> answer =
                post(scores(lineItem), SCORE, score(learner().id(), 90, clock.instant()), token);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        Grade grade = lms.findGrade(activity, learner()).orElseThrow();
        assertThat(grade.score()).isEqualTo(45.0);
        assertThat(grade.comment()).isEqualTo("See https://example.org/badge");
        assertThat(PracticeTool.failures(lms)).isEmpty();
    }

    @Test
    void a_registration_token_works_once() throws Exception {
        String url = lms.registrationUrl(tool.base() + "/register");
        assertThat(tool.register(url, tool.registrationRequest()).statusCode()).isEqualTo(200);
        HttpResponse<String> again = tool.register(url, tool.registrationRequest());
        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(again.body()).isEqualTo("token_already_used");
    }

    @Test
    void a_registration_token_lasts_an_hour() throws Exception {
        String url = lms.registrationUrl(tool.base() + "/register");
        now.set(now.get().plus(Duration.ofMinutes(61)));
        assertThat(tool.register(url, tool.registrationRequest()).statusCode()).isEqualTo(401);
    }

    @Test
    void a_registration_whose_domain_is_not_the_target_is_refused() throws Exception {
        Map<String, Object> body = tool.registrationRequest();
        Map<String, Object> configuration = WireJson.object(body.get(Lti.TOOL_CONFIGURATION));
        configuration.put("domain", "127.0.0.1");
        body.put(Lti.TOOL_CONFIGURATION, configuration);
        HttpResponse<String> answer = tool.register(lms.registrationUrl(tool.base() + "/register"), body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("domain_targetlinkuri_mismatch");
    }

    @Test
    void a_redirect_address_that_is_not_registered_is_refused() throws Exception {
        register();
        Map<String, String> asked = tool.authentication(lms.startLaunch(lms.open(learner(), activity())));
        asked.put("redirect_uri", tool.base() + "/launch?x=1");
        HttpResponse<String> answer = tool.authenticate(lms, asked);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("id_token=").doesNotContain("<form");
        assertThat(PracticeTool.failures(lms)).containsExactly("redirect_uri is exactly one of the registered");
    }

    @Test
    void a_launch_is_answered_once_and_only_for_the_person_who_began_it() throws Exception {
        register();
        SentLogin login = lms.startLaunch(lms.open(learner(), activity()));
        Map<String, String> asked = tool.authentication(login);
        Map<String, String> other = new LinkedHashMap<>(asked);
        assertThat(tool.authenticate(lms, asked).body()).contains("id_token");
        assertThat(tool.authenticate(lms, asked).statusCode()).isEqualTo(400);

        SentLogin second = lms.startLaunch(lms.open(learner(), activity()));
        other.put("lti_message_hint", second.fields().get("lti_message_hint"));
        other.put("login_hint", "3");
        Map<String, String> form =
                PracticeTool.form(tool.authenticate(lms, other).body());
        assertThat(form).containsEntry("error", "login_required").containsEntry("state", "state-1");
        assertThat(form).doesNotContainKey("id_token");
    }

    @Test
    @Covers("B2.61")
    void a_request_without_a_nonce_is_refused() throws Exception {
        register();
        Map<String, String> asked = tool.authentication(lms.startLaunch(lms.open(learner(), activity())));
        asked.remove("nonce");
        assertThat(tool.authenticate(lms, asked).statusCode()).isEqualTo(400);
    }

    @Test
    void an_assertion_is_good_for_one_token() throws Exception {
        register();
        Map<String, Object> assertion = tool.assertion(lms, lms.client());
        assertThat(tool.askToken(lms, assertion, Lti.SCOPE_SCORE).statusCode()).isEqualTo(200);
        HttpResponse<String> again = tool.askToken(lms, assertion, Lti.SCOPE_SCORE);
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(PracticeTool.json(again)).containsEntry("error", "invalid_client");
        assertThat(PracticeTool.failures(lms)).containsExactly("jti is used for the first time");
    }

    @Test
    void an_assertion_for_another_audience_or_of_another_time_gets_no_token() throws Exception {
        register();
        for (Map<String, Object> change : List.<Map<String, Object>>of(
                Map.of("aud", "https://elsewhere.example/token"),
                Map.of("iss", "somebody"),
                Map.of("exp", clock.instant().getEpochSecond() - 1),
                Map.of("iat", clock.instant().getEpochSecond() + 600),
                Map.of("iat", clock.instant().getEpochSecond() + 0.5))) {
            Map<String, Object> assertion = tool.assertion(lms, lms.client());
            assertion.putAll(change);
            assertThat(tool.askToken(lms, assertion, Lti.SCOPE_SCORE).statusCode())
                    .as(change.toString())
                    .isEqualTo(400);
        }
    }

    @Test
    void scopes_are_reduced_to_those_granted() throws Exception {
        register();
        HttpResponse<String> answer =
                tool.askToken(lms, tool.assertion(lms, lms.client()), Lti.SCOPE_SCORE + " https://example.org/nope");
        assertThat(PracticeTool.json(answer)).containsEntry("scope", Lti.SCOPE_SCORE);
        HttpResponse<String> none = tool.askToken(lms, tool.assertion(lms, lms.client()), "https://example.org/nope");
        assertThat(PracticeTool.json(none)).containsEntry("error", "invalid_scope");
    }

    @Test
    void media_types_must_be_exact_both_ways() throws Exception {
        register();
        LineItem item = lms.findLineItem(activity()).orElseThrow();
        String token = tool.token(lms, Lti.SCOPE_SCORE, Lti.SCOPE_LINEITEM);
        String url = lms.addresses().lineItem(item);
        Map<String, Object> score = score(learner().id(), 90, clock.instant());
        assertThat(post(scores(url), "application/json", score, token).statusCode())
                .isEqualTo(400);
        for (String accept : List.of("application/json", "*/*", LINE_ITEM + ";q=1")) {
            assertThat(tool.get(url, Map.of("Authorization", "Bearer " + token, "Accept", accept))
                            .statusCode())
                    .as(accept)
                    .isEqualTo(400);
        }
        assertThat(tool.get(url, Map.of("Authorization", "Bearer " + token, "Accept", LINE_ITEM))
                        .statusCode())
                .isEqualTo(200);
        assertThat(post(scores(url), SCORE + "; charset=utf-8", score, token).statusCode())
                .isEqualTo(200);
    }

    @Test
    void scores_behind_the_query_are_refused() throws Exception {
        register();
        PlacedActivity activity = activity();
        String url = lms.addresses().lineItem(lms.findLineItem(activity).orElseThrow());
        HttpResponse<String> answer = post(
                url + "/scores", SCORE, score(learner().id(), 90, clock.instant()), tool.token(lms, Lti.SCOPE_SCORE));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(lms.findGrade(activity, learner())).isEmpty();
    }

    @Test
    void a_score_of_the_same_second_or_earlier_is_a_conflict() throws Exception {
        register();
        PlacedActivity activity = activity();
        String url = scores(lms.addresses().lineItem(lms.findLineItem(activity).orElseThrow()));
        String token = tool.token(lms, Lti.SCOPE_SCORE);
        Instant time = clock.instant();
        assertThat(post(url, SCORE, score(learner().id(), 90, time), token).statusCode())
                .isEqualTo(200);
        assertThat(post(url, SCORE, score(learner().id(), 10, time.plusMillis(900)), token)
                        .statusCode())
                .isEqualTo(409);
        assertThat(post(url, SCORE, score(learner().id(), 10, time.minusSeconds(5)), token)
                        .statusCode())
                .isEqualTo(409);
        assertThat(lms.findGrade(activity, learner()).orElseThrow().score()).isEqualTo(45.0);
    }

    @Test
    void a_score_that_is_not_final_clears_the_grade_and_a_left_out_comment_goes() throws Exception {
        register();
        PlacedActivity activity = activity();
        String url = scores(lms.addresses().lineItem(lms.findLineItem(activity).orElseThrow()));
        String token = tool.token(lms, Lti.SCOPE_SCORE);
        post(url, SCORE, score(learner().id(), 120, clock.instant()), token);
        assertThat(lms.findGrade(activity, learner()).orElseThrow().score()).isEqualTo(50.0);
        Map<String, Object> pending = score(learner().id(), 90, clock.instant().plusSeconds(2));
        pending.put("gradingProgress", "Pending");
        pending.remove("comment");
        assertThat(post(url, SCORE, pending, token).statusCode()).isEqualTo(200);
        Grade grade = lms.findGrade(activity, learner()).orElseThrow();
        assertThat(grade.score()).isNull();
        assertThat(grade.comment()).isNull();
    }

    @Test
    void a_score_for_somebody_who_is_no_learner_of_the_course_is_refused() throws Exception {
        register();
        String url =
                scores(lms.addresses().lineItem(lms.findLineItem(activity()).orElseThrow()));
        String token = tool.token(lms, Lti.SCOPE_SCORE);
        for (String id : List.of("99999", "3", "2")) {
            HttpResponse<String> answer = post(url, SCORE, score(id, 90, clock.instant()), token);
            assertThat(answer.statusCode()).as(id).isEqualTo(400);
            assertThat(answer.body()).isEqualTo("[]");
        }
        assertThat(post(url, SCORE, score("10", 90, clock.instant()), token).statusCode())
                .as("suspended")
                .isEqualTo(200);
    }

    @Test
    void a_missing_scope_and_a_bad_token_are_both_unauthorized() throws Exception {
        register();
        String url = lms.addresses().lineItems("21", lms.client().deploymentId());
        for (String token : List.of("nonsense", tool.token(lms, Lti.SCOPE_SCORE))) {
            assertThat(tool.get(url, Map.of("Authorization", "Bearer " + token, "Accept", LINE_ITEMS))
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void line_items_are_made_filtered_paged_replaced_and_deleted() throws Exception {
        register();
        PlacedActivity activity = activity();
        String token = tool.token(lms, Lti.SCOPE_LINEITEM);
        String all = lms.addresses().lineItems("21", lms.client().deploymentId());
        Map<String, Object> made = PracticeTool.json(post(
                all,
                LINE_ITEM,
                Map.of("label", "Progress", "scoreMaximum", 10, "tag", "progress", "resourceLinkId", activity.id()),
                token));
        Map<String, String> reading = Map.of("Authorization", "Bearer " + token, "Accept", LINE_ITEMS);
        assertThat(tool.get(all + "&tag=progress", reading).body())
                .contains("Progress")
                .doesNotContain("Data inv");
        assertThat(tool.get(all + "&limit=1", reading)
                        .headers()
                        .firstValue("link")
                        .orElseThrow())
                .contains("limit=1&from=1>; rel=\"next\"");
        lms.quirks().add(Quirk.TYPOGRAPHIC_LINKS);
        assertThat(tool.get(all + "&limit=1", reading)
                        .headers()
                        .firstValue("link")
                        .orElseThrow())
                .contains("&amp;limit=1");
        String url = (String) made.get("id");
        Map<String, String> writing = Map.of("Authorization", "Bearer " + token, "Content-Type", LINE_ITEM);
        tool.send("PUT", url, writing, "{\"label\":\"Renamed\",\"scoreMaximum\":20}");
        assertThat(lms.school().lineItems("21"))
                .anyMatch(
                        item -> item.label().equals("Renamed") && item.resourceLinkId() == null && item.tag() == null);
        assertThat(tool.send("DELETE", url, writing, null).statusCode()).isEqualTo(204);
        assertThat(tool.send("DELETE", url, writing, null).statusCode()).isEqualTo(404);
        assertThat(post(all, LINE_ITEM, Map.of("label", " ", "scoreMaximum", 10), token)
                        .statusCode())
                .isEqualTo(400);
        assertThat(post(all, LINE_ITEM, Map.of("label", "x", "scoreMaximum", 10, "resourceLinkId", "999"), token)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void members_come_in_pages_without_suspended_people() throws Exception {
        register();
        String url = lms.addresses().memberships("21", lms.client().deploymentId());
        Map<String, String> headers =
                Map.of("Authorization", "Bearer " + tool.token(lms, Lti.SCOPE_MEMBERS), "Accept", MEMBERS);
        HttpResponse<String> first = tool.get(url + "?limit=5", headers);
        assertThat(first.headers().firstValue("link").orElseThrow()).contains("from=5>; rel=\"next\"");
        String everyone = tool.get(url, headers).body();
        assertThat(everyone).contains("\"Learner\"", "\"Instructor\"", "Lena").doesNotContain("Sam");
    }

    @Test
    void it_starts_on_loopback_only() {
        assertThatThrownBy(() -> PracticeLms.start(Options.inMemory(clock).host("0.0.0.0")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("loopback");
    }

    @Test
    void a_restart_keeps_tools_activities_grades_and_keys(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("state/practice.json");
        String kid;
        PlacedActivity activity;
        String base;
        try (PracticeLms before = PracticeLms.start(Options.inMemory(clock).stateFile(file))) {
            tool.register(before.registrationUrl(tool.base() + "/register"), tool.registrationRequest());
            activity =
                    before.addActivity(before.course(), "Kept", "", Map.of(), GradebookColumn.of(10, "run-1", "grade"));
            LineItem item = before.findLineItem(activity).orElseThrow();
            post(
                    scores(before.addresses().lineItem(item)),
                    SCORE,
                    score("5", 100, clock.instant()),
                    tool.token(before, Lti.SCOPE_SCORE));
            kid = tool.get(before.addresses().jwks(), Map.of()).body();
            base = before.baseUrl();
        }
        try (PracticeLms after = PracticeLms.start(Options.inMemory(clock).stateFile(file))) {
            assertThat(after.baseUrl()).isEqualTo(base);
            assertThat(tool.get(after.addresses().jwks(), Map.of()).body()).isEqualTo(kid);
            assertThat(after.client().name()).isEqualTo("Test tool");
            assertThat(after.findGrade(activity, after.learners().get(0))
                            .orElseThrow()
                            .score())
                    .isEqualTo(10.0);
            assertThat(tool.launch(
                            after, after.startLaunch(after.open(after.learners().get(0), activity))))
                    .containsEntry(Lti.claim("target_link_uri"), tool.base() + "/launch");
        }
    }
}
