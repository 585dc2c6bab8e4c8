package org.waymark.standard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.standard.crosswalk.Associations;
import org.waymark.store.Database;
import org.waymark.store.TestDatabase;

/** Versions live side by side, and all that they have been can be asked for, on both databases. */
class StandardsIT {
    private static final Instant MARCH = Instant.parse("2027-03-01T12:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2027, 3, 1);
    private static final StandardId OLD = new StandardId("wwc-2018");
    private static final StandardId NEW = new StandardId("wwc-2022");
    private static final StandardId SMALL = new StandardId("small");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Standards standards = new Standards();
    private final Associations associations = new Associations();

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_new_installation_uses_the_standard_of_2018_and_has_that_of_2022_as_a_draft(TestDatabase kind) {
        with(kind, handle -> {
            standards.addBuiltIn(handle, MARCH);
            List<Standard> all = standards.list(handle);
            assertThat(all).extracting(Standard::id).containsExactly(OLD, NEW);
            assertThat(all)
                    .extracting(one -> one.state(DAY, all))
                    .containsExactly(Standard.State.IN_USE, Standard.State.DRAFT);
            assertThat(standards.getForNewRuns(handle, DAY).id()).isEqualTo(OLD);
            assertThat(standards.getForCities(handle, DAY).id()).isEqualTo(OLD);
            // The same again changes nothing, and adds nothing to the history.
            standards.addBuiltIn(handle, MARCH.plusSeconds(60));
            StandardFile.listBuiltIn()
                    .forEach(file -> assertThat(
                                    standards.put(handle, file, by(120)).changedNothing())
                            .isTrue());
            assertThat(standards.list(handle)).isEqualTo(all);
            assertThat(standards.listRevisions(handle, OLD)).hasSize(1);
            assertThat(standards.listRevisions(handle, NEW)).hasSize(1);
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_version_taken_into_use_replaces_the_older_one_from_its_day_and_can_be_put_back(TestDatabase kind) {
        with(kind, handle -> {
            standards.addBuiltIn(handle, MARCH);
            assertThat(standards.takeIntoUse(handle, NEW, DAY, DAY.plusDays(10), by(1)))
                    .isEmpty();
            assertThat(standards.getForNewRuns(handle, DAY.minusDays(1)).id()).isEqualTo(OLD);
            assertThat(standards.getForNewRuns(handle, DAY).id()).isEqualTo(NEW);
            assertThat(standards.getForCities(handle, DAY.plusDays(9)).id()).isEqualTo(OLD);
            assertThat(standards.getForCities(handle, DAY.plusDays(10)).id()).isEqualTo(NEW);
            assertThat(state(handle, OLD, DAY)).isEqualTo(Standard.State.IN_USE);
            assertThat(state(handle, OLD, DAY.plusDays(10))).isEqualTo(Standard.State.REPLACED);
            assertThat(state(handle, NEW, DAY.minusDays(1))).isEqualTo(Standard.State.PLANNED);
            assertThat(standards.takeIntoUse(handle, NEW, null, null, by(2))).isEmpty();
            assertThat(state(handle, NEW, DAY)).isEqualTo(Standard.State.DRAFT);
            assertThat(standards.getForNewRuns(handle, DAY).id()).isEqualTo(OLD);
            assertThat(standards.listRevisions(handle, NEW))
                    .extracting(Standard.Revision::number)
                    .containsExactly(1, 2, 3);
            assertThat(standards
                            .findAt(handle, NEW, MARCH.plusSeconds(1))
                            .orElseThrow()
                            .citiesFrom())
                    .isEqualTo(DAY.plusDays(10));
            // Nothing said anew adds nothing.
            assertThat(standards.takeIntoUse(handle, NEW, null, null, by(3))).isEmpty();
            assertThat(standards.listRevisions(handle, NEW)).hasSize(3);
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_day_that_is_over_is_neither_set_nor_moved_and_one_standard_stays_in_use(TestDatabase kind) {
        with(kind, handle -> {
            standards.addBuiltIn(handle, MARCH);
            Standard before = standards.find(handle, OLD).orElseThrow();
            assertThat(standards.takeIntoUse(handle, NEW, DAY, DAY.minusDays(1), by(1)))
                    .hasValueSatisfying(why -> assertThat(why.words()).contains("once it is over"));
            assertThat(standards.takeIntoUse(handle, OLD, null, null, by(1)))
                    .hasValueSatisfying(why -> assertThat(why.words()).contains("once it is over"));
            assertThat(standards.takeIntoUse(handle, new StandardId("none"), DAY, null, by(1)))
                    .isPresent();
            assertThat(standards.find(handle, OLD)).contains(before);
            assertThat(standards.find(handle, NEW).orElseThrow().runsFrom()).isNull();
        });
        with(kind, handle -> {
            // Alone, and its day for cities still to come.
            standards.put(handle, small("{}"), by(0));
            handle.execute("update standard set cities_from = date '2027-03-05'");
            assertThat(standards.takeIntoUse(handle, SMALL, null, null, by(1)))
                    .hasValueSatisfying(why -> assertThat(why.words()).contains("in use"));
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void an_imported_version_is_a_draft_unless_it_is_the_first_of_all(TestDatabase kind) {
        with(kind, handle -> {
            standards.put(handle, small("{}"), by(0));
            assertThat(state(handle, SMALL, DAY)).isEqualTo(Standard.State.IN_USE);
            StandardFile other = small("{\"id\": \"other\"}");
            standards.put(handle, other, by(1));
            assertThat(state(handle, other.standard().id(), DAY)).isEqualTo(Standard.State.DRAFT);
            assertThat(standards.getForCities(handle, DAY).id()).isEqualTo(SMALL);
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void codes_move_on_in_a_chain_and_identifiers_stay_with_their_criteria(TestDatabase kind) {
        with(kind, handle -> {
            standards.put(handle, small("{}"), by(0));
            Standard before = standards.find(handle, SMALL).orElseThrow();
            UUID one = id(before, "A1");
            UUID two = id(before, "A2");
            // A2 becomes A1, A1 becomes A3, and there is a new A2.
            StandardFile moved = small("""
                    {"criteria": [
                      {"code": "A1", "area": "Area", "title": "Two", "statement": "It is so.", "formerly": "A2",
                       "prerequisites": ["A3"]},
                      {"code": "A2", "area": "Area", "title": "New", "statement": "It is so."},
                      {"code": "A3", "area": "Area", "title": "One", "statement": "It is so.", "formerly": "A1"}]}""");
            standards.put(handle, moved, by(1));
            Standard after = standards.find(handle, SMALL).orElseThrow();
            assertThat(id(after, "A1")).isEqualTo(two);
            assertThat(id(after, "A3")).isEqualTo(one);
            assertThat(id(after, "A2")).isNotIn(one, two);
            assertThat(standards.findCriterion(handle, one).orElseThrow().title())
                    .isEqualTo("One");
            assertThat(standards.put(handle, moved, by(2)).changedNothing()).isTrue();
            assertThat(standards.find(handle, SMALL)).contains(after);
            // The past is told under the codes of today.
            Standard then = standards.findAt(handle, SMALL, MARCH).orElseThrow();
            assertThat(then.findCriterion(new CriterionCode("A3")).orElseThrow().title())
                    .isEqualTo("One");
            assertThat(then.findCriterion(new CriterionCode("A1")).orElseThrow().prerequisites())
                    .containsExactly(new CriterionCode("A3"));
            assertThat(then.criteria()).hasSize(2);
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void the_identifier_of_an_area_stays_when_its_code_goes_to_a_new_area_also_of_an_earlier_version(
            TestDatabase kind) {
        with(kind, handle -> {
            standards.put(handle, small("{}"), by(0));
            // As a database of 0.1 has it.
            handle.execute("update practice_area set case_id = null");
            UUID id = standards.listAreaIds(handle).get(SMALL).get("A");
            StandardFile moved = small("""
                    {"areas": [{"code": "A", "title": "New"}, {"code": "C", "title": "Area"}],
                     "criteria": [
                      {"code": "A1", "area": "Area", "title": "One", "statement": "It is so."},
                      {"code": "N1", "area": "New", "title": "Three", "statement": "It is so."}]}""");
            standards.put(handle, moved, by(1));
            Map<String, UUID> after = standards.listAreaIds(handle).get(SMALL);
            assertThat(after.keySet()).containsExactlyInAnyOrder("A", "C");
            assertThat(after.get("C")).isEqualTo(id);
            assertThat(after.get("A")).isNotEqualTo(id);
            assertThat(standards.find(handle, SMALL).orElseThrow().areas())
                    .extracting(PracticeArea::title)
                    .containsExactly("New", "Area");
            assertThat(standards.put(handle, moved, by(2)).changedNothing()).isTrue();
            assertThat(standards.listAreaIds(handle).get(SMALL)).isEqualTo(after);
        });
    }

    /** Random edits, each at a later second: whoever asks for any second gets the state that stood then. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void every_past_state_is_given_back_as_it_was(TestDatabase kind) {
        long seed = 20261129L;
        Random random = new Random(seed);
        with(kind, handle -> {
            standards.put(handle, small("{}"), by(0));
            standards.put(handle, small("{\"id\": \"other\"}"), by(0));
            Map<Integer, Standard> states = new TreeMap<>();
            states.put(0, standards.find(handle, SMALL).orElseThrow());
            for (int second = 1; second <= 60; second++) {
                Standard now = standards.find(handle, SMALL).orElseThrow();
                if (random.nextInt(4) == 0) {
                    LocalDate runs = random.nextBoolean() ? null : DAY.plusDays(random.nextInt(9));
                    standards.takeIntoUse(handle, SMALL, runs, now.citiesFrom(), by(second));
                } else {
                    standards.edit(handle, edited(now, random, second), by(second));
                }
                states.put(second, standards.find(handle, SMALL).orElseThrow());
            }
            Standard last = states.get(60);
            assertThat(last).as("seed %d", seed).isNotEqualTo(states.get(0));
            Map<UUID, CriterionCode> today = new HashMap<>();
            last.criteria().forEach(one -> today.put(one.caseId(), one.code()));
            states.forEach((second, state) -> assertThat(standards.findAt(handle, SMALL, MARCH.plusSeconds(second)))
                    .as("seed %d, second %d", seed, second)
                    .contains(under(state, today)));
            assertThat(standards.findAt(handle, SMALL, Instant.EPOCH)).contains(under(states.get(0), today));
        });
    }

    /** One of: another title, statement, limit, core, note, order of criteria, or code. */
    private static StandardFile edited(Standard standard, Random random, int second) {
        ObjectNode file;
        try {
            file = (ObjectNode) JSON.readTree(StandardFile.json(standard));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ObjectNode criterion = (ObjectNode) file.path("criteria").path(random.nextInt(2));
        switch (random.nextInt(7)) {
            case 0 -> criterion.put("title", "Title " + second);
            case 1 -> criterion.put("statement", "Statement " + second);
            case 2 -> criterion.put("timeBoundMonths", 1 + random.nextInt(60));
            case 3 -> criterion.put("core", random.nextBoolean());
            case 4 -> file.putArray("notes").add("Note " + second);
            case 5 -> {
                String code = criterion.path("code").asText();
                criterion.put("formerly", code).put("code", "B" + second);
                file.path("criteria").forEach(one -> {
                    if (one.path("prerequisites").path(0).asText().equals(code)) {
                        ((ObjectNode) one).putArray("prerequisites").add("B" + second);
                    }
                });
            }
            default -> file.withArray("criteria").add(file.withArray("criteria").remove(0));
        }
        return StandardFile.parse(file.toString()).get();
    }

    private static Standard under(Standard state, Map<UUID, CriterionCode> today) {
        Map<CriterionCode, CriterionCode> now = new HashMap<>();
        state.criteria().forEach(one -> now.put(one.code(), today.getOrDefault(one.caseId(), one.code())));
        List<Criterion> criteria = new ArrayList<>();
        state.criteria().forEach(one -> criteria.add(one.withCodes(now)));
        return state.withCriteria(criteria);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_criterion_that_a_file_does_not_name_stays_and_what_changed_is_told(TestDatabase kind) {
        with(kind, handle -> {
            standards.put(handle, small("{}"), by(0));
            ImportSummary summary = standards.put(handle, small("""
                            {"criteria": [{"code": "A1", "area": "Area", "title": "One", "statement": "It is so."}]}"""), by(1));
            assertThat(summary.kept()).containsExactly("A2 Two");
            assertThat(summary.changedNothing()).isTrue();
            assertThat(standards.find(handle, SMALL).orElseThrow().criteria()).hasSize(2);
            assertThat(standards.listRevisions(handle, SMALL)).hasSize(1);
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void relations_of_any_moment_are_those_that_held_then(TestDatabase kind) {
        with(kind, handle -> {
            standards.addBuiltIn(handle, MARCH);
            associations.addBuiltIn(handle, standards.list(handle), MARCH);
            List<Association> first = associations.list(handle);
            assertThat(first).hasSize(30);
            CriterionRef from = CriterionRef.of("wwc-2018", "PA4");
            CriterionRef to = CriterionRef.of("wwc-2022", "PA5");
            assertThat(associations.find(handle, from, to).orElseThrow().type()).isEqualTo(AssociationType.REPLACED_BY);
            Association other = new Association(from, to, AssociationType.EXACT_MATCH_OF, null, false);
            assertThat(associations.put(handle, other, by(10))).isTrue();
            assertThat(associations.put(handle, other, by(11))).isFalse();
            assertThat(associations.remove(handle, from, to, by(20))).isTrue();
            assertThat(associations.remove(handle, from, to, by(21))).isFalse();
            assertThat(associations.list(handle, MARCH.plusSeconds(9))).isEqualTo(first);
            assertThat(associations.list(handle, MARCH.plusSeconds(10)))
                    .hasSize(30)
                    .contains(other);
            assertThat(associations.list(handle, MARCH.plusSeconds(20))).hasSize(29);
            assertThat(associations.list(handle, MARCH.minusSeconds(1))).isEmpty();
            assertThat(associations.history(handle, from, to))
                    .extracting(Associations.Kept::removedAt)
                    .containsExactly(MARCH.plusSeconds(10), MARCH.plusSeconds(20));
            // What staff removed does not come back at the next start.
            associations.addBuiltIn(handle, standards.list(handle), MARCH.plusSeconds(30));
            assertThat(associations.list(handle)).hasSize(29);
        });
    }

    @Test
    void a_title_of_a_day_is_the_one_that_was_used_then() {
        PracticeArea area = StandardFile.listBuiltIn().get(1).standard().areas().stream()
                .filter(one -> one.code().equals("CI"))
                .findFirst()
                .orElseThrow();
        assertThat(area.titleAt(LocalDate.of(2023, 9, 30))).isEqualTo("Stakeholder Impact");
        assertThat(area.titleAt(LocalDate.of(2023, 10, 1))).isEqualTo("Community Impact");
    }

    private Standard.State state(Handle handle, StandardId id, LocalDate day) {
        return standards.find(handle, id).orElseThrow().state(day, standards.list(handle));
    }

    private static UUID id(Standard standard, String code) {
        return standard.findCriterion(new CriterionCode(code)).orElseThrow().caseId();
    }

    private static Standard.Change by(int second) {
        return new Standard.Change(MARCH.plusSeconds(second), "Somebody");
    }

    private static void with(TestDatabase kind, Consumer<Handle> work) {
        try (Database database = kind.open()) {
            database.useTransaction(work);
        }
    }

    /** A small Standard, with other values for some fields. */
    private static StandardFile small(String changes) {
        try {
            ObjectNode file = (ObjectNode) JSON.readTree("""
                    {"id": "small", "title": "Small", "criteriaCount": 3, "rounding": "up",
                     "areas": [{"code": "A", "title": "Area", "formerTitles": [{"title": "Region", "until": "2020-01-31"}]}],
                     "levels": [{"code": "silver", "title": "Silver", "percent": 51, "points": 2}],
                     "criteria": [
                       {"code": "A1", "area": "Area", "title": "One", "statement": "It is so."},
                       {"code": "A2", "area": "Area", "title": "Two", "statement": "It is so.", "prerequisites": ["A1"],
                        "core": true, "formerTitles": [{"title": "Second", "until": "2021-01-31"}]}]}""");
            file.setAll((ObjectNode) JSON.readTree(changes));
            return StandardFile.parse(file.toString()).get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
