package org.waymark.progress.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.waymark.standard.Criterion;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.Standard;

class WayAheadTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

    private static Offer offer(String id, String... codes) {
        return new Offer(id, Arrays.stream(codes).map(CriterionCode::new).collect(Collectors.toSet()));
    }

    private static Standing standing(Standard standard, Map<CriterionCode, CriterionFacts> facts) {
        return Standing.of(standard, facts, TODAY);
    }

    private static Standard standard(int points, Criterion... criteria) {
        return Frames.standard("s", criteria.length, List.of(Frames.level("Silver", points)), criteria);
    }

    private static List<String> ids(WayAhead way) {
        return way.steps().stream().map(step -> step.offer().id()).toList();
    }

    private static Criterion[] plain(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> Frames.criterion("C" + i, null, false))
                .toArray(Criterion[]::new);
    }

    @Test
    void the_fewest_are_found_where_the_greatest_first_takes_more() {
        // Whoever takes the greatest first needs three.
        WayAhead way = WayAhead.of(
                standing(standard(6, plain(6)), Map.of()),
                List.of(
                        offer("greatest", "C1", "C2", "C4", "C5"),
                        offer("left", "C1", "C2", "C3"),
                        offer("right", "C4", "C5", "C6")));
        assertThat(ids(way)).containsExactly("left", "right");
        assertThat(way.reaches()).isTrue();
        assertThat(way.exact()).isTrue();
        assertThat(way.missing()).isEqualTo(6);
    }

    @Test
    void what_is_supported_claimed_or_confirmed_needs_no_offer() {
        Map<CriterionCode, CriterionFacts> facts = Map.of(
                new CriterionCode("C1"), CriterionFacts.own(3, null, null),
                new CriterionCode("C2"), CriterionFacts.own(0, TODAY, null),
                new CriterionCode("C3"), CriterionFacts.own(0, null, TODAY));
        Standing standing = standing(standard(4, plain(5)), facts);
        WayAhead way = WayAhead.of(standing, List.of(offer("known", "C1", "C2", "C3"), offer("new", "C3", "C4")));
        assertThat(ids(way)).containsExactly("new");
        assertThat(way.steps().get(0).criteria()).extracting(Criterion::code).containsExactly(new CriterionCode("C4"));
        assertThat(way.options()).hasSize(1);
        WayAhead there = WayAhead.of(standing(standard(3, plain(5)), facts), List.of(offer("new", "C4")));
        assertThat(there.missing()).isZero();
        assertThat(there.steps()).isEmpty();
        assertThat(there.reaches()).isTrue();
    }

    @Test
    void core_criteria_are_needed_however_many_others_there_are() {
        Criterion[] criteria = plain(6);
        criteria[5] = Frames.criterion("C6", null, true);
        WayAhead way = WayAhead.of(
                standing(standard(3, criteria), Map.of()),
                List.of(offer("many", "C1", "C2", "C3", "C4"), offer("core", "C6")));
        assertThat(ids(way)).containsExactlyInAnyOrder("many", "core");
        WayAhead none =
                WayAhead.of(standing(standard(3, criteria), Map.of()), List.of(offer("many", "C1", "C2", "C3")));
        assertThat(none.reaches()).isFalse();
        assertThat(ids(none)).as("as near as offers bring it").containsExactly("many");
    }

    @Test
    void a_criterion_counts_with_its_prerequisites_only() {
        WayAhead way = WayAhead.of(
                standing(
                        standard(
                                2,
                                Frames.criterion("C1", null, false),
                                Frames.criterion("C2", null, false, "C1"),
                                Frames.criterion("C3", null, false, "C2")),
                        Map.of()),
                List.of(offer("late", "C2", "C3"), offer("first", "C1"), offer("second", "C2")));
        assertThat(ids(way)).hasSize(2).contains("first");
    }

    @Test
    void of_sets_as_small_the_one_that_is_preferred_is_chosen_and_nothing_reachable_has_no_steps() {
        Standing standing = standing(standard(1, plain(3)), Map.of());
        assertThat(ids(WayAhead.of(standing, List.of(offer("soon", "C1"), offer("later", "C2")))))
                .containsExactly("soon");
        Standing top = standing(standard(4, plain(3)), Map.of());
        WayAhead way = WayAhead.of(top, List.of(offer("soon", "C1")));
        assertThat(way.level()).isEmpty();
        assertThat(way.steps()).isEmpty();
        assertThat(way.options()).hasSize(1);
        assertThat(WayAhead.of(standing, List.of()).reaches()).isFalse();
    }

    @Test
    void it_is_as_small_as_a_look_at_all_sets_finds() {
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            int count = 3 + random.nextInt(8);
            Criterion[] criteria = new Criterion[count];
            for (int i = 0; i < count; i++) {
                String[] needs =
                        i > 0 && random.nextInt(4) == 0 ? new String[] {"C" + random.nextInt(i)} : new String[0];
                criteria[i] = Frames.criterion("C" + i, null, random.nextInt(6) == 0, needs);
            }
            Standard standard = standard(1 + random.nextInt(count), criteria);
            Map<CriterionCode, CriterionFacts> facts = new HashMap<>();
            for (Criterion criterion : criteria) {
                if (random.nextInt(4) == 0) {
                    facts.put(criterion.code(), CriterionFacts.own(1, null, null));
                }
            }
            List<Offer> offers = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                String[] codes = IntStream.range(0, 1 + random.nextInt(3))
                        .mapToObj(any -> "C" + random.nextInt(count))
                        .toArray(String[]::new);
                offers.add(offer("o" + i, codes));
            }
            Standing standing = standing(standard, facts);
            WayAhead way = WayAhead.of(standing, offers);
            int fewest = fewest(standard, facts, offers);
            if (way.level().isEmpty()) {
                continue;
            }
            assertThat(way.exact()).isTrue();
            assertThat(way.reaches()).as("seed " + seed).isEqualTo(fewest >= 0);
            if (fewest >= 0) {
                assertThat(way.steps()).as("seed " + seed + " " + ids(way)).hasSize(fewest);
            }
        }
    }

    /** Looks at all sets of offers; -1 where none is enough. */
    private static int fewest(Standard standard, Map<CriterionCode, CriterionFacts> facts, List<Offer> offers) {
        int best = -1;
        for (int set = 0; set < 1 << offers.size(); set++) {
            Set<CriterionCode> had = new HashSet<>(facts.keySet());
            for (int i = 0; i < offers.size(); i++) {
                if ((set & 1 << i) != 0) {
                    had.addAll(offers.get(i).criteria());
                }
            }
            long points = standard.criteria().stream()
                    .filter(one -> had.contains(one.code()) && had.containsAll(one.prerequisites()))
                    .count();
            boolean core = standard.criteria().stream()
                    .filter(Criterion::core)
                    .allMatch(one -> had.contains(one.code()) && had.containsAll(one.prerequisites()));
            if (points >= standard.levels().get(0).points() && core && (best < 0 || Integer.bitCount(set) < best)) {
                best = Integer.bitCount(set);
            }
        }
        return best;
    }

    @Test
    void a_core_criterion_that_no_offer_supports_is_missing() {
        Criterion[] criteria = plain(4);
        criteria[3] = Frames.criterion("C4", null, true);
        Map<CriterionCode, CriterionFacts> facts = new HashMap<>();
        for (int i = 1; i < 4; i++) {
            facts.put(new CriterionCode("C" + i), CriterionFacts.own(1, null, null));
        }
        WayAhead way = WayAhead.of(standing(standard(3, criteria), facts), List.of(offer("other", "C1")));
        assertThat(way.missing()).isEqualTo(1);
        assertThat(way.reaches()).isFalse();
        assertThat(way.steps()).isEmpty();
    }

    @Test
    void what_a_core_criterion_waits_for_is_needed_too() {
        Standard standard = standard(
                1,
                Frames.criterion("P", null, false),
                Frames.criterion("C", null, true, "P"),
                Frames.criterion("X", null, false));
        Map<CriterionCode, CriterionFacts> facts = Map.of(
                new CriterionCode("C"), CriterionFacts.own(1, null, null),
                new CriterionCode("X"), CriterionFacts.own(1, null, null));
        WayAhead way = WayAhead.of(standing(standard, facts), List.of(offer("p", "P")));
        assertThat(way.missing()).isEqualTo(1);
        assertThat(ids(way)).containsExactly("p");
        assertThat(way.reaches()).isTrue();
    }

    @Test
    void a_hundred_criteria_are_planned_without_a_promise() {
        Standard standard = standard(70, plain(100));
        List<Offer> offers = IntStream.rangeClosed(1, 100)
                .mapToObj(i -> offer("o" + i, "C" + i))
                .toList();
        WayAhead way = WayAhead.of(standing(standard, Map.of()), offers);
        assertThat(way.exact()).isFalse();
        assertThat(way.missing()).isEqualTo(70);
        assertThat(way.steps()).hasSizeGreaterThan(50);
    }
}
