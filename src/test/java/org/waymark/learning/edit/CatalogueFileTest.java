package org.waymark.learning.edit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.learning.Run;
import org.waymark.learning.RunFormat;
import org.waymark.learning.RunPlace;
import org.waymark.learning.RunSession;
import org.waymark.learning.RunState;
import org.waymark.learning.SessionKind;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.DataFile.Parsed;
import org.waymark.standard.FileFault;
import org.waymark.standard.StandardFile;

/** A catalogue is taken wholly or not at all; a run says since when it can be completed. */
class CatalogueFileTest {
    @Test
    void the_catalogue_that_is_shipped_is_read() {
        CatalogueFile file = CatalogueFile.builtIn();
        assertThat(file.opportunities()).isNotEmpty();
        assertThat(file.runs()).hasSizeGreaterThan(file.opportunities().size());
    }

    @Test
    void a_catalogue_in_order_is_taken_with_its_criteria_in_the_order_of_the_standard() {
        Run run = read("/opportunities/0/runs/0/criteria", "[\"EV4\", \"EV2\"]")
                .get()
                .runs()
                .get(0);
        assertThat(run.criteria()).containsExactly(new CriterionCode("EV2"), new CriterionCode("EV4"));
        assertThat(run.title()).as("that of its opportunity").isNull();
        assertThat(run.sessions())
                .extracting(RunSession::kind)
                .containsExactly(SessionKind.MEETING, SessionKind.MESSAGE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/standard | \"other\" | standard | not been imported",
                "/opportunities | null | opportunities | is missing",
                "/opportunities/1/slug | \"data\" | opportunities[1].slug | another opportunity",
                "/opportunities/1/title | \"Data\" | opportunities[1].title | another opportunity",
                "/opportunities/0/kind | \"party\" | opportunities[0].kind | must be one of",
                "/opportunities/0/runs/1/slug | \"data-1\" | opportunities[0].runs[1].slug | another run",
                "/opportunities/0/runs/1/startDate | \"2026-03-02\" | opportunities[0].runs[1].startDate | start of another run",
                "/opportunities/0/runs/0/startDate | \"2026-02-30\" | opportunities[0].runs[0].startDate | date that exists",
                "/opportunities/0/runs/0/startDate | \"1989-12-31\" | opportunities[0].runs[0].startDate | date that exists",
                "/opportunities/0/runs/0/endDate | \"2026-03-01\" | opportunities[0].runs[0].endDate | before the start",
                "/opportunities/0/runs/0/registrationDeadline | \"2026-03-03\" | opportunities[0].runs[0].registrationDeadline | after the start",
                "/opportunities/0/runs/0/provisional | true | opportunities[0].runs[0].notes | must say why",
                "/opportunities/0/runs/0/kind | \"sprint\" | opportunities[0].runs[0].kind | differs",
                "/opportunities/0/runs/0/standard | \"other\" | opportunities[0].runs[0].standard | not been imported",
                "/opportunities/0/runs/0/criteria | [\"XX9\"] | opportunities[0].runs[0].criteria[0] | does not have",
                "/opportunities/0/runs/0/criteria | [\"EV2\", \"EV2\"] | opportunities[0].runs[0].criteria[1] | named twice",
                "/opportunities/0/runs/0/sessions/0/startTime | \"9:00\" | opportunities[0].runs[0].sessions[0].startTime | time of day",
                "/opportunities/0/runs/0/sessions/0/startTime | \"09:00\" | opportunities[0].runs[0].sessions[0].zone | needs its zone",
                "/opportunities/0/runs/0/sessions/0/zone | \"Springfield\" | opportunities[0].runs[0].sessions[0].zone | time zone",
                "/opportunities/0/runs/0/sessions/0/endTime | \"09:00\" | opportunities[0].runs[0].sessions[0].endTime | after startTime",
                "/opportunities/0/runs/0/sessions/0/other | 1 | opportunities[0].runs[0].sessions[0].other | not a field",
                "/opportunities/0/runs/0/language | \"English\" | opportunities[0].runs[0].language | tag of a language",
                "/opportunities/0/runs/0/format | \"remote\" | opportunities[0].runs[0].format | must be one of",
                "/opportunities/0/runs/0/takeAt | \"http://lms.example/course\" | opportunities[0].runs[0].takeAt | starts with https://",
                "/opportunities/0/runs/0/takeAt | \"https://me@lms.example/\" | opportunities[0].runs[0].takeAt | starts with https://",
                "/opportunities/0/runs/0/materials | [{\"title\": \"Guide\", \"url\": \"javascript:alert(1)\"}] | opportunities[0].runs[0].materials[0].url | starts with https://",
                "/opportunities/0/runs/0/materials | [{\"title\": \"Guide\"}] | opportunities[0].runs[0].materials[0].url | is missing",
                "/opportunities/0/runs/0/tiers | [{\"name\": \"Coached\", \"places\": 0}] | opportunities[0].runs[0].tiers[0].places | 1",
                "/opportunities/0/runs/0/publishedAt | \"tomorrow\" | opportunities[0].runs[0].publishedAt | moment in UTC",
                "/opportunities/0/runs/0/cancelNotice | \"Snow\" | opportunities[0].runs[0].cancelNotice | not cancelled",
                "/opportunities/0/runs/0/sessions/0/link | \"ftp://x.example\" | opportunities[0].runs[0].sessions[0].link | starts with https://",
                "/opportunities/0/runs/0/sessions/0/date | \"2026-02-15\" | opportunities[0].runs[0].sessions[0].date | 14 days before",
                "/opportunities/0/runs/0/sessions/1/date | \"2025-12-01\" | opportunities[0].runs[0].sessions[1].date | 90 days before",
                "/opportunities/0/runs/0/sessions/0/date | \"2027-06-01\" | opportunities[0].runs[0].sessions[0].date | a year after",
                "/opportunities/0/runs/2/sessions/0/date | \"2026-11-05\" | opportunities[0].runs[2].sessions[0].date | after the end",
                "/opportunities/0/runs/2/sessions/1/date | \"2027-03-05\" | opportunities[0].runs[2].sessions[1].date | after the end",
                "/opportunities/0/runs/2/sessions/1/label | \"Kick-off\" | opportunities[0].runs[2].sessions[1].label | another session",
                "/opportunities/0/runs/2/registrationDeadline | \"2026-10-02\" | opportunities[0].runs[2].registrationDeadline | after the start",
                "/criteria | [{\"code\": \"XX9\"}] | criteria[0].code | does not have",
            })
    void a_fault_names_its_field_and_says_what_is_wanted(String place, String value, String field, String message) {
        List<FileFault> faults = read(place, value).faults();
        assertThat(faults)
                .anyMatch(fault ->
                        fault.field().equals(field) && fault.message().words().contains(message));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, 2026-03-02",
        "2026-03-09, 2026-03-02",
        "2026-02-27, 2026-02-27",
    })
    void a_run_opens_with_its_start_or_with_a_meeting_before_it(String meeting, String opens) {
        Run run = read("/opportunities/0/runs/0/sessions/0/date", '"' + meeting + '"')
                .get()
                .runs()
                .get(0);
        assertThat(run.opens()).isEqualTo(Instant.parse(opens + "T00:00:00Z"));
    }

    @Test
    void a_file_of_version_0_1_says_nothing_of_what_came_later() {
        CatalogueFile file = read("/source", "\"somewhere\"").get();
        Run run = file.runs().get(0);
        assertThat(run.state()).isEqualTo(RunState.PUBLISHED);
        assertThat(run.language()).isEqualTo("en");
        assertThat(run.place()).isEqualTo(new RunPlace(RunFormat.ONLINE, null, null));
        assertThat(file.silent())
                .containsExactlyInAnyOrderElementsOf(
                        file.runs().stream().map(Run::id).toList());
    }

    @Test
    void what_people_take_in_their_own_time_can_be_registered_for_until_it_ends() {
        assertThat(read("/opportunities/0/runs/2/format", "\"self-paced\"").faults())
                .isEmpty();
        assertThat(read("/opportunities/0/runs/2", """
                        {"slug": "data-3", "startDate": "2026-10-01", "endDate": "2026-11-04", "format": "self-paced",
                        "registrationDeadline": "2026-11-04"}""").faults()).isEmpty();
    }

    @Test
    void a_run_with_more_sessions_than_anybody_holds_is_refused() {
        String session = "{\"date\": \"2026-03-02\", \"label\": \"Hour\"}";
        assertThat(read("/opportunities/0/runs/0/sessions", "[" + (session + ",").repeat(100) + session + "]")
                        .faults())
                .anyMatch(fault -> fault.field().equals("opportunities[0].runs[0].sessions")
                        && fault.message().words().contains("at most 100"));
    }

    private static Parsed<CatalogueFile> read(String place, String value) {
        ObjectMapper mapper = new ObjectMapper();
        try {
            JsonNode file = mapper.readTree("""
                    {"standard": "wwc-2018", "opportunities": [
                      {"slug": "data", "title": "Data", "kind": "course", "summary": "About data.", "runs": [
                        {"slug": "data-1", "title": "Data", "startDate": "2026-03-02", "criteria": [], "sessions": [
                          {"date": "2026-03-02", "label": "Kick-off"},
                          {"date": "2026-01-05", "label": "An e-mail", "kind": "message"}]},
                        {"slug": "data-2", "startDate": "2026-09-01"},
                        {"slug": "data-3", "startDate": "2026-10-01", "endDate": "2026-11-04", "sessions": [
                          {"date": "2026-11-04", "label": "Kick-off"},
                          {"date": "2026-11-04", "label": "Office hours", "kind": "meeting"}]}]},
                      {"slug": "rules", "title": "Rules", "kind": "course", "summary": "About rules."}]}""");
            int end = place.lastIndexOf('/');
            JsonNode parent = file.at(place.substring(0, end));
            JsonNode node = mapper.readTree(value);
            if (parent instanceof ArrayNode array) {
                array.set(Integer.parseInt(place.substring(end + 1)), node);
            } else {
                ((ObjectNode) parent).set(place.substring(end + 1), node);
            }
            return CatalogueFile.parse(
                    file.toString(), List.of(StandardFile.builtIn().standard()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
