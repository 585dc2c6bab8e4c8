package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.completion.Completion;
import org.waymark.completion.rule.Rules;
import org.waymark.id.RegistrationId;
import org.waymark.intake.IntakeClientId;
import org.waymark.journey.admin.ManageIntakeClients;
import org.waymark.learning.RunId;
import org.waymark.lti.platform.Registration;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.progress.Rule;
import org.waymark.progress.Source;
import org.waymark.store.Rows;
import org.waymark.store.TestDatabase;

/** Another system tells completions over HTTP. */
class IntakeIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String COMPLETIONS = "/intake/v1/completions";
    private static final String STATEMENTS = "/intake/v1/xapi/statements";
    private static final String CALIPER = "/intake/v1/caliper";
    private static final String RUN = Installation.RUN;

    private static SourceBench bench;
    private String name;
    private String token;

    @BeforeAll
    static void starts() {
        bench = new SourceBench(TestDatabase.H2, 40);
        countIntake(bench);
    }

    @BeforeEach
    void a_client_of_its_own() {
        name = "University " + UUID.randomUUID();
        token = client(bench, name);
    }

    @AfterAll
    static void ends() {
        bench.close();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_completion_told_over_http_becomes_a_badge_and_a_grade_and_is_taken_back(TestDatabase on) throws Exception {
        try (SourceBench own = new SourceBench(on, 1)) {
            String secret = client(own, "Registry");
            countIntake(own);
            Person learner = own.room.learner(0);
            PlacedActivity activity = own.room.withColumn("Told");
            own.room.launch(new WebBrowser(), learner, activity);

            String record = record("e1", learner, "2026-01-10T12:00:00+01:00", "\"result\":0.9");
            JsonNode result = results(call(own, secret, COMPLETIONS, record)).get(0);
            assertThat(result.path("status").asText()).isEqualTo("recorded");
            assertThat(result.path("complete").asBoolean()).isTrue();
            own.room.waitForGrade(activity, learner, Duration.ofSeconds(20));
            assertThat(own.hasBadge(learner, activity)).isTrue();
            assertThat(status(call(own, secret, COMPLETIONS, record))).isEqualTo("known");

            String withdrawal = """
                    {"id":"e1","user":"%s","run":"%s","withdrawn":true,"reason":"Entered by mistake"}
                    """.formatted(learner.id(), RUN);
            assertThat(status(call(own, secret, COMPLETIONS, withdrawal))).isEqualTo("withdrawn");
            assertThat(own.revoked()).isEqualTo(1);
            assertThat(status(call(own, secret, COMPLETIONS, withdrawal))).isEqualTo("known");
            // What was told before it was taken back stays taken back.
            assertThat(status(call(own, secret, COMPLETIONS, record))).isEqualTo("known");
            assertThat(own.fact(Source.INTAKE, learner).orElseThrow().stands()).isFalse();
        }
    }

    @Test
    void of_reports_in_any_order_the_last_told_holds() throws Exception {
        Person learner = bench.room.learner(1);
        String late =
                record("o1", learner, "2026-01-10T12:00:00Z", "\"result\":0.2,\"toldAt\":\"2026-02-01T00:00:00Z\"");
        String early =
                record("o1", learner, "2026-01-10T12:00:00Z", "\"result\":0.9,\"toldAt\":\"2026-01-11T00:00:00Z\"");
        JsonNode first = results(call(bench, token, COMPLETIONS, late)).get(0);
        assertThat(first.path("complete").asBoolean(true)).isFalse();
        assertThat(status(call(bench, token, COMPLETIONS, early))).isEqualTo("known");
        assertThat(share(learner)).isEqualTo(0.2);
        String newest =
                record("o1", learner, "2026-01-10T12:00:00Z", "\"result\":0.8,\"toldAt\":\"2026-02-02T00:00:00Z\"");
        assertThat(results(call(bench, token, COMPLETIONS, newest))
                        .get(0)
                        .path("complete")
                        .asBoolean())
                .isTrue();
    }

    /** One bad record does not stop the good ones beside it. */
    @Test
    void each_record_of_a_batch_has_its_own_answer_and_each_fault_is_pointed_at() throws Exception {
        Person learner = bench.room.learner(2);
        String good = record("b1", learner, "2026-01-10T12:00:00Z", null);
        String batch = "{\"records\":[" + good + ",{\"id\":\"b2\",\"user\":\"\",\"run\":\"nowhere\",\"completedAt\":"
                + "\"2026-01-10T12:00:00\",\"result\":7,\"odd/field\":1},"
                + good.replace(RUN, "nowhere").replace("b1", "b3") + ",7]}";
        HttpResponse<String> answer = call(bench, token, COMPLETIONS, batch, "Idempotency-Key", "batch");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(207);
        JsonNode results = JSON.readTree(answer.body()).path("results");
        assertThat(results.findValuesAsText("status")).containsExactly("recorded", "refused", "refused", "refused");
        assertThat(results.get(1).findValuesAsText("pointer"))
                .containsExactlyInAnyOrder(
                        "/records/1/user", "/records/1/completedAt", "/records/1/result", "/records/1/odd~1field");
        assertThat(results.get(2).findValuesAsText("pointer")).containsExactly("/records/2/run");
        assertThat(bench.fact(Source.INTAKE, learner)).isPresent();
        HttpResponse<String> again = call(bench, token, COMPLETIONS, batch, "Idempotency-Key", "batch");
        assertThat(again.statusCode()).isEqualTo(207);
        assertThat(again.body()).isEqualTo(answer.body());

        String two = "{\"records\":[" + good + "," + record("b4", bench.room.learner(3), "2026-01-10T12:00:00Z", null)
                + "]}";
        assertThat(results(call(bench, token, COMPLETIONS, two)).findValuesAsText("status"))
                .containsExactly("known", "recorded");
        // The same id about somebody else is a contradiction; a call of which nothing can be taken is refused.
        answer = call(bench, token, COMPLETIONS, record("b1", bench.room.learner(4), "2026-01-10T12:00:00Z", null));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(pointers(answer)).containsExactly("/id");
    }

    @Test
    void one_bad_statement_or_event_does_not_stop_the_others() throws Exception {
        Person learner = bench.room.learner(21);
        String good = statement(UUID.randomUUID(), "passed", learner, "2026-01-10T12:00:00Z");
        HttpResponse<String> answer = call(
                bench,
                token,
                STATEMENTS,
                "[" + good.replace("0.85", "\"much\"").replaceFirst("\"id\":\"[^\"]*\",", "") + "," + good + "]");
        assertThat(answer.statusCode()).isEqualTo(207);
        JsonNode results = JSON.readTree(answer.body()).path("results");
        assertThat(results.findValuesAsText("status")).containsExactly("refused", "recorded");
        assertThat(results.get(0).findValuesAsText("pointer")).containsExactly("/0/result/score/scaled");

        Person other = bench.room.learner(22);
        String event = graded(other, 17, "2026-01-10T12:00:00.000Z");
        int from = event.indexOf("\"data\":[") + 8;
        String one = event.substring(from, event.lastIndexOf("]}"));
        answer = call(
                bench,
                token,
                CALIPER,
                event.substring(0, from) + one.replace("\"maxScore\":20", "\"maxScore\":\"0x1p3\"") + "," + one + "]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(207);
        assertThat(JSON.readTree(answer.body()).findValuesAsText("status")).containsExactly("refused", "recorded");
        assertThat(JSON.readTree(answer.body()).findValuesAsText("pointer"))
                .containsExactly("/data/0/generated/maxScore");
    }

    /** A text is no truth value: "false" once counted as passed. */
    @ParameterizedTest
    @ValueSource(strings = {"\"false\"", "\"true\"", "0", "1", "null", "[]"})
    void success_and_completion_are_true_or_false_and_nothing_else(String value) throws Exception {
        String text = Files.readString(Path.of("src/test/resources/cases/x01-text-false.json"))
                .replace("ISSUER", bench.waymark.lms.baseUrl())
                .replace("USER-ID", bench.room.learner(23).id())
                .replace("comms-for-cities-2019-02-11", RUN)
                .replace("\"false\"", value);
        HttpResponse<String> answer = call(bench, token, STATEMENTS, text);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(pointers(answer)).containsExactlyInAnyOrder("/result/success", "/result/completion");
        assertThat(bench.fact(Source.INTAKE, bench.room.learner(23))).isEmpty();
    }

    @Test
    void a_number_may_be_written_as_text_where_it_can_mean_only_one() throws Exception {
        Person learner = bench.room.learner(24);
        String scaled = statement(UUID.randomUUID(), "passed", learner, "2026-01-10T12:00:00Z");
        assertThat(status(call(bench, token, STATEMENTS, scaled.replace("0.85", "\"0.90\""))))
                .isEqualTo("recorded");
        assertThat(share(learner)).isEqualTo(0.9);
        String raw = statement(UUID.randomUUID(), "passed", learner, "2026-01-11T12:00:00Z")
                .replace("\"scaled\":0.85", "\"raw\":\"20\",\"max\":100");
        assertThat(status(call(bench, token, STATEMENTS, raw))).isEqualTo("recorded");
        assertThat(share(learner)).isEqualTo(0.2);
        for (String odd : List.of("\"0x1p-1\"", "\"0.8d\"", "\" 0.8\"", "\"NaN\"", "true", "\"0,8\"")) {
            HttpResponse<String> answer =
                    call(bench, token, COMPLETIONS, record("n1", learner, "2026-01-10T12:00:00Z", "\"result\":" + odd));
            assertThat(answer.statusCode()).as(odd).isEqualTo(422);
            assertThat(pointers(answer)).containsExactly("/result");
        }
        assertThat(status(call(
                        bench,
                        token,
                        COMPLETIONS,
                        record("n1", learner, "2026-01-10T12:00:00Z", "\"result\":\"0.75\""))))
                .isEqualTo("recorded");
    }

    /** A user name instead of an id quietly made somebody who does not exist. */
    @Test
    void who_is_not_known_is_said_and_who_cannot_be_is_refused() throws Exception {
        String text = Files.readString(Path.of("src/test/resources/cases/x02-username-account.json"))
                .replace("ISSUER", bench.waymark.lms.baseUrl())
                .replace("comms-for-cities-2019-02-11", RUN);
        JsonNode result = results(call(bench, token, STATEMENTS, text)).get(0);
        assertThat(result.path("message").asText()).contains("Nobody of this id was known");
        for (String odd : List.of("\\u00a0122", "123\\u200b", "\\u200e124", " 125", "126 ", "Zo\\u00eb")) {
            String body = "{\"id\":\"i1\",\"user\":\"" + odd + "\",\"run\":\"" + RUN
                    + "\",\"completedAt\":\"2026-01-10T12:00:00Z\"}";
            assertThat(pointers(call(bench, token, COMPLETIONS, body))).as(odd).containsExactly("/user");
        }
        Person known = bench.room.learner(25);
        bench.room.launch(new WebBrowser(), known, bench.room.withColumn("Known"));
        result = results(call(bench, token, COMPLETIONS, record("i2", known, "2026-01-10T12:00:00Z", null)))
                .get(0);
        assertThat(result.path("message").asText()).isEqualTo("It is recorded.");
    }

    @Test
    void a_statement_is_put_under_its_id_with_the_clients_id_and_token_as_name_and_password() throws Exception {
        IntakeClientId client = bench.waymark.app.journeys.admin.manageIntakeClients.list().stream()
                .filter(one -> one.client().name().equals(name))
                .map(one -> one.client().id())
                .findFirst()
                .orElseThrow();
        String basic =
                "Basic " + Base64.getEncoder().encodeToString((client + ":" + token).getBytes(StandardCharsets.UTF_8));
        Person learner = bench.room.learner(26);
        UUID id = UUID.randomUUID();
        String body = statement(id, "passed", learner, "2026-01-10T12:00:00Z").replace("\"id\":\"" + id + "\",", "");
        String address = STATEMENTS + "?statementId=" + id;
        assertThat(put(basic, address, body).statusCode()).isEqualTo(204);
        assertThat(bench.fact(Source.INTAKE, learner)).isPresent();
        assertThat(put(basic, address, body).statusCode()).isEqualTo(204);
        assertThat(put(basic, STATEMENTS, body).statusCode()).isEqualTo(400);
        assertThat(put(basic, address, statement(UUID.randomUUID(), "passed", learner, "2026-01-10T12:00:00Z"))
                        .statusCode())
                .isEqualTo(400);
        String wrong = "Basic "
                + Base64.getEncoder()
                        .encodeToString((UUID.randomUUID() + ":" + token).getBytes(StandardCharsets.UTF_8));
        for (String one : List.of(wrong, "Basic", "Basic !", "Basic " + token)) {
            HttpResponse<String> answer = put(one, address, body);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
        }
    }

    /** What an authoring tool posts in old browsers is not taken, and says so. */
    @Test
    void the_alternate_request_syntax_is_refused_in_words() throws Exception {
        String request = Files.readString(Path.of("src/test/resources/cases/x03-storyline-request.txt"));
        String body = request.substring(request.indexOf("Authorization=")).strip();
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(bench.waymark.app.baseUrl() + STATEMENTS + "?method=PUT"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "text/plain;charset=UTF-8")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("alternate request syntax");
    }

    @Test
    void a_course_of_a_moodle_that_holds_one_run_names_it() throws Exception {
        Person learner = bench.room.learner(27);
        PlacedActivity activity = bench.room.withColumn("Of the course");
        bench.room.launch(new WebBrowser(), learner, activity);
        String page = bench.waymark.lms.baseUrl() + "/course/view.php?id=";
        String body = statement(UUID.randomUUID(), "completed", learner, "2026-01-10T12:00:00Z")
                .replace("urn:waymark:run:" + RUN, page + activity.courseId());
        assertThat(status(call(bench, token, STATEMENTS, body))).isEqualTo("recorded");
        assertThat(bench.hasBadge(learner, activity)).isTrue();
        String elsewhere = statement(UUID.randomUUID(), "completed", learner, "2026-01-10T12:00:00Z")
                .replace("urn:waymark:run:" + RUN, page + "987654321");
        assertThat(status(call(bench, token, STATEMENTS, elsewhere))).isEqualTo("ignored");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{|400",
                "|400",
                "{\"id\":1,\"id\":2}|400",
                "[]|422",
                "null|422",
                "7|422",
                "{}|422",
                "{\"records\":[]}|422",
                "{\"records\":[7]}|422",
                "{\"records\":{}}|422",
                "{\"records\":[{}],\"more\":1}|422",
                "{\"id\":\"x\",\"user\":\"u\",\"run\":\"r\",\"completedAt\":\"2999-01-01T00:00:00Z\"}|422",
                "{\"id\":\"x\",\"user\":\"u\",\"run\":\"r\",\"completedAt\":\"+999999999-01-01T00:00:00Z\"}|422",
                "{\"id\":\"x\",\"user\":\"\\u0000\",\"run\":\"r\",\"completedAt\":\"2026-01-01T00:00:00Z\"}|422",
                "{\"id\":\"x\",\"user\":\"\\ud800\",\"run\":\"r\",\"completedAt\":\"2026-01-01T00:00:00Z\"}|422",
                "{\"id\":\"x\",\"user\":\"u\",\"run\":\"r\",\"completedAt\":\"2026-01-01T00:00:00Z\",\"result\":1e999}|422",
                "{\"id\":\"x\",\"user\":\"u\",\"run\":\"r\",\"withdrawn\":true}|422",
                "{\"id\":\"x\",\"user\":{\"a\":1},\"run\":[],\"completedAt\":5,\"withdrawn\":\"yes\"}|422"
            })
    void hostile_input_is_refused_and_never_breaks_anything(String body, int status) throws Exception {
        String sent = body == null ? "" : body;
        assertThat(call(bench, token, COMPLETIONS, sent).statusCode()).as(sent).isEqualTo(status);
        for (String address : List.of(STATEMENTS, CALIPER)) {
            assertThat(call(bench, token, address, sent).statusCode())
                    .as(address + sent)
                    .isBetween(200, 499);
        }
    }

    @Test
    void deep_long_and_broken_bodies_are_refused() throws Exception {
        assertThat(call(bench, token, COMPLETIONS, "[".repeat(50_000)).statusCode())
                .isEqualTo(400);
        String large = "{\"id\":\"" + "x".repeat(1024 * 1024) + "\"}";
        assertThat(call(bench, token, COMPLETIONS, large).statusCode()).isEqualTo(413);
        HttpRequest chunked = request(bench, token, COMPLETIONS)
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))))
                .build();
        assertThat(HTTP.send(chunked, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(413);
        HttpRequest notUtf8 = request(bench, token, COMPLETIONS)
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[] {'"', (byte) 0xff, '"'}))
                .build();
        assertThat(HTTP.send(notUtf8, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(400);
        HttpRequest form = HttpRequest.newBuilder(URI.create(bench.waymark.app.baseUrl() + COMPLETIONS))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("a=b"))
                .build();
        assertThat(HTTP.send(form, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(415);
    }

    @Test
    void only_a_good_token_gets_in_and_an_ended_one_does_not() throws Exception {
        String body = record("t1", bench.room.learner(5), "2026-01-10T12:00:00Z", null);
        for (String wrong : List.of("", "x", token + "x", token.toUpperCase(java.util.Locale.ROOT))) {
            HttpResponse<String> answer = call(bench, wrong, COMPLETIONS, body);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                    .startsWith("Bearer");
        }
        String ended = client(bench, "Ended");
        IntakeClientId id = bench.waymark.app.journeys.admin.manageIntakeClients.list().stream()
                .filter(one -> one.client().name().equals("Ended"))
                .map(one -> one.client().id())
                .findFirst()
                .orElseThrow();
        bench.waymark.app.journeys.admin.manageIntakeClients.end(id);
        assertThat(call(bench, ended, COMPLETIONS, body).statusCode()).isEqualTo(401);
        assertThat(bench.fact(Source.INTAKE, bench.room.learner(5))).isEmpty();
        String stored = bench.database.inTransaction(handle -> handle.createQuery("select * from intake_client")
                .mapToMap()
                .list()
                .toString());
        assertThat(stored).doesNotContain(token, ended);
    }

    @Test
    void a_client_tells_of_its_own_platform_only_and_only_while_that_is_on() throws Exception {
        Registration other = bench.waymark.enter(
                "https://other.example",
                "c",
                "Other",
                URI.create("https://other.example/auth"),
                URI.create("https://other.example/token"),
                URI.create("https://other.example/jwks"));
        RegistrationId platform = other.id();
        String foreign = ((ManageIntakeClients.Made)
                        bench.waymark.app.journeys.admin.manageIntakeClients.add(platform, "Foreign"))
                .token();
        Person learner = bench.room.learner(6);
        // The same user id is another person there.
        assertThat(status(call(bench, foreign, COMPLETIONS, record("f1", learner, "2026-01-10T12:00:00Z", null))))
                .isEqualTo("recorded");
        Completion fact = bench.fact(Source.INTAKE, learner).orElseThrow();
        RegistrationId of = bench.database.inTransaction(
                handle -> handle.createQuery("select registration_id from learner where id = :id")
                        .bind("id", fact.learner().value())
                        .mapTo(RegistrationId.class)
                        .one());
        assertThat(of).isEqualTo(platform);
        // The same record id of another client is another fact.
        assertThat(status(call(bench, token, COMPLETIONS, record("f1", learner, "2026-01-10T12:00:00Z", null))))
                .isEqualTo("recorded");
        HttpResponse<String> answer =
                call(bench, foreign, STATEMENTS, statement(UUID.randomUUID(), "passed", learner, null));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(pointers(answer)).containsExactly("/actor/account/homePage");

        bench.waymark.app.journeys.admin.managePlatforms.switchTo(platform, Registration.State.OFF);
        assertThat(call(bench, foreign, COMPLETIONS, record("f2", learner, "2026-01-10T12:00:00Z", null))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void the_same_call_with_the_same_key_gets_the_same_answer() throws Exception {
        Person learner = bench.room.learner(7);
        String body = record("k1", learner, "2026-01-10T12:00:00Z", null);
        HttpResponse<String> first = call(bench, token, COMPLETIONS, body, "Idempotency-Key", "key-1");
        HttpResponse<String> second = call(bench, token, COMPLETIONS, body, "Idempotency-Key", "key-1");
        assertThat(second.body()).isEqualTo(first.body()).contains("recorded");
        assertThat(second.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(call(bench, token, COMPLETIONS, body + " ", "Idempotency-Key", "key-1")
                        .statusCode())
                .isEqualTo(422);
        // A refused call leaves its key for the better one.
        assertThat(call(bench, token, COMPLETIONS, "{}", "Idempotency-Key", "key-2")
                        .statusCode())
                .isEqualTo(422);
        assertThat(call(bench, token, COMPLETIONS, body, "Idempotency-Key", "key-2")
                        .statusCode())
                .isEqualTo(200);
        assertThat(call(bench, token, COMPLETIONS, body, "Idempotency-Key", "x".repeat(201))
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void the_same_record_sent_many_times_at_once_counts_once(TestDatabase on) throws Exception {
        try (SourceBench own = new SourceBench(on, 1)) {
            String secret = client(own, "Crowd");
            countIntake(own);
            String body = record("c1", own.room.learner(0), "2026-01-10T12:00:00Z", null);
            List<CompletableFuture<HttpResponse<String>>> calls = IntStream.range(0, 12)
                    .mapToObj(i -> HTTP.sendAsync(
                            request(own, secret, COMPLETIONS)
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString()))
                    .toList();
            int recorded = 0;
            for (CompletableFuture<HttpResponse<String>> one : calls) {
                assertThat(one.get().statusCode()).as(one.get().body()).isEqualTo(200);
                recorded += one.get().body().contains("\"recorded\"") ? 1 : 0;
            }
            assertThat(recorded).isEqualTo(1);
            assertThat(own.reports(Source.INTAKE)).isEqualTo(1);
        }
    }

    @Test
    void statements_complete_fail_and_are_voided_in_any_order() throws Exception {
        Person learner = bench.room.learner(8);
        UUID passed = UUID.randomUUID();
        HttpResponse<String> answer = call(
                bench,
                token,
                STATEMENTS,
                "["
                        + statement(passed, "passed", learner, "2026-01-10T12:00:00Z") + ","
                        + statement(UUID.randomUUID(), "answered", learner, null) + "]");
        assertThat(results(answer).findValuesAsText("status")).containsExactly("recorded", "ignored");
        assertThat(share(learner)).isEqualTo(0.85);
        assertThat(status(call(bench, token, STATEMENTS, statement(passed, "passed", learner, "2026-01-10T12:00:00Z"))))
                .isEqualTo("known");
        assertThat(status(call(
                        bench,
                        token,
                        STATEMENTS,
                        statement(UUID.randomUUID(), "failed", learner, "2026-01-12T12:00:00Z"))))
                .isEqualTo("withdrawn");
        // Passed before it was failed, told late.
        assertThat(status(call(
                        bench,
                        token,
                        STATEMENTS,
                        statement(UUID.randomUUID(), "passed", learner, "2026-01-11T12:00:00Z"))))
                .isEqualTo("known");
        UUID again = UUID.randomUUID();
        assertThat(status(call(bench, token, STATEMENTS, statement(again, "passed", learner, "2026-01-13T12:00:00Z"))))
                .isEqualTo("recorded");
        assertThat(status(call(bench, token, STATEMENTS, voiding(again)))).isEqualTo("withdrawn");
        assertThat(status(call(bench, token, STATEMENTS, voiding(again)))).isEqualTo("known");

        // What is voided is as if it had never come: what was told beside it holds again.
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        Person twice = bench.room.learner(28);
        call(bench, token, STATEMENTS, statement(second, "passed", twice, "2026-01-20T12:00:00Z"));
        call(bench, token, STATEMENTS, statement(first, "passed", twice, "2026-01-10T12:00:00Z"));
        assertThat(completedAt(twice)).as("passed again is passed before").isEqualTo("2026-01-10T12:00:00Z");
        assertThat(status(call(bench, token, STATEMENTS, voiding(first)))).isEqualTo("recorded");
        assertThat(completedAt(twice)).isEqualTo("2026-01-20T12:00:00Z");
        assertThat(status(call(bench, token, STATEMENTS, voiding(second)))).isEqualTo("withdrawn");
        UUID third = UUID.randomUUID();
        assertThat(status(call(bench, token, STATEMENTS, statement(third, "passed", twice, "2026-01-05T12:00:00Z"))))
                .as("older than what was voided")
                .isEqualTo("recorded");
        assertThat(completedAt(twice)).isEqualTo("2026-01-05T12:00:00Z");

        UUID never = UUID.randomUUID();
        assertThat(status(call(bench, token, STATEMENTS, voiding(never)))).isEqualTo("recorded");
        Person other = bench.room.learner(9);
        assertThat(status(call(bench, token, STATEMENTS, statement(never, "completed", other, "2026-01-10T12:00:00Z"))))
                .isEqualTo("known");
        assertThat(bench.fact(Source.INTAKE, other)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void odd_characters_beside_what_is_read_do_no_harm(TestDatabase on) throws Exception {
        try (SourceBench own = new SourceBench(on, 1)) {
            String secret = client(own, "Odd");
            String odd = statement(
                            own,
                            UUID.randomUUID(),
                            "passed",
                            own.room.learner(0),
                            "2026-01-10T12:00:00.123456789+14:00")
                    .replaceFirst("\\{", "{\"context\":{\"a\":\"\\\\u0000\\\\ud800\",\"b\":1e400},");
            assertThat(odd).contains("\\u0000");
            assertThat(status(call(own, secret, STATEMENTS, odd))).isEqualTo("recorded");
            assertThat(status(call(own, secret, STATEMENTS, odd))).isEqualTo("known");
            String reason = record("r", own.room.learner(0), "0001-01-01T00:00:00Z", null);
            assertThat(call(own, secret, COMPLETIONS, reason).statusCode()).isEqualTo(422);
        }
    }

    @Test
    void a_statement_of_another_client_is_not_voided() throws Exception {
        Person learner = bench.room.learner(10);
        UUID id = UUID.randomUUID();
        call(bench, token, STATEMENTS, statement(id, "completed", learner, "2026-01-10T12:00:00Z"));
        call(bench, client(bench, "Meddler"), STATEMENTS, voiding(id));
        assertThat(bench.fact(Source.INTAKE, learner).orElseThrow().stands()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"mbox\":\"mailto:lena@practice.example\"}",
                "{\"account\":{\"homePage\":\"ISSUER\"}}",
                "{\"account\":\"6\"}",
                "7"
            })
    void a_person_without_an_account_of_the_platform_is_nobody(String actor) throws Exception {
        String body = "{\"actor\":" + actor.replace("ISSUER", bench.waymark.lms.baseUrl())
                + ",\"verb\":{\"id\":\"http://adlnet.gov/expapi/verbs/passed\"},\"object\":{\"id\":\"urn:waymark:run:"
                + RUN
                + "\"}}";
        HttpResponse<String> answer = call(bench, token, STATEMENTS, body);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(pointers(answer)).allMatch(pointer -> pointer.startsWith("/actor/account"));
    }

    @Test
    void grade_events_of_caliper_are_results_and_the_newest_holds() throws Exception {
        Person learner = bench.room.learner(11);
        assertThat(status(call(bench, token, CALIPER, graded(learner, 17, "2026-01-10T12:00:00.000Z"))))
                .isEqualTo("recorded");
        assertThat(share(learner)).isEqualTo(0.85);
        JsonNode lower = results(call(bench, token, CALIPER, graded(learner, 2, "2026-01-11T12:00:00.000Z")))
                .get(0);
        assertThat(lower.path("complete").asBoolean(true)).isFalse();
        assertThat(status(call(bench, token, CALIPER, graded(learner, 19, "2026-01-10T13:00:00.000Z"))))
                .isEqualTo("known");
        assertThat(share(learner)).isEqualTo(0.1);
        String unlimited = graded(learner, 20, "2026-01-12T12:00:00.000Z").replace(",\"maxScore\":20", "");
        assertThat(status(call(bench, token, CALIPER, unlimited))).isEqualTo("ignored");
        assertThat(share(learner)).isEqualTo(0.1);

        Person other = bench.room.learner(12);
        String completed = """
                {"sensor":"x","dataVersion":"http://purl.imsglobal.org/ctx/caliper/v1p2","data":[
                {"id":"urn:uuid:%s","type":"AssignableEvent","action":"Completed","eventTime":"2026-01-10T12:00:00.000Z",
                 "actor":%s,"object":{"id":"%s/achievements/%s","type":"AssignableDigitalResource"}},
                {"id":"urn:uuid:1","type":"NavigationEvent","action":"NavigatedTo"},
                {"id":"urn:uuid:2","type":"AssignableEvent","action":"Completed","eventTime":"2026-01-10T12:00:00.000Z",
                 "actor":{"id":"mailto:a@b"},"object":{"id":"%s/achievements/%s"}}]}
                """.formatted(
                UUID.randomUUID(), person(other), bench.waymark.app.baseUrl(), RUN, bench.waymark.app.baseUrl(), RUN);
        assertThat(results(call(bench, token, CALIPER, completed)).findValuesAsText("status"))
                .containsExactly("recorded", "ignored", "ignored");
    }

    @Test
    void the_test_user_of_an_lms_stays_one() throws Exception {
        Person learner = bench.room.learner(13);
        PlacedActivity activity = bench.room.withColumn("For the test user");
        bench.room.launch(new WebBrowser(), learner, activity);
        bench.database.useTransaction(
                handle -> handle.createUpdate("update learner set test_user = true where subject = :s")
                        .bind("s", learner.id())
                        .execute());
        JsonNode result = results(call(bench, token, COMPLETIONS, record("u1", learner, "2026-01-10T12:00:00Z", null)))
                .get(0);
        assertThat(result.path("complete").asBoolean(true)).isFalse();
    }

    @Test
    void more_calls_than_a_minute_bears_are_asked_to_wait() throws Exception {
        String busy = client(bench, "Busy");
        HttpResponse<String> answer = call(bench, busy, COMPLETIONS, "{}");
        for (int i = 0; i < 125 && answer.statusCode() == 422; i++) {
            answer = call(bench, busy, COMPLETIONS, "{}");
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        // Others are not hindered.
        assertThat(call(bench, client(bench, "Calm"), COMPLETIONS, "{}").statusCode())
                .isEqualTo(422);
    }

    @Test
    void the_description_names_every_address_and_field_and_this_server() throws Exception {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(bench.waymark.app.baseUrl() + "/intake/v1/openapi.json"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        JsonNode api = JSON.readTree(answer.body());
        assertThat(api.path("openapi").asText()).startsWith("3.1");
        assertThat(api.path("servers").get(0).path("url").asText())
                .isEqualTo(bench.waymark.app.baseUrl().toString());
        TreeSet<String> paths = new TreeSet<>();
        api.path("paths").fieldNames().forEachRemaining(paths::add);
        assertThat(paths).containsExactly(CALIPER, COMPLETIONS, "/intake/v1/openapi.json", STATEMENTS);
        for (String path : paths) {
            if (path.endsWith(".json")) {
                continue;
            }
            JsonNode post = api.path("paths").path(path).path("post");
            assertThat(post.path("responses").has("422")).isTrue();
            // The example is one that the server takes as it stands, but for the platform and the people.
            String example = post.path("requestBody")
                    .path("content")
                    .path("application/json")
                    .path("example")
                    .toString()
                    .replace("\"https://lms.example.edu\"", "\"" + bench.waymark.lms.baseUrl() + "\"");
            assertThat(status(call(bench, token, path, example))).as(path).isEqualTo("recorded");
        }
        // Each field of the description is known, and no other is.
        JsonNode fields =
                api.path("components").path("schemas").path("Completion").path("properties");
        StringBuilder all = new StringBuilder("{\"nothing\":1");
        fields.fieldNames()
                .forEachRemaining(name -> all.append(",\"").append(name).append("\":null"));
        assertThat(pointers(call(bench, token, COMPLETIONS, all + "}")))
                .contains("/nothing")
                .doesNotContain("/toldAt", "/result");
    }

    /** 15.8: what is in order, spoilt by chance in ways that a seed names. */
    @Test
    void spoilt_messages_are_refused_or_taken_and_never_fail_or_reach_another_platform() throws Exception {
        Registration other = Rows.addRegistration(bench.database);
        for (int i = 0; i < 3; i++) {
            Rows.addLearner(bench.database, other, bench.room.learner(i + 20).id());
        }
        Person person = bench.room.learner(20);
        String at = "2026-01-10T12:00:00Z";
        Map<String, String> messages = new LinkedHashMap<>();
        messages.put(
                COMPLETIONS,
                "[" + record("f1", person, at, "\"result\":0.9") + ","
                        + record("f2", bench.room.learner(21), at, "\"toldAt\":\"2026-02-01T00:00:00Z\"") + "]");
        messages.put(
                STATEMENTS,
                "[" + statement(UUID.randomUUID(), "passed", person, at) + "," + voiding(UUID.randomUUID()) + "]");
        messages.put(CALIPER, graded(person, 18, at));
        Map<Integer, Integer> answers = new TreeMap<>();
        for (Map.Entry<String, String> message : messages.entrySet()) {
            for (int seed = 0; seed < 120; seed++) {
                if (seed % 40 == 0) {
                    token = client(bench, "Fuzz " + UUID.randomUUID());
                }
                String spoilt = new Spoilt(seed, List.of("https://lms.example", "http://127.0.0.1:1", person.id()))
                        .text(message.getValue());
                HttpResponse<String> answer = call(bench, token, message.getKey(), spoilt);
                assertThat(answer.statusCode())
                        .as("seed " + seed + " of " + message.getKey() + "\n" + spoilt + "\n" + answer.body())
                        .isLessThan(500);
                answers.merge(answer.statusCode() / 100, 1, Integer::sum);
            }
        }
        assertThat(answers.get(2)).as("some are in order all the same").isGreaterThan(5);
        assertThat(answers.get(4)).isGreaterThan(100);
        long reached = bench.database.inTransaction(handle -> handle.createQuery("""
                        select count(*) from completion join learner on learner.id = completion.learner_id
                        where learner.registration_id = :other
                        """)
                .bind("other", other.id().value())
                .mapTo(Long.class)
                .one());
        assertThat(reached).isZero();
    }

    private static String client(SourceBench bench, String name) {
        RegistrationId platform = bench.waymark.app.journeys.admin.managePlatforms.list().stream()
                .map(one -> one.registration())
                .filter(one -> one.issuer().equals(bench.waymark.lms.baseUrl()))
                .map(one -> one.id())
                .findFirst()
                .orElseThrow();
        return ((ManageIntakeClients.Made) bench.waymark.app.journeys.admin.manageIntakeClients.add(platform, name))
                .token();
    }

    private static String completedAt(Person learner) {
        return bench.fact(Source.INTAKE, learner).orElseThrow().completedAt().toString();
    }

    private static void countIntake(SourceBench bench) {
        bench.database.useTransaction(handle -> new Rules()
                .put(handle, new RunId(RUN), Rule.of(EnumSet.of(Source.INTAKE)), null, bench.clock.instant()));
    }

    private static String record(String id, Person person, String at, String more) {
        return "{\"id\":\"" + id + "\",\"user\":\"" + person.id() + "\",\"run\":\"" + RUN + "\",\"completedAt\":\"" + at
                + "\"" + (more == null ? "" : "," + more) + "}";
    }

    private static String statement(UUID id, String verb, Person person, String at) {
        return statement(bench, id, verb, person, at);
    }

    private static String statement(SourceBench bench, UUID id, String verb, Person person, String at) {
        return """
                {"id":"%s","actor":{"account":{"homePage":"%s","name":"%s"}},
                "verb":{"id":"http://adlnet.gov/expapi/verbs/%s"},"object":{"id":"urn:waymark:run:%s"},
                "result":{"score":{"scaled":0.85}}%s}
                """.formatted(
                        id,
                        bench.waymark.lms.baseUrl(),
                        person.id(),
                        verb,
                        RUN,
                        at == null ? "" : ",\"timestamp\":\"" + at + "\"");
    }

    private static String voiding(UUID statement) {
        return """
                {"id":"%s","actor":{"mbox":"mailto:x@y.z"},"verb":{"id":"http://adlnet.gov/expapi/verbs/voided"},
                "object":{"objectType":"StatementRef","id":"%s"}}
                """.formatted(UUID.randomUUID(), statement);
    }

    private static String person(Person person) {
        return """
                {"id":"https://x.example/p","type":"Person","otherIdentifiers":[{"type":"SystemIdentifier","identifier":"%s",
                "identifierType":"LtiUserId","source":"%s"}]}
                """.formatted(person.id(), bench.waymark.lms.baseUrl());
    }

    private static String graded(Person person, int points, String at) {
        return """
                {"sensor":"x","sendTime":"%s","dataVersion":"http://purl.imsglobal.org/ctx/caliper/v1p2","data":[
                {"id":"urn:uuid:%s","type":"GradeEvent","action":"Graded","eventTime":"%s",
                "object":{"type":"Attempt","assignee":%s,"assignable":{"id":"urn:waymark:run:%s"}},
                "generated":{"type":"Score","scoreGiven":%d,"maxScore":20}}]}
                """.formatted(at, UUID.randomUUID(), at, person(person), RUN, points);
    }

    private static double share(Person person) {
        return bench.fact(Source.INTAKE, person).orElseThrow().report().share();
    }

    private static HttpRequest.Builder request(SourceBench bench, String secret, String address) {
        return HttpRequest.newBuilder(URI.create(bench.waymark.app.baseUrl() + address))
                .header("Authorization", "Bearer " + secret)
                .header("Content-Type", "application/json");
    }

    private static HttpResponse<String> call(
            SourceBench bench, String secret, String address, String body, String... header)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(bench, secret, address).POST(HttpRequest.BodyPublishers.ofString(body));
        if (header.length > 0) {
            request.headers(header);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> put(String authorization, String address, String body)
            throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(bench.waymark.app.baseUrl() + address))
                        .header("Authorization", authorization)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode results(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).path("results");
    }

    private static String status(HttpResponse<String> answer) throws IOException {
        return results(answer).get(0).path("status").asText();
    }

    private static List<String> pointers(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body()).path("errors").findValuesAsText("pointer");
    }
}
