package org.waymark.standard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.standard.DataFile.Parsed;

/** A Standard is taken wholly or not at all, and every fault names its line and field. */
class StandardFileTest {
    @Test
    void the_standard_that_is_shipped_is_read() {
        Standard standard = StandardFile.builtIn().standard();
        assertThat(standard.criteriaCount()).isEqualTo(45);
        assertThat(standard.areas()).hasSize(8);
        assertThat(standard.levels()).extracting(Level::points).containsExactly(23, 31, 38);
    }

    @ParameterizedTest
    @CsvSource({
        "UP, 51, 45, 23",
        "UP, 50, 44, 22",
        "UP, 51, 44, 23",
        "NEAREST, 51, 45, 23",
        "NEAREST, 50, 45, 23",
        "NEAREST, 49, 45, 22",
        "NEAREST, 0, 45, 0",
    })
    void a_share_becomes_points_by_the_rounding_of_the_standard(Rounding rounding, int percent, int count, int points) {
        assertThat(rounding.points(percent, count)).contains(points);
        assertThat(Rounding.STATED.points(percent, count)).isEmpty();
    }

    /** A small Standard in order, with that value at that place. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/id | \"A b\" | id | lower-case",
                "/title | \"\" | title | must not be empty",
                "/criteriaCount | 0 | criteriaCount | from 1 to 1000",
                "/criteriaCount | 2.5 | criteriaCount | whole number",
                "/criteriaCount | 2 | criteria | more entries",
                "/rounding | \"down\" | rounding | must be one of nearest, stated, or up",
                "/areas | [] | areas | missing or empty",
                "/areas/1/code | \"DG\" | areas[1].code | another practice area",
                "/areas/1/title | \"Data\" | areas[1].title | another practice area",
                "/areas/0/code | \"D G\" | areas[0].code | letters, digits",
                "/levels | [] | levels | missing or empty",
                "/levels/1/points | 2 | levels[1].points | more than those of the level before",
                "/levels/0/points | 1 | levels[0].points | rounded up is 2",
                "/levels/1/code | \"silver\" | levels[1].code | another level",
                "/criteria/0/area | \"Other\" | criteria[0].area | does not have",
                "/criteria/1/code | \"DG1\" | criteria[1].code | another criterion",
                "/criteria/1/title | \"One\" | criteria[1].title | another criterion",
                "/criteria/0/provisional | true | criteria[0].note | must say why",
                "/criteria/0/timeBoundMonths | 121 | criteria[0].timeBoundMonths | from 1 to 120",
                "/criteria/0/prerequisites | [\"X1\"] | criteria[0].prerequisites[0] | does not have",
                "/criteria/0/prerequisites | [\"DG2\", \"DG2\"] | criteria[0].prerequisites[1] | named twice",
                "/criteria/0/prerequisites | [\"DG1\"] | criteria[0].prerequisites[0] | leads back",
                "/criteria/0/prerequisites | [\"PA1\"] | criteria[0].prerequisites[0] | leads back",
                "/criteria/0/formerly | \"DG1\" | criteria[0].formerly | in a circle",
                "/criteria/0/caseId | \"x\" | criteria[0].caseId | must be an identifier",
                "/validFrom | \"2022-13-01\" | validFrom | must be a date",
                "/levels/1/percent | 101 | levels[1].percent | from 0 to 100",
                "/criteria/0/formerly | \"OLD1\" | criteria[1].formerly | another criterion had",
                "/criteria/0/other | 1 | criteria[0].other | not a field",
                "/criteria/0 | 5 | criteria[0] | must be an object",
                "/areas | {} | areas | must be a list",
                "/title | \"a\\u0000b\" | title | cannot be printed",
                "/title | \"\\ud800\" | title | cannot be printed",
                "/areas/0/other | 1 | areas[0].other | not a field",
                "/levels/0/other | 1 | levels[0].other | not a field",
                "/other | 1 | other | not a field",
            })
    void a_fault_names_its_field_and_says_what_is_wanted(String place, String value, String field, String message) {
        Parsed<StandardFile> parsed = StandardFile.parse(with(place, value));
        assertThat(parsed.value()).isEmpty();
        assertThat(parsed.faults())
                .as("%s", parsed.faults())
                .anyMatch(fault ->
                        fault.field().equals(field) && fault.message().words().contains(message));
    }

    @Test
    void a_standard_in_order_is_taken_with_its_prerequisites_and_old_codes() {
        StandardFile file =
                StandardFile.parse(with("/criteria/0/timeBoundMonths", "12")).get();
        assertThat(file.standard().criteria().get(0).timeBoundMonths()).isEqualTo(12);
        assertThat(file.standard().criteria().get(2).prerequisites())
                .containsExactly(new CriterionCode("DG1"), new CriterionCode("DG2"));
        assertThat(file.formerly()).isEqualTo(Map.of(new CriterionCode("DG2"), new CriterionCode("OLD1")));
        for (Criterion criterion : file.standard().criteria()) {
            ObjectNode json = StandardFile.json(criterion);
            assertThat(json.path("code").asText()).isEqualTo(criterion.code().value());
            assertThat(json.has("note")).isEqualTo(criterion.note() != null);
            assertThat(json.has("timeBoundMonths")).isEqualTo(criterion.timeBoundMonths() != null);
        }
    }

    @Test
    void every_fault_is_told_at_once_in_the_order_of_lines() {
        String text = "{\n\"id\": \"x\",\n\"title\": 5,\n\"rounding\": \"down\"\n}";
        List<FileFault> faults = StandardFile.parse(text).faults();
        assertThat(faults).extracting(FileFault::line).isSorted();
        assertThat(faults).extracting(FileFault::toString).contains("line 3, title: must be text, but is a number");
        assertThat(faults).extracting(FileFault::field).contains("criteriaCount", "areas", "levels", "rounding");
    }

    @Test
    void a_text_ends_where_it_is_said_to_and_a_list_of_faults_after_a_hundred() {
        assertThat(StandardFile.parse(with("/title", '"' + "x".repeat(300) + '"'))
                        .value())
                .isPresent();
        assertThat(StandardFile.parse(with("/title", '"' + "x".repeat(301) + '"'))
                        .faults())
                .extracting(fault -> fault.message().words())
                .containsExactly("is longer than 300 characters");
        assertThat(StandardFile.parse(with("/title", "\" a\u00a0\u200b  b \""))
                        .get()
                        .standard()
                        .title())
                .isEqualTo("a b");
        List<FileFault> many = StandardFile.parse(with("/notes", "[" + "1,".repeat(149) + "1]"))
                .faults();
        assertThat(many)
                .hasSize(101)
                .last()
                .extracting(fault -> fault.message().words())
                .isEqualTo("and 50 more faults");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[]", "5", "{", "{} {}", "{\"id\": 1, \"id\": 2}", "no JSON"})
    void what_is_not_one_object_is_no_standard(String text) {
        Parsed<StandardFile> parsed = StandardFile.parse(text);
        assertThat(parsed.value()).isEmpty();
        assertThat(parsed.faults()).isNotEmpty();
        assertThat(StandardFile.parse("\uFEFF" + with("/title", "\"T\"")).value())
                .isPresent();
    }

    private static String with(String place, String value) {
        ObjectMapper mapper = new ObjectMapper();
        try {
            JsonNode file = mapper.readTree("""
                    {"id": "small", "title": "Small", "criteriaCount": 3, "rounding": "up",
                     "areas": [{"code": "DG", "title": "Data"}, {"code": "PA", "title": "Performance"}],
                     "levels": [{"code": "silver", "title": "Silver", "percent": 51, "points": 2},
                                {"code": "gold", "title": "Gold", "percent": 100, "points": 3}],
                     "criteria": [
                       {"code": "DG1", "area": "Data", "title": "One", "statement": "It is so."},
                       {"code": "DG2", "area": "Data", "title": "Two", "statement": "It is so.", "formerly": "OLD1"},
                       {"code": "PA1", "area": "Performance", "title": "Three", "statement": "It is so.",
                        "prerequisites": ["DG1", "DG2"]}]}""");
            int end = place.lastIndexOf('/');
            JsonNode parent = file.at(place.substring(0, end));
            String last = place.substring(end + 1);
            if (parent instanceof ArrayNode list) {
                list.set(Integer.parseInt(last), mapper.readTree(value));
            } else {
                ((ObjectNode) parent).set(last, mapper.readTree(value));
            }
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
