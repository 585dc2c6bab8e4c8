package org.waymark.progress;

import static org.assertj.core.api.Assertions.assertThat;

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
    private static final CriterionFacts CONFIRMED = new CriterionFacts(0, false, true);
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
        Standing standing = Standing.of(standard(), confirmed(points));
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
        standard().criteria().forEach(criterion -> facts.put(criterion.code(), new CriterionFacts(7, true, false)));
        Standing standing = Standing.of(standard(), facts);
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
        Standing alone = Standing.of(standard, Map.of(second, CONFIRMED, first, new CriterionFacts(3, true, false)));
        assertThat(alone.points()).isZero();
        assertThat(alone.areas().get(0).criteria().get(1).missing()).containsExactly(first);
        Standing both = Standing.of(standard, Map.of(second, CONFIRMED, first, CONFIRMED));
        assertThat(both.points()).isEqualTo(2);
        assertThat(both.areas().get(0).criteria().get(1).missing()).isEmpty();
    }

    @Test
    void a_criterion_of_another_standard_changes_nothing() {
        assertThat(Standing.of(standard(), Map.of(new CriterionCode("ZZ9"), CONFIRMED)))
                .isEqualTo(Standing.of(standard(), Map.of()));
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
            codes.forEach(code ->
                    facts.put(code, new CriterionFacts(random.nextInt(3), random.nextBoolean(), random.nextBoolean())));
            Standing standing = Standing.of(standard, facts);
            Collections.shuffle(codes, random);
            Map<CriterionCode, CriterionFacts> shuffled = new LinkedHashMap<>();
            codes.forEach(code -> shuffled.put(code, facts.getOrDefault(code, CriterionFacts.NONE)));
            assertThat(Standing.of(standard, shuffled)).isEqualTo(standing);

            Map<CriterionCode, CriterionFacts> more = new LinkedHashMap<>(facts);
            more.put(code(random.nextInt(45)), CONFIRMED);
            assertThat(Standing.of(standard, more).points()).isGreaterThanOrEqualTo(standing.points());
            assertThat(standing.points()).isLessThanOrEqualTo((int)
                    facts.values().stream().filter(CriterionFacts::confirmed).count());
        }
    }

    @Test
    void an_area_counts_what_is_supported_and_claimed_in_it_and_nothing_else() {
        Map<CriterionCode, CriterionFacts> facts = new LinkedHashMap<>();
        facts.put(code(0), new CriterionFacts(1, false, false));
        facts.put(code(1), new CriterionFacts(0, true, false));
        facts.put(code(2), new CriterionFacts(4, true, false));
        facts.put(code(30), new CriterionFacts(0, true, true));
        Standing standing = Standing.of(standard(), facts);
        Standing.AreaStanding governance = standing.areas().get(0);
        assertThat(List.of(governance.supported(), governance.claimed(), governance.points()))
                .containsExactly(2, 2, 0);
        Standing.AreaStanding management = standing.areas().get(1);
        assertThat(List.of(management.supported(), management.claimed(), management.points()))
                .containsExactly(0, 1, 1);
        assertThat(List.of(standing.supported(), standing.claimed(), standing.points()))
                .containsExactly(2, 3, 1);
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
                        i < 20 ? GOVERNANCE : MANAGEMENT,
                        "Criterion " + i,
                        "It is so.",
                        null,
                        i == 1 ? neededForSecond : List.of(),
                        false,
                        null))
                .toList();
        return new Standard(
                new StandardId("test"),
                "Test",
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
