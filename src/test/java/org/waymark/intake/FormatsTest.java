package org.waymark.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a record in each of the three formats, and what is wrong with it, and where. */
class FormatsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID ID = UUID.fromString("8e2f0c8e-3f55-4d0b-9f6e-000000000001");

    private final Setting setting =
            new Setting("https://lms.example", "https://here.example/achievements/", NOON, course -> Optional.empty());

    @Test
    void a_record_of_our_own_format_is_read_whole() {
        ToldCompletion.Completed told = completed(own("""
                {"id": "r1", "user": 7, "run": "data", "completedAt": "2026-03-01T13:00:00+01:00",
                 "toldAt": "2026-03-01T12:05:00Z", "result": 0.5}"""));
        assertThat(told.id()).isEqualTo("r1");
        assertThat(told.fact()).isEqualTo("record/r1");
        assertThat(List.of(told.user(), told.run())).containsExactly("7", "data");
        assertThat(told.completedAt()).isEqualTo(NOON);
        assertThat(told.toldAt()).isEqualTo(NOON.plusSeconds(300));
        assertThat(told.share()).isEqualTo(0.5);
        assertThat(List.of(told.strict(), told.ofLearner(), told.withdrawn())).containsExactly(true, false, false);
        assertThat(told.reason()).isNull();
    }

    @Test
    void a_withdrawal_says_why_and_need_not_say_when() {
        ToldCompletion.Completed told = completed(own("""
                {"id": "r1", "user": "7", "run": "data", "withdrawn": true, "reason": "never there"}"""));
        assertThat(told.withdrawn()).isTrue();
        assertThat(told.reason()).isEqualTo("never there");
        assertThat(told.completedAt()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'user':'7','run':'d','completedAt':'T'} | /id",
                "{'id':' ','user':'7','run':'d','completedAt':'T'} | /id",
                "{'id':'r','run':'d','completedAt':'T'} | /user",
                "{'id':'r','user':' 7','run':'d','completedAt':'T'} | /user",
                "{'id':'r','user':'ä','run':'d','completedAt':'T'} | /user",
                "{'id':'r','user':1.5,'run':'d','completedAt':'T'} | /user",
                "{'id':'r','user':'7','completedAt':'T'} | /run",
                "{'id':'r','user':'7','run':'d'} | /completedAt",
                "{'id':'r','user':'7','run':'d','completedAt':'2026-03-01'} | /completedAt",
                "{'id':'r','user':'7','run':'d','completedAt':'2026-03-01T12:05:01Z'} | /completedAt",
                "{'id':'r','user':'7','run':'d','completedAt':'1969-12-31T23:59:59Z'} | /completedAt",
                "{'id':'r','user':'7','run':'d','completedAt':'T','toldAt':5} | /toldAt",
                "{'id':'r','user':'7','run':'d','completedAt':'T','result':1.1} | /result",
                "{'id':'r','user':'7','run':'d','completedAt':'T','result':-0.1} | /result",
                "{'id':'r','user':'7','run':'d','completedAt':'T','withdrawn':'false'} | /withdrawn",
                "{'id':'r','user':'7','run':'d','completedAt':'T','reason':'x'} | /reason",
                "{'id':'r','user':'7','run':'d','withdrawn':true} | /reason",
                "{'id':'r','user':'7','run':'d','completedAt':'T','a/b~c':1} | /a~1b~0c",
                "{'records':[{'id':'r'}],'id':'r'} | /id",
                "{'records':[]} | /records",
                "{'records':{}} | /records",
                "{'records':[5]} | /records/0",
            })
    void what_is_wrong_with_a_record_is_told_with_its_place(String record, String pointer) {
        assertThat(pointers(own(record.replace("'T'", "'2026-03-01T12:00:00Z'").replace('\'', '"'))))
                .contains(pointer);
    }

    @Test
    void one_record_that_is_spoilt_does_not_touch_the_others() {
        ParsedRecords parsed = own("""
                {"records": [
                  {"id": "r1", "user": "7", "run": "data", "completedAt": "2026-03-01T12:00:00Z"},
                  {"id": "r2"},
                  {"id": "r1", "user": "8", "run": "data", "completedAt": "2026-03-01T12:00:00Z"}]}""");
        assertThat(parsed.faults()).isEmpty();
        assertThat(parsed.records().get(0)).isInstanceOf(ToldCompletion.Completed.class);
        assertThat(parsed.records().get(1))
                .isInstanceOf(ToldCompletion.Refused.class)
                .extracting(ToldCompletion::id)
                .isEqualTo("r2");
        assertThat(pointers(parsed)).contains("/records/1/user", "/records/2/id");
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 101})
    void a_hundred_records_are_the_most(int many) {
        String record =
                "{\"id\": \"r%d\", \"user\": \"7\", \"run\": \"data\", \"completedAt\": \"2026-03-01T12:00:00Z\"},";
        StringBuilder records = new StringBuilder();
        for (int i = 0; i < many; i++) {
            records.append(record.formatted(i));
        }
        ParsedRecords parsed = own("{\"records\": [" + records.substring(0, records.length() - 1) + "]}");
        assertThat(parsed.faults()).hasSize(many == 100 ? 0 : 1);
        assertThat(new XapiFormat()
                        .read(json("[" + "{},".repeat(many - 1) + "{}]"), setting)
                        .faults())
                .hasSize(many == 100 ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource({
        "completed, {}, false, xapi-completed",
        "completed, {\"completion\": false}, true, xapi-completed",
        "completed, {\"success\": false}, true, xapi-completed",
        "passed, {\"success\": true}, false, xapi-passed",
        "failed, {}, true, xapi-passed",
        "passed, {\"completion\": false}, true, xapi-passed",
    })
    void a_statement_stands_or_is_withdrawn_by_its_verb_and_result(
            String verb, String result, boolean withdrawn, String fact) {
        ToldCompletion.Completed told = completed(xapi(statement(verb, result, "7")));
        assertThat(told.withdrawn()).isEqualTo(withdrawn);
        assertThat(told.fact()).isEqualTo(fact);
        assertThat(told.statement()).isEqualTo(ID);
        assertThat(told.completedAt()).isEqualTo(NOON);
        assertThat(told.reason() != null).isEqualTo(withdrawn);
        assertThat(List.of(told.strict(), told.ofLearner())).containsExactly(false, true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "{\"scaled\": 0.5} | 0.5",
                "{\"scaled\": -1} | 0",
                "{\"raw\": 5, \"max\": 10} | 0.5",
                "{\"raw\": 15, \"min\": 10, \"max\": 20} | 0.5",
                "{\"raw\": 25, \"max\": 20} | 1",
                "{\"raw\": -5, \"max\": 20} | 0",
                "{\"raw\": \"5\", \"max\": \"10\"} | 0.5",
                "{\"raw\": 5} | -",
                "{\"scaled\": 0.2, \"raw\": 5, \"max\": 10} | 0.2",
            })
    void a_score_is_a_share_however_it_is_told(String score, @Nullable Double share) {
        assertThat(completed(xapi(statement("completed", "{\"score\": " + score + "}", "7")))
                        .share())
                .isEqualTo(share);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"score\": {\"raw\": 5, \"max\": 0}} | /result/score/max",
                "{\"score\": {\"raw\": 5, \"min\": 10, \"max\": 10}} | /result/score/max",
                "{\"score\": {\"scaled\": 1.5}} | /result/score/scaled",
                "{\"score\": {\"raw\": \"half\"}} | /result/score/raw",
                "{\"score\": 5} | /result/score",
                "{\"success\": \"false\"} | /result/success",
                "5 | /result",
            })
    void a_result_that_cannot_be_meant_is_told_with_its_place(String result, String pointer) {
        assertThat(pointers(xapi(statement("completed", result, "7")))).contains(pointer);
        assertThat(pointers(xapi(statement("passed", "{\"success\": false}", "7"))))
                .contains("/result/success");
    }

    @Test
    void people_of_another_platform_are_refused_and_mailboxes_name_nobody() {
        ParsedRecords foreign =
                xapi(statement("completed", "{}", "7").replace("https://lms.example\"", "https://other.example\""));
        assertThat(((ToldCompletion.Refused) foreign.records().get(0)).faults())
                .extracting(ParsedRecords.Fault::status)
                .containsExactly(403);
        assertThat(pointers(xapi(statement("completed", "{}", " 7")))).containsExactly("/actor/account/name");
        assertThat(pointers(xapi(statement("completed", "{}", "7").replace("\"account\"", "\"mbox\""))))
                .containsExactly("/actor/account");
    }

    @Test
    void what_says_nothing_about_a_completion_here_is_passed_over() {
        assertThat(xapi(statement("experienced", "{}", "7")).records().get(0))
                .isInstanceOf(ToldCompletion.Ignored.class);
        assertThat(xapi(statement("completed", "{}", "7").replace("urn:waymark:run:data", "https://other.example/x"))
                        .records()
                        .get(0))
                .isInstanceOf(ToldCompletion.Ignored.class);
        assertThat(xapi(statement("voided", "{}", "7").replace("urn:waymark:run:data", ID.toString()))
                        .records())
                .containsExactly(new ToldCompletion.Voided(ID.toString(), ID));
        assertThat(pointers(xapi(statement("voided", "{}", "7")))).containsExactly("/object/id");
        assertThat(pointers(xapi("{\"id\": \"x\"}"))).containsExactly("/id");
        assertThat(pointers(xapi("[5]"))).containsExactly("/0");
        assertThat(xapi("[]").faults()).hasSize(1);
    }

    @Test
    void a_statement_may_stand_under_its_own_id_only() {
        XapiFormat format = new XapiFormat();
        String statement = statement("completed", "{}", "7");
        String without = statement.replace("\"id\": \"" + ID + "\",", "");
        assertThat(completed(format.readAs(ID.toString(), json(without), setting))
                        .statement())
                .isEqualTo(ID);
        assertThat(completed(format.readAs(ID.toString().toUpperCase(java.util.Locale.ROOT), json(statement), setting))
                        .statement())
                .isEqualTo(ID);
        assertThat(format.readAs(new UUID(1, 1).toString(), json(statement), setting)
                        .faults())
                .containsExactly(new ParsedRecords.Fault(400, "/id", "The id differs from the parameter statementId."));
        assertThat(format.readAs("1", json(statement), setting).faults())
                .extracting(ParsedRecords.Fault::status)
                .containsExactly(400);
        assertThat(format.readAs(ID.toString(), json("[]"), setting).faults())
                .extracting(ParsedRecords.Fault::status)
                .containsExactly(422);
    }

    @Test
    void a_graded_event_and_a_completed_assignable_tell_of_a_completion() {
        ToldCompletion.Completed graded = completed(caliper(graded("{\"scoreGiven\": 15, \"maxScore\": 20}")));
        assertThat(graded.share()).isEqualTo(0.75);
        assertThat(List.of(graded.user(), graded.run(), graded.fact())).containsExactly("7", "data", "caliper-graded");
        assertThat(completed(caliper(graded("{\"scoreGiven\": 25, \"maxScore\": 20}")))
                        .share())
                .isEqualTo(1);
        assertThat(completed(caliper(graded("{\"scoreGiven\": -1, \"maxScore\": 20}")))
                        .share())
                .isZero();
        ToldCompletion.Completed done = completed(caliper("""
                {"id": "e1", "type": "AssignableEvent", "action": "Completed", "eventTime": "2026-03-01T12:00:00Z",
                 "actor": %s, "object": "urn:waymark:run:data"}""".formatted(PERSON)));
        assertThat(done.fact()).isEqualTo("caliper-completed");
        assertThat(done.share()).isNull();
    }

    @Test
    void a_score_that_cannot_be_one_is_refused_and_one_that_says_too_little_is_passed_over() {
        assertThat(pointers(caliper(graded("{\"scoreGiven\": 1, \"maxScore\": 0}"))))
                .containsExactly("/data/0/generated/maxScore");
        assertThat(pointers(caliper(graded("{\"scoreGiven\": \"one\"}"))))
                .containsExactly("/data/0/generated/scoreGiven");
        for (String little : List.of("{}", "{\"scoreGiven\": 1}", "{\"maxScore\": 1}")) {
            assertThat(caliper(graded(little)).records().get(0)).as(little).isInstanceOf(ToldCompletion.Ignored.class);
        }
        String whole = graded("{\"scoreGiven\": 15, \"maxScore\": 20}");
        for (String other : List.of(
                whole.replace("LtiUserId", "EmailAddress"),
                whole.replace("\"https://lms.example\"", "\"https://other.example\""),
                whole.replace("urn:waymark:run:data", "urn:other"),
                whole.replace("GradeEvent", "ViewEvent"))) {
            assertThat(caliper(other).records().get(0)).isInstanceOf(ToldCompletion.Ignored.class);
        }
        assertThat(pointers(caliper(whole.replace("\"eventTime\"", "\"other\""))))
                .containsExactly("/data/0/eventTime");
        assertThat(pointers(caliper("5"))).containsExactly("/data/0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"dataVersion\": \"http://other.example\", \"data\": [{}]}",
                "{\"dataVersion\": \"http://purl.imsglobal.org/ctx/caliper/v1p2\", \"data\": []}",
                "{\"dataVersion\": \"http://purl.imsglobal.org/ctx/caliper/v1p2\", \"data\": {}}"
            })
    void an_envelope_that_is_none_is_refused_as_a_whole(String envelope) {
        ParsedRecords parsed = new CaliperFormat().read(json(envelope), setting);
        assertThat(parsed.faults()).isNotEmpty();
        assertThat(parsed.records()).isEmpty();
    }

    private static final String PERSON = """
            {"otherIdentifiers": [{"identifierType": "LtiUserId", "identifier": "7", "source": "https://lms.example"}]}""";

    private static String graded(String score) {
        return """
                {"id": "e1", "type": "GradeEvent", "action": "Graded", "eventTime": "2026-03-01T12:00:00Z",
                 "object": {"assignee": %s, "assignable": {"id": "urn:waymark:run:data"}}, "generated": %s}""".formatted(PERSON, score);
    }

    private static String statement(String verb, String result, String user) {
        return """
                {"id": "%s", "timestamp": "2026-03-01T12:00:00Z",
                 "actor": {"account": {"homePage": "https://lms.example", "name": "%s"}},
                 "verb": {"id": "http://adlnet.gov/expapi/verbs/%s"},
                 "object": {"id": "urn:waymark:run:data"}, "result": %s}""".formatted(ID, user, verb, result);
    }

    private ParsedRecords own(String text) {
        return new CompletionFormat().read(json(text), setting);
    }

    private ParsedRecords xapi(String text) {
        return new XapiFormat().read(json(text), setting);
    }

    private ParsedRecords caliper(String event) {
        return new CaliperFormat()
                .read(
                        json("{\"dataVersion\": \"http://purl.imsglobal.org/ctx/caliper/v1p2\", \"data\": [" + event
                                + "]}"),
                        setting);
    }

    private static ToldCompletion.Completed completed(ParsedRecords parsed) {
        assertThat(parsed.faults()).isEmpty();
        assertThat(parsed.records()).singleElement().isInstanceOf(ToldCompletion.Completed.class);
        return (ToldCompletion.Completed) parsed.records().get(0);
    }

    private static List<String> pointers(ParsedRecords parsed) {
        List<String> pointers = new java.util.ArrayList<>();
        parsed.faults().forEach(fault -> pointers.add(fault.pointer()));
        for (ToldCompletion told : parsed.records()) {
            if (told instanceof ToldCompletion.Refused refused) {
                refused.faults().forEach(fault -> pointers.add(fault.pointer()));
            }
        }
        return pointers;
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
