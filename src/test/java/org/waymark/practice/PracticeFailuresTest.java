package org.waymark.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waymark.Covers;
import org.waymark.practice.message.LaunchRequest;
import org.waymark.practice.school.GradebookColumn;
import org.waymark.practice.school.LineItem;
import org.waymark.practice.school.Lti;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.school.Quirk;
import org.waymark.practice.school.SchoolCourse;
import org.waymark.practice.trust.Forgery;
import org.waymark.practice.wire.Fault;
import org.waymark.practice.wire.Spot;
import org.waymark.practice.wire.WireJson;

/** What the practice LMS can do wrong on purpose, and what it does with picked content. */
class PracticeFailuresTest {
    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"));
    private PracticeLms lms;
    private PracticeTool tool;
    private PlacedActivity activity;
    private LaunchRequest launch;

    @BeforeEach
    void start() throws Exception {
        lms = PracticeLms.start(Options.inMemory(clock));
        tool = new PracticeTool(clock);
        tool.register(lms.registrationUrl(tool.base() + "/register?link=1"), tool.registrationRequest());
        activity = lms.addActivity(lms.course(), "Data inventory", "", Map.of(), GradebookColumn.of(100));
        launch = lms.open(lms.learners().get(0), activity);
        lms.clearMessages();
    }

    @AfterEach
    void stop() {
        lms.close();
        tool.close();
    }

    private boolean genuine(String token) throws Exception {
        SignedJWT jwt = SignedJWT.parse(token);
        JWKSet keys = JWKSet.parse(tool.get(lms.addresses().jwks(), Map.of()).body());
        RSAKey key = (RSAKey) keys.getKeyByKeyId(jwt.getHeader().getKeyID());
        return key != null && jwt.verify(new RSASSAVerifier(key));
    }

    @Test
    @Covers("B2.57")
    void an_honest_token_verifies_and_every_forged_seal_does_not() throws Exception {
        assertThat(genuine(lms.idToken(launch, "n", Forgery.none()))).isTrue();
        for (Forgery.Seal seal : List.of(Forgery.Seal.OTHER_KEY, Forgery.Seal.UNKNOWN_KEY, Forgery.Seal.BROKEN)) {
            assertThat(genuine(lms.idToken(launch, "n", Forgery.sealed(seal))))
                    .as(seal.name())
                    .isFalse();
        }
        assertThat(lms.idToken(launch, "n", Forgery.sealed(Forgery.Seal.NONE))).endsWith(".");
        assertThat(SignedJWT.parse(lms.idToken(launch, "n", Forgery.sealed(Forgery.Seal.HMAC_WITH_PUBLIC_KEY)))
                        .getHeader()
                        .getAlgorithm()
                        .getName())
                .isEqualTo("HS256");
        assertThat(SignedJWT.parse(lms.idToken(launch, "n", Forgery.withoutKid()))
                        .getHeader()
                        .getKeyID())
                .isNull();
        assertThat(lms.idToken(launch, "n", Forgery.whole("no token"))).isEqualTo("no token");
    }

    @Test
    void a_forged_launch_goes_through_the_whole_exchange() throws Exception {
        Map<String, Object> claims =
                tool.launch(lms, lms.startLaunch(launch, Forgery.withoutClaim(Lti.claim("roles"))));
        assertThat(claims).doesNotContainKey(Lti.claim("roles")).containsKey("sub");
        Map<String, Object> expired = tool.launch(lms, lms.startLaunch(launch, Forgery.expired(600)));
        assertThat((Long) expired.get("exp")).isEqualTo(clock.instant().getEpochSecond() - 600);
        Map<String, String> refused = PracticeTool.form(
                tool.authenticate(lms, tool.authentication(lms.startLaunch(launch, Forgery.error("login_required"))))
                        .body());
        assertThat(refused).containsEntry("error", "login_required");
    }

