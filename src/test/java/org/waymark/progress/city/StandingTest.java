package org.waymark.progress.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.standard.Criterion;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.Level;
import org.waymark.standard.PracticeArea;
import org.waymark.standard.Rounding;
import org.waymark.standard.Standard;
import org.waymark.standard.StandardId;

class StandingTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    private static final CriterionFacts CONFIRMED = facts(0, false, true);
    private static final PracticeArea GOVERNANCE = new PracticeArea("DG", "Data Governance");
    private static final PracticeArea MANAGEMENT = new PracticeArea("DM", "Data Management");

    @ParameterizedTest
    @CsvSource({
        "0,,Silver,23",
        "22,,Silver,1",
        "23,Silver,Gold,8",
        "30,Silver,Gold,1",
        "31,Gold,Platinum,7",
        "37,Gold,Platinum,1",
        "38,Platinum,,",
        "45,Platinum,,",
    })
    void a_level_begins_at_its_point_and_not_one_before(int points, String level, String next, Integer distance) {
        Standing standing = Standing.of(standard(), confirmed(points), TODAY);
        assertThat(standing.points()).isEqualTo(points);
        assertThat(standing.possible()).isEqualTo(45);
        assertThat(standing.level().map(Level::title).orElse(null)).isEqualTo(level);
        assertThat(standing.next().map(one -> one.level().title()).orElse(null)).isEqualTo(next);
        assertThat(standing.next().map(Standing.LevelStanding::distance).orElse(null))
                .isEqualTo(distance);
    }

    @Test
    void support_and_claims_are_never_points() {
        Map<CriterionCode, CriterionFacts> facts = new LinkedHashMap<>();
        standard().criteria().forEach(criterion -> facts.put(criterion.code(), facts(7, true, false)));
        Standing standing = Standing.of(standard(), facts, TODAY);
        assertThat(standing.points()).isZero();
        assertThat(standing.level()).isEmpty();
        assertThat(standing.supported()).isEqualTo(45);
        assertThat(standing.claimed()).isEqualTo(45);
    }

    @Test
    void a_confirmed_criterion_is_no_point_until_its_prerequisites_are_confirmed() {
        Standard standard = withPrerequisite();
        CriterionCode first = code(0);
        CriterionCode second = code(1);
        Standing alone = Standing.of(standard, Map.of(second, CONFIRMED, first, facts(3, true, false)), TODAY);
        assertThat(alone.points()).isZero();
        assertThat(alone.areas().get(0).criteria().get(1).missing()).containsExactly(first);
        Standing both = Standing.of(standard, Map.of(second, CONFIRMED, first, CONFIRMED), TODAY);
        assertThat(both.points()).isEqualTo(2);
        assertThat(both.areas().get(0).criteria().get(1).missing()).isEmpty();
    }

    @Test
    void a_criterion_of_another_standard_changes_nothing() {
        assertThat(Standing.of(standard(), Map.of(new CriterionCode("ZZ9"), CONFIRMED), TODAY))
                .isEqualTo(Standing.of(standard(), Map.of(), TODAY));
    }

    @Test
    void the_order_of_facts_does_not_matter_and_one_more_confirmation_never_lowers_the_points() {
        Random random = new Random(20261123);
        Standard standard = withPrerequisite();
        for (int round = 0; round < 300; round++) {
            List<CriterionCode> codes = new ArrayList<>(IntStream.range(0, 45)
                    .mapToObj(StandingTest::code)
                    .filter(code -> random.nextBoolean())
                    .toList());
            Map<CriterionCode, CriterionFacts> facts = new LinkedHashMap<>();
            codes.forEach(
                    code -> facts.put(code, facts(random.nextInt(3), random.nextBoolean(), random.nextBoolean())));
            Standing standing = Standing.of(standard, facts, TODAY);
            Collections.shuffle(codes, random);
            Map<CriterionCode, CriterionFacts> shuffled = new LinkedHashMap<>();
            codes.forEach(code -> shuffled.put(code, facts.getOrDefault(code, CriterionFacts.NONE)));
            assertThat(Standing.of(standard, shuffled, TODAY)).isEqualTo(standing);

            Map<CriterionCode, CriterionFacts> more = new LinkedHashMap<>(facts);
            more.put(code(random.nextInt(45)), CONFIRMED);
            assertThat(Standing.of(standard, more, TODAY).points()).isGreaterThanOrEqualTo(standing.points());
            assertThat(standing.points()).isLessThanOrEqualTo((int)
                    facts.values().stream().filter(CriterionFacts::confirmed).count());
        }
    }

    @Test
    void an_area_counts_what_is_supported_and_claimed_in_it_and_nothing_else() {
        Map<CriterionCode, CriterionFacts> facts = new LinkedHashMap<>();
        facts.put(code(0), facts(1, false, false));
        facts.put(code(1), facts(0, true, false));
        facts.put(code(2), facts(4, true, false));
        facts.put(code(30), facts(0, true, true));
        Standing standing = Standing.of(standard(), facts, TODAY);
        Standing.AreaStanding governance = standing.areas().get(0);
        assertThat(List.of(governance.supported(), governance.claimed(), governance.points()))
                .containsExactly(2, 2, 0);
        Standing.AreaStanding management = standing.areas().get(1);
        assertThat(List.of(management.supported(), management.claimed(), management.points()))
                .containsExactly(0, 1, 1);
        assertThat(List.of(standing.supported(), standing.claimed(), standing.points()))
                .containsExactly(2, 3, 1);
    }

    @Test
    void a_level_needs_every_core_criterion_as_a_point() {
        Standard standard = Frames.standard(
                "s",
                3,
                List.of(Frames.level("Silver", 2), Frames.level("Gold", 3)),
                Frames.criterion("A1", null, true),
                Frames.criterion("A2", null, false, "A1"),
                Frames.criterion("A3", null, false));
        Standing missed = Standing.of(
                standard, Map.of(new CriterionCode("A3"), CONFIRMED, new CriterionCode("A2"), CONFIRMED), TODAY);
        assertThat(missed.level()).isEmpty();
        assertThat(missed.points()).as("a prerequisite is missing, too").isEqualTo(1);
        Standard free = Frames.standard(
                "s",
                3,
                List.of(Frames.level("Silver", 2), Frames.level("Gold", 3)),
                Frames.criterion("A1", null, true),
                Frames.criterion("A2", null, false),
                Frames.criterion("A3", null, false));
        Standing enough = Standing.of(
                free, Map.of(new CriterionCode("A3"), CONFIRMED, new CriterionCode("A2"), CONFIRMED), TODAY);
        Standing.LevelStanding silver = enough.levels().get(0);
        assertThat(silver.distance()).isZero();
        assertThat(silver.reached()).isFalse();
        assertThat(silver.missingCore().stream().map(Criterion::code)).containsExactly(new CriterionCode("A1"));
        assertThat(enough.level()).isEmpty();
        assertThat(enough.next()).contains(silver);
        Standing all = Standing.of(
                free, Map.of(new CriterionCode("A1"), CONFIRMED, new CriterionCode("A2"), CONFIRMED), TODAY);
        assertThat(all.level().map(Level::title)).contains("Silver");
    }

    @Test
    void a_level_that_the_known_criteria_are_not_enough_for_is_not_promised() {
        Standard standard = Frames.standard(
                "s",
                45,
                List.of(Frames.level("Silver", 1), Frames.level("Gold", 3)),
                Frames.criterion("A1", null, false),
                Frames.criterion("A2", null, false),
                Frames.criterion("A3", null, false, "ZZ1"));
        Standing standing = Standing.of(standard, Map.of(new CriterionCode("A1"), CONFIRMED), TODAY);
        assertThat(standing.level().map(Level::title)).contains("Silver");
        assertThat(standing.next()).isEmpty();
        assertThat(standing.levels().stream().map(Standing.LevelStanding::reachable))
                .containsExactly(true, false);
    }

    @Test
    void no_level_is_promised_while_a_core_criterion_cannot_be_a_point() {
        Standard standard = Frames.standard(
                "s",
                45,
                List.of(Frames.level("Silver", 1)),
                Frames.criterion("A1", null, true, "ZZ1"),
                Frames.criterion("A2", null, false));
        assertThat(Standing.of(standard, Map.of(new CriterionCode("A2"), CONFIRMED), TODAY)
                        .next())
                .isEmpty();
    }

    @Test
    void a_lapsed_confirmation_is_no_point_and_no_met_prerequisite_and_one_that_lapses_within_90_days_is_warned_of() {
        Standard standard = Frames.standard(
                "s", 2, List.of(), Frames.criterion("A1", 12, false), Frames.criterion("A2", null, false, "A1"));
        CityFacts facts = new CityFacts(
                List.of(),
                List.of(
                        new Mark(Frames.ref("s A1"), Mark.Kind.CONFIRMED, TODAY),
                        new Mark(Frames.ref("s A2"), Mark.Kind.CONFIRMED, TODAY)));
        LocalDate end = TODAY.plusMonths(12);
        Standing early = standing(standard, facts, end.minusDays(91));
        assertThat(early.points()).isEqualTo(2);
        assertThat(early.lapsing()).isEmpty();
        Standing warned = standing(standard, facts, end.minusDays(90));
        assertThat(warned.lapsing().stream().map(line -> line.criterion().code().value()))
                .containsExactly("A1");
        assertThat(standing(standard, facts, end.minusDays(1)).points()).isEqualTo(2);
        Standing over = standing(standard, facts, end);
        assertThat(over.points()).isZero();
        assertThat(over.lapsing()).isEmpty();
        assertThat(over.lapsed().stream().map(line -> line.criterion().code().value()))
                .containsExactly("A1");
    }

    private static Standing standing(Standard standard, CityFacts facts, LocalDate at) {
        return Standing.of(standard, CarryOver.within(standard, facts, at), at);
    }

    private static CriterionFacts facts(int supported, boolean claimed, boolean confirmed) {
        return CriterionFacts.own(supported, claimed ? TODAY : null, confirmed ? TODAY : null);
    }

    private static Map<CriterionCode, CriterionFacts> confirmed(int count) {
        Map<CriterionCode, CriterionFacts> facts = new LinkedHashMap<>();
        IntStream.range(0, count).forEach(i -> facts.put(code(i), CONFIRMED));
        return facts;
    }

    private static CriterionCode code(int number) {
        return new CriterionCode((number < 20 ? "DG" : "DM") + number);
    }

    private static Standard standard() {
        return standard(List.of());
    }

    private static Standard withPrerequisite() {
        return standard(List.of(code(0)));
    }

    private static Standard standard(List<CriterionCode> neededForSecond) {
        List<Criterion> criteria = IntStream.range(0, 45)
                .mapToObj(i -> new Criterion(
                        code(i),
                        Criterion.caseId(new StandardId("test"), code(i)),
                        i < 20 ? GOVERNANCE : MANAGEMENT,
                        "Criterion " + i,
                        List.of(),
                        "It is so.",
                        null,
                        false,
                        i == 1 ? neededForSecond : List.of(),
                        false,
                        null))
                .toList();
        return new Standard(
                new StandardId("test"),
                "Test",
                null,
                null,
                null,
                null,
                45,
                Rounding.values()[0],
                false,
                List.of(),
                List.of(GOVERNANCE, MANAGEMENT),
                List.of(
                        new Level("silver", "Silver", 51, 23, false, null),
                        new Level("gold", "Gold", 68, 31, false, null),
                        new Level("platinum", "Platinum", 85, 38, false, null)),
                criteria);
    }
}
