package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.waymark.lti.payload.Claim;
import org.waymark.lti.payload.Json;
import org.waymark.poll.Poll;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.trust.Forgery;
import org.waymark.practice.wire.Fault;
import org.waymark.practice.wire.Spot;
import org.waymark.progress.Rule;
import org.waymark.progress.Source;
import org.waymark.store.TestDatabase;

/** What nine platforms really send, signed and launched as each role. */
class PlatformsIT {
    private static final Path MESSAGES = Path.of("src/test/resources/platforms");
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String COURSE_ROLE = "http://purl.imsglobal.org/vocab/lis/v2/membership";
    private static final String SUB_ROLE = COURSE_ROLE + "/Instructor#TeachingAssistant";

    /** What the practice LMS says for itself, whatever the message says. */
    private static final Set<String> OWN =
            Set.of("iss", "aud", "azp", "nonce", "iat", "exp", "nbf", Claim.DEPLOYMENT_ID, Claim.TARGET_LINK_URI);

    private enum Page {
        TEACHER,
        LEARNER,
        LOOKER_ON
    }

    private static SourceBench bench;
    private static PlacedActivity any;

    @BeforeAll
    static void start() {
        bench = new SourceBench(TestDatabase.H2, 8);
        any = bench.room.withColumn("Any");
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    static Stream<String> messages() throws IOException {
        try (Stream<Path> files = Files.list(MESSAGES)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    private static JsonNode claims(String file) {
        try {
            return Json.read(Files.readString(MESSAGES.resolve(file)))
                    .orElseThrow()
                    .path("claims");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void all_of_them_are_here() throws IOException {
        assertThat(messages()).hasSize(38);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void every_message_leads_to_the_right_page(String file) {
        String type = claims(file).path(Claim.MESSAGE_TYPE).asText();
        if (type.equals("LtiResourceLinkRequest")) {
            launched(file);
        } else if (type.equals("LtiDeepLinkingRequest")) {
            picked(file);
        } else if (file.contains("login-initiation")) {
            loggedIn(file);
        } else {
            served(file);
        }
    }

    private static void launched(String file) {
        JsonNode sent = claims(file);
        Page usual = file.contains("admin")
                ? Page.LOOKER_ON
                : file.matches(".*(instructor|teacher|graded).*") ? Page.TEACHER : Page.LEARNER;
        shows(usual, launch(sent, "", null), file + " as sent");
        shows(Page.LEARNER, launch(sent, "-l", List.of(COURSE_ROLE + "#Learner")), file + " as learner");
        shows(Page.TEACHER, launch(sent, "-i", List.of(COURSE_ROLE + "#Instructor")), file + " as instructor");
        shows(Page.TEACHER, launch(sent, "-d", List.of(COURSE_ROLE + "#ContentDeveloper")), file + " as author");
        shows(Page.LOOKER_ON, launch(sent, "-m", List.of(COURSE_ROLE + "#Mentor")), file + " as mentor");
        shows(
                Page.LOOKER_ON,
                launch(sent, "-a", List.of("http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator")),
                file + " as administrator");
        // Open edX's Community TA learns: a sub-role gives nothing that the principal role does not (D.4).
        shows(Page.LEARNER, launch(sent, "-t", List.of(COURSE_ROLE + "#Learner", SUB_ROLE)), file + " as assistant");
        shows(Page.LEARNER, launch(sent, "-n", List.of()), file + " without a role");
    }

    private static WebBrowser.Page launch(JsonNode sent, String who, @Nullable List<String> roles) {
        return bench.waymark.launch(
                new WebBrowser(),
                bench.waymark.lms.open(bench.room.learner(0), any),
                like(sent).claims(claims -> {
                    claims.put("sub", sent.path("sub").asText() + who);
                    if (roles != null) {
                        claims.put(Claim.ROLES, roles);
                    }
                }));
    }

    private static void shows(Page page, WebBrowser.Page shown, String what) {
        assertThat(shown.status()).as(what + shown.body()).isEqualTo(200);
        assertThat(shown.body()).as(what).contains("Data Management: Quality and Standards");
        assertThat(shown.says("People in this course")).as(what).isEqualTo(page == Page.TEACHER);
        assertThat(shown.says("Record my completion")).as(what).isEqualTo(page == Page.LEARNER);
    }

    /** A message as that platform sends it, of a link that the picker made. */
    private static Forgery like(JsonNode sent) {
        return Forgery.none().claims(claims -> {
            Map<String, Object> own = new LinkedHashMap<>(claims);
            claims.keySet().removeIf(name -> !OWN.contains(name));
            sent.properties().forEach(field -> {
                if (!OWN.contains(field.getKey())) {
                    claims.put(field.getKey(), new ObjectMapper().convertValue(field.getValue(), Object.class));
                }
            });
            if (sent.has(Claim.TARGET_LINK_URI)) {
                claims.put(Claim.TARGET_LINK_URI, bench.waymark.app.baseUrl() + "/lti/launch");
            } else {
                claims.remove(Claim.TARGET_LINK_URI);
            }
            if (own.containsKey(Claim.RESOURCE_LINK)) {
                Map<String, Object> custom = new LinkedHashMap<>();
                sent.path(Claim.CUSTOM)
                        .properties()
                        .forEach(one -> custom.put(one.getKey(), one.getValue().asText()));
                custom.put("waymark_run", Installation.RUN);
                claims.put(Claim.CUSTOM, custom);
            }
        });
    }

    /** The picker opens for who may edit, and for whoever comes without a role, since the platform let them (D.1). */
    private static void picked(String file) {
        JsonNode sent = claims(file);
        for (Object roles : new Object[] {"as sent", List.of(COURSE_ROLE + "#Instructor"), "none", List.of()}) {
            WebBrowser browser = new WebBrowser();
            WebBrowser.Page picker = pick(browser, sent, roles);
            assertThat(picker.status()).as(file + roles + picker.body()).isEqualTo(200);
            List<JsonNode> items = items(answer(browser, picker, Installation.RUN));
            assertThat(items).as(file + roles).hasSize(1);
            assertThat(items.get(0).at("/custom/waymark_run").asText()).isEqualTo(Installation.RUN);
        }
        for (String role : List.of("#Learner", "#Mentor")) {
            assertThat(pick(new WebBrowser(), sent, List.of(COURSE_ROLE + role)).status())
                    .as(file + role)
                    .isEqualTo(403);
        }
        assertThat(pick(new WebBrowser(), sent, List.of(COURSE_ROLE + "#Learner", SUB_ROLE))
                        .status())
                .as(file)
                .isEqualTo(403);
    }

    private static WebBrowser.Page pick(WebBrowser browser, JsonNode sent, Object roles) {
        return bench.waymark.launch(
                browser,
                bench.waymark.lms.pick(bench.room.teacher, bench.room.course),
                like(sent).claims(claims -> {
                    if (roles instanceof List<?>) {
                        claims.put(Claim.ROLES, roles);
                    } else if (roles.equals("none")) {
                        claims.remove(Claim.ROLES);
                    }
                }));
    }

    private static WebBrowser.Page answer(WebBrowser browser, WebBrowser.Page picker, String... runs) {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        for (String run : runs) {
            fields.add(Map.entry("run", run));
        }
        return browser.postAll(picker.form("/picker"), fields);
    }

    private static List<JsonNode> items(WebBrowser.Page answered) {
        assertThat(answered.status()).as(answered.body()).isEqualTo(200);
        try {
            List<JsonNode> items = new ArrayList<>();
            Json.read(SignedJWT.parse(answered.form("").fields().get("JWT"))
                            .getPayload()
                            .toString())
                    .orElseThrow()
                    .path("https://purl.imsglobal.org/spec/lti-dl/claim/content_items")
                    .forEach(items::add);
            return items;
        } catch (java.text.ParseException e) {
            throw new AssertionError(e);
        }
    }

    private static void loggedIn(String file) {
        Map<String, String> fields = new LinkedHashMap<>();
        claims(file)
                .properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
        fields.put("iss", bench.waymark.lms.baseUrl());
        fields.put("client_id", bench.waymark.lms.client().clientId());
        WebBrowser.Page page = new WebBrowser()
                .postOnce(new WebBrowser.Form(bench.waymark.app.baseUrl().resolve("/lti/login"), fields));
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("/assets/storage.js", "post_message_forwarding");
    }

    /** Blackboard's answers, given to the product in place of the practice LMS's own. */
    private static void served(String file) {
        String body = claims(file).toString();
        Classroom room = classroom();
        if (file.contains("members")) {
            assertThat(roster(room, Fault.answer(200, body)).body())
                    .contains("Student Account", "Everyone on the course's roster");
        } else if (file.contains("results")) {
            PlacedActivity activity = room.withColumn("Blackboard's grades");
            room.teacherPage(new WebBrowser(), activity);
            bench.setRule(activity, SourceBench.rule(EnumSet.of(Source.GRADE), Rule.ScorePolicy.NONE));
            bench.waymark.lms.fault(Spot.RESULTS, Fault.answer(200, body));
            WebBrowser teacher = new WebBrowser();
            bench.clock.move(Duration.ofMinutes(1));
            Instant asked = bench.clock.instant();
            teacher.post(room.teacherPage(teacher, activity).form("/look"));
            bench.waitForLook(Poll.Kind.GRADES, bench.link(activity), asked);
            bench.waymark.lms.clearFaults();
            assertThat(room.teacherPage(new WebBrowser(), activity).body())
                    .contains("Waymark read 2 grades; 2 were new.");
        } else {
            PlacedActivity activity = room.withoutColumn("Among Blackboard's columns");
            bench.waymark.lms.fault(Spot.LINEITEMS, Fault.answer(200, body).times(2));
            room.complete(room.learner(0), activity);
            Wait.until(
                    SOON,
                    () -> bench.waymark.lms.messages().stream()
                            .anyMatch(message -> message.fault().startsWith("another")
                                    && message.target().contains("resource_link_id=")),
                    () -> room.calls(activity));
            bench.waymark.lms.clearFaults();
            room.waitForGrade(activity, room.learner(0), SOON);
            assertThat(room.columns(activity)).hasSize(1);
        }
    }

    private static Classroom classroom() {
        return new Classroom(bench.waymark.lms, bench.waymark.app.baseUrl(), 3);
    }

    /** The list of the course as its instructor sees it, read from that answer. */
    private static WebBrowser.Page roster(Classroom room, Fault answer) {
        WebBrowser teacher = new WebBrowser();
        bench.waymark.lms.fault(Spot.MEMBERSHIPS, answer);
        try {
            WebBrowser.Page page = room.teacherPage(teacher, room.withColumn("With a list"));
            return RosterIT.read(teacher, page);
        } finally {
            bench.waymark.lms.clearFaults();
        }
    }

    /** An empty answer is an empty list, and one that names nobody holds up nobody's badge (D.5). */
    @Test
    void an_empty_answer_is_a_list_of_nobody() {
        Classroom room = classroom();
        assertThat(roster(room, Fault.answer(200, "")).body()).contains("Everyone on the course's roster");
        bench.waymark.lms.fault(Spot.MEMBERSHIPS, Fault.answer(200, ""));
        room.complete(room.learner(0), room.withColumn("Without names"));
        bench.waymark.lms.clearFaults();
    }

    /** A refusal with a reason shows it, without what could be a token (D.5). */
    @Test
    void a_refused_list_says_why() {
        String token = "e".repeat(60);
        WebBrowser.Page page = roster(
                classroom(),
                Fault.answer(403, "{\"status\":403,\"message\":\"The course is <closed> " + token + "\"}"));
        assertThat(page.body()).contains("“The course is &lt;closed&gt; …”").doesNotContain(token);
    }

    /** A line in the place of a name is none, in a launch and in a list; what one signs in with is the last resort (D.5). */
    @Test
    void a_withheld_name_is_no_name() {
        WebBrowser.Page page = roster(
                classroom(),
                Fault.answer(
                        200,
                        "{\"members\":[{\"user_id\":\"6\",\"name\":\"-\",\"given_name\":\"-\",\"family_name\":\"-\",\"roles\":[\"Learner\"]}]}"));
        assertThat(page.body()).contains("Learner 6");
        assertThat(nameOf(claims("ilias-launch-learner.json"), "-ilias")).isEmpty();
        assertThat(nameOf(claims("openedx-launch-student.json"), "-edx")).contains("learner1");
        assertThat(nameOf(claims("openolat-launch-learner.json"), "-olat")).contains("Person Zwei");
    }

    private static Optional<String> nameOf(JsonNode sent, String who) {
        launch(sent, who, null);
        return bench.database.inTransaction(
                handle -> handle.createQuery("select coalesce(name, '') from learner where subject = :subject")
                        .bind("subject", sent.path("sub").asText() + who)
                        .mapTo(String.class)
                        .findOne()
                        .filter(name -> !name.isEmpty()));
    }

    /** OpenOLAT lists people by other ids than it launches them with: nobody is shown twice (D.5). */
    @Test
    void people_listed_by_other_ids_are_not_shown_twice() {
        try (SourceBench own = new SourceBench(TestDatabase.H2, 2)) {
            PlacedActivity activity = own.room.withColumn("By other ids");
            own.room.launch(new WebBrowser(), own.room.learner(0), activity, Forgery.withClaim("sub", "uuid-0"));
            WebBrowser teacher = new WebBrowser();
            WebBrowser.Page page =
                    own.room.launch(teacher, own.room.teacher, activity, Forgery.withClaim("sub", "uuid-t"));
            page = RosterIT.read(teacher, page);
            assertThat(page.body())
                    .contains("uses different IDs", own.room.learner(0).name())
                    .doesNotContain(own.room.learner(1).name());
            assertThat(RosterIT.rows(page)).isEqualTo(1);
        }
    }

    /** Brightspace tells in its own claim what a course is a copy of (D.3). */
    @Test
    void the_history_in_brightspace_s_own_claim_finds_the_old_course() {
        JsonNode sent = claims("brightspace-launch-instructor.json");
        shows(Page.TEACHER, launch(sent, "", null), "the old course");
        WebBrowser.Page copy = bench.waymark.launch(
                new WebBrowser(),
                bench.waymark.lms.open(bench.room.learner(0), any),
                like(sent).claims(claims -> {
                    claims.put(Claim.CONTEXT, Map.of("id", "2273999", "title", "Next term"));
                    claims.put(Claim.RESOURCE_LINK, Map.of("id", "copied_2273999", "title", "test"));
                    claims.put(
                            "http://www.brightspace.com", Map.of("Context.id.history", "2273803", "user_id", 1826270));
                }));
        assertThat(copy.body()).contains("Jay Course O Fun", "copied");
    }
}