    @Test
    void keys_rotate_with_and_without_overlap_among_decoys() throws Exception {
        String old = lms.idToken(launch, "n", Forgery.none());
        lms.rotateKeys(true);
        assertThat(genuine(old)).isTrue();
        assertThat(genuine(lms.idToken(launch, "n", Forgery.none()))).isTrue();
        lms.rotateKeys(false);
        assertThat(genuine(old)).isFalse();
        lms.quirks().add(Quirk.DECOY_KEYS);
        Map<String, Object> keys = PracticeTool.json(tool.get(lms.addresses().jwks(), Map.of()));
        assertThat((List<?>) keys.get("keys")).hasSize(7);
    }

    @Test
    void fault_switches_last_as_many_calls_as_they_were_set_for() throws Exception {
        String jwks = lms.addresses().jwks();
        lms.fault(Spot.JWKS, Fault.tooMany(Duration.ofSeconds(7)).times(2));
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> answer = tool.get(jwks, Map.of());
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("retry-after")).contains("7");
        }
        assertThat(tool.get(jwks, Map.of()).statusCode()).isEqualTo(200);
        for (int status : new int[] {401, 403, 404, 409, 500}) {
            lms.fault(Spot.JWKS, Fault.status(status).times(1));
            assertThat(tool.get(jwks, Map.of()).statusCode()).isEqualTo(status);
        }
        lms.fault(Spot.JWKS, Fault.html());
        assertThat(tool.get(jwks, Map.of()).body()).contains("<!doctype html>");
        lms.fault(Spot.JWKS, Fault.down());
        assertThat(tool.get(jwks, Map.of()).statusCode()).isEqualTo(503);
        lms.fault(Spot.JWKS, Fault.drop());
        assertThatThrownBy(() -> tool.get(jwks, Map.of())).isInstanceOf(IOException.class);
        lms.clearFaults();
        assertThat(tool.get(jwks, Map.of()).statusCode()).isEqualTo(200);
        assertThat(lms.messages()).anyMatch(message -> message.fault().equals("connection dropped"));
    }

    @Test
    void a_score_whose_answer_is_lost_is_in_the_gradebook_and_a_dropped_one_is_not() throws Exception {
        LineItem item = lms.findLineItem(activity).orElseThrow();
        String url = lms.addresses().lineItem(item).replace("?", "/scores?");
        Map<String, String> headers = Map.of(
                "Authorization",
                "Bearer " + tool.token(lms, Lti.SCOPE_SCORE),
                "Content-Type",
                "application/vnd.ims.lis.v1.score+json");
        String score = """
                {"userId":"5","scoreGiven":1,"scoreMaximum":1,"activityProgress":"Completed",
                 "gradingProgress":"FullyGraded","timestamp":"2026-03-02T09:00:00.123Z"}""";
        lms.fault(Spot.SCORES, Fault.drop().times(1));
        assertThatThrownBy(() -> tool.send("POST", url, headers, score)).isInstanceOf(IOException.class);
        assertThat(lms.findGrade(activity, lms.learners().get(0))).isEmpty();
        lms.fault(Spot.SCORES, Fault.lostAnswer().times(1));
        assertThatThrownBy(() -> tool.send("POST", url, headers, score)).isInstanceOf(IOException.class);
        assertThat(lms.findGrade(activity, lms.learners().get(0)).orElseThrow().score())
                .isEqualTo(100.0);
        assertThat(tool.send("POST", url, headers, score).statusCode()).isEqualTo(409);
    }

    @Test
    void a_platform_that_is_down_refuses_connections_and_comes_back_the_same() throws Exception {
        lms.goDown();
        assertThatThrownBy(() -> tool.get(lms.addresses().jwks(), Map.of())).isInstanceOf(IOException.class);
        lms.comeBack();
        assertThat(tool.launch(lms, lms.startLaunch(launch))).containsEntry("iss", lms.issuer());
    }

    private Map<String, Object> picked(Map<String, Object> request, Object... items) {
        Map<String, Object> settings = WireJson.object(request.get(Lti.DEEP_LINKING + "deep_linking_settings"));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("iss", lms.client().clientId());
        answer.put("aud", lms.issuer());
        answer.put("iat", clock.instant().getEpochSecond());
        answer.put("exp", clock.instant().getEpochSecond() + 300);
        answer.put("nonce", UUID.randomUUID().toString());
        answer.put(Lti.claim("message_type"), "LtiDeepLinkingResponse");
        answer.put(Lti.claim("version"), "1.3.0");
        answer.put(Lti.claim("deployment_id"), lms.client().deploymentId());
        answer.put(Lti.DEEP_LINKING + "data", settings.get("data"));
        answer.put(Lti.DEEP_LINKING + "content_items", List.of(items));
        return answer;
    }

    private Map<String, Object> pickerRequest() throws Exception {
        Person instructor = lms.person(Person.Station.INSTRUCTOR);
        return tool.launch(lms, lms.startLaunch(lms.pick(instructor, lms.course())));
    }

    private int send(Map<String, Object> request, Map<String, Object> answer) throws Exception {
        String url = (String) WireJson.object(request.get(Lti.DEEP_LINKING + "deep_linking_settings"))
                .get("deep_link_return_url");
        return tool.postForm(url, Map.of("JWT", tool.sign(answer))).statusCode();
    }

    private Map<String, Object> item(String type) {
        return Map.of(
                "type",
                type,
                "title",
                "Open data",
                "url",
                "https://tool.example/launch?run=7",
                "custom",
                Map.of("run", "7"),
                "lineItem",
                Map.of(
                        "label",
                        "Dropped",
                        "scoreMaximum",
                        20,
                        "resourceId",
                        "run-7",
                        "submissionReview",
                        Map.of(
                                "reviewableStatus",
                                List.of("Completed"),
                                "url",
                                tool.base() + "/review",
                                "custom",
                                Map.of("why", "look"))));
    }

    @Test
    void picked_content_becomes_an_activity_with_a_column_that_can_be_reviewed() throws Exception {
        Map<String, Object> request = pickerRequest();
        assertThat(request)
                .containsEntry(Lti.claim("target_link_uri"), tool.base() + "/pick")
                .doesNotContainKey(Lti.claim("resource_link"));
        Map<String, Object> answer = picked(request, item("ltiResourceLink"));
        assertThat(send(request, answer)).isEqualTo(200);
        List<PlacedActivity> activities = lms.school().activities("21");
        PlacedActivity added = activities.get(activities.size() - 1);
        assertThat(added.title()).isEqualTo("Open data");
        assertThat(added.custom()).containsEntry("run", "7");
        LineItem column = lms.findLineItem(added).orElseThrow();
        assertThat(column.label()).isEqualTo("Open data");
        assertThat(column.resourceId()).isEqualTo("run-7");
        Person learner = lms.learners().get(0);
        Map<String, Object> review =
                tool.launch(lms, lms.startLaunch(lms.review(lms.person(Person.Station.INSTRUCTOR), column, learner)));
        assertThat(review)
                .containsEntry(Lti.claim("message_type"), "LtiSubmissionReviewRequest")
                .containsEntry(Lti.claim("target_link_uri"), tool.base() + "/review")
                .containsEntry(Lti.claim("for_user"), Map.of("user_id", learner.id()));
        assertThat(PracticeTool.failures(lms)).isEmpty();
        answer.put("nonce", "another");
        assertThat(send(request, answer)).as("the same picker again").isEqualTo(400);
    }

    @Test
    void a_review_that_no_gradebook_could_open_is_refused() throws Exception {
        Map<String, Object> good = Map.of("reviewableStatus", List.of("Completed"), "url", tool.base() + "/review");
        for (Map<String, Object> change : List.<Map<String, Object>>of(
                Map.of("reviewableStatus", List.of()),
                Map.of("reviewableStatus", List.of("Done")),
                Map.of("url", "https://elsewhere.example/review"),
                Map.of("url", "javascript:alert(1)"),
                Map.of("custom", Map.of("number", 5)))) {
            Map<String, Object> review = new LinkedHashMap<>(good);
            review.putAll(change);
            Map<String, Object> line = Map.of("label", "Graded", "scoreMaximum", 20, "submissionReview", review);
            Map<String, Object> picked = new LinkedHashMap<>(item("ltiResourceLink"));
            picked.put("lineItem", line);
            Map<String, Object> request = pickerRequest();
            assertThat(send(request, picked(request, picked)))
                    .as("picked with " + change)
                    .isEqualTo(400);
            assertThat(tool.send(
                                    "POST",
                                    lms.addresses().lineItems("21", lms.client().deploymentId()),
                                    Map.of(
                                            "Authorization",
                                            "Bearer " + tool.token(lms, Lti.SCOPE_LINEITEM),
                                            "Content-Type",
                                            "application/vnd.ims.lis.v2.lineitem+json"),
                                    WireJson.write(line))
                            .statusCode())
                    .as("made with " + change)
                    .isEqualTo(400);
        }
        assertThat(lms.school().lineItems("21")).extracting(LineItem::label).containsExactly("Data inventory");
    }

    @Test
    void a_copied_course_has_new_ids_and_names_the_courses_it_comes_from() throws Exception {
        PlacedActivity linked = lms.addActivity(
                lms.course(),
                "Kept",
                tool.base() + "/launch?x=1",
                Map.of("run", "7"),
                GradebookColumn.of(10, "res", "tag"));
        lms.school()
                .addLineItem(new LineItem(
                        "900", "21", lms.client().deploymentId(), "Loose", 10, "own", "t", null, null, Map.of()));
        SchoolCourse copy = lms.copyCourse(lms.copyCourse(lms.course()));

        List<PlacedActivity> copied = lms.school().activities(copy.id());
        assertThat(copied).extracting(PlacedActivity::title).containsExactly("Data inventory", "Kept");
        assertThat(copied).extracting(PlacedActivity::id).doesNotContain(activity.id(), linked.id());
        assertThat(copied.get(1).url()).isEqualTo(linked.url());
        assertThat(copied.get(1).custom()).isEqualTo(linked.custom());
        assertThat(lms.school().lineItems(copy.id()))
                .extracting(LineItem::resourceLinkId, LineItem::resourceId, LineItem::tag)
                .containsExactly(
                        tuple(copied.get(0).id(), null, null),
                        tuple(copied.get(1).id(), "res", "tag"),
                        tuple(null, "own", "t"));
        assertThat(copy.history()).hasSize(2).endsWith("21").doesNotContain(copy.id());
        assertThat(copy.personIds()).isEqualTo(lms.course().personIds());
    }

    @Test
    void picked_content_that_breaks_a_rule_is_refused() throws Exception {
        Map<String, Object> request = pickerRequest();
        for (Map<String, Object> change : List.<Map<String, Object>>of(
                Map.of("aud", "https://elsewhere.example"),
                Map.of("exp", clock.instant().getEpochSecond() - 1),
                Map.of(Lti.claim("message_type"), "LtiDeepLinkingRequest"),
                Map.of(Lti.claim("version"), "1.3"),
                Map.of(Lti.claim("deployment_id"), "999"),
                Map.of(Lti.DEEP_LINKING + "data", "changed"),
                Map.of(Lti.DEEP_LINKING + "content_items", List.of(item("link"))),
                Map.of("nonce", ""))) {
            Map<String, Object> answer = picked(request, item("ltiResourceLink"));
            answer.putAll(change);
            assertThat(send(request, answer)).as(change.toString()).isEqualTo(400);
        }
        lms.quirks().add(Quirk.ONE_ITEM);
        assertThat(send(request, picked(request, item("ltiResourceLink"), item("ltiResourceLink"))))
                .isEqualTo(400);
        assertThat(lms.school().activities("21")).hasSize(1);
        assertThat(send(request, picked(request))).as("an empty choice").isEqualTo(200);
    }
}
