package org.waymark.progress.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.progress.city.Frames.line;
import static org.waymark.progress.city.Frames.ref;
import static org.waymark.progress.city.Frames.standard;
import static org.waymark.standard.AssociationType.EXACT_MATCH_OF;
import static org.waymark.standard.AssociationType.IS_PART_OF;
import static org.waymark.standard.AssociationType.IS_RELATED_TO;
import static org.waymark.standard.AssociationType.REPLACED_BY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.progress.city.CriterionFacts.Backing;
import org.waymark.progress.city.CriterionFacts.Held;
import org.waymark.progress.city.CriterionFacts.Share;
import org.waymark.standard.Association;
import org.waymark.standard.AssociationType;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.Standard;

class CarryOverTest {
    private static final LocalDate DAY = LocalDate.of(2025, 3, 31);
    private static final Set<Mark.Kind> ALL = EnumSet.allOf(Mark.Kind.class);
    private static final Standard OLD = standard("old", Set.of("EV4"), "DG1", "EV1", "EV3", "EV4", "PA4");
    private static final Standard NEW = standard("new", Set.of("DM9"), "DM1", "DM9", "EVAL1", "EVAL2", "PA5");
    private static final List<Association> CROSSWALK = List.of(
            line("old DG1", EXACT_MATCH_OF, "new DM1"),
            line("old EV1", IS_PART_OF, "new EVAL1"),
            line("old EV3", IS_PART_OF, "new EVAL1"),
            line("old EV4", EXACT_MATCH_OF, "new EVAL2"),
            line("old PA4", REPLACED_BY, "new PA5"));

    @Test
    void support_is_carried_along_same_with_its_source() {
        CityFacts facts = supports(support("old DG1", "run", DAY, 2), support("new DM1", "later", DAY, 1));
        assertThat(to(NEW, facts, DAY, "DM1").backing().shares())
                .containsExactly(new Share(List.of(), 1), new Share(List.of(ref("old DG1")), 2));
        assertThat(to(NEW, facts, DAY, "DM1").supported()).isEqualTo(3);
        assertThat(to(OLD, facts, DAY, "DG1").backing().shares())
                .containsExactly(new Share(List.of(), 2), new Share(List.of(ref("new DM1")), 1));
    }

    @Test
    void a_completion_that_supports_two_parts_counts_once_for_the_whole() {
        CityFacts facts = supports(
                support("old EV1", "both", DAY, 2),
                support("old EV3", "both", DAY, 2),
                support("old EV3", "one", DAY, 1));
        assertThat(to(NEW, facts, DAY, "EVAL1").backing().shares())
                .containsExactly(
                        new Share(List.of(ref("old EV1"), ref("old EV3")), 2), new Share(List.of(ref("old EV3")), 1));
    }

    @Test
    void support_of_the_whole_is_no_support_of_a_part() {
        CityFacts facts = supports(support("new EVAL1", "run", DAY, 1));
        assertThat(to(OLD, facts, DAY, "EV1")).isEqualTo(CriterionFacts.NONE);
    }

    @Test
    void a_completion_that_was_taken_back_supports_nothing() {
        CityFacts facts = supports(
                support("old DG1", "run", DAY, 2),
                support("old DG1", "run", DAY, -1),
                support("old DG1", "other", DAY, 1),
                support("old DG1", "other", DAY, -1));
        assertThat(to(NEW, facts, DAY, "DM1").supported()).isEqualTo(1);
        assertThat(to(OLD, facts, DAY, "DG1").supported()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = AssociationType.class,
            names = {"REPLACED_BY", "IS_RELATED_TO"})
    void nothing_is_carried_along_what_replaced_a_criterion_or_is_only_related(AssociationType type) {
        CityFacts facts = new CityFacts(
                List.of(support("old DG1", "run", DAY, 2)),
                List.of(claimed("old DG1", DAY), confirmed("old DG1", DAY)));
        List<Association> lines = List.of(line("old DG1", type, "new DM1"));
        assertThat(CarryOver.to(NEW, List.of(OLD), facts, lines, ALL, DAY).values())
                .containsOnly(CriterionFacts.NONE);
    }

    @Test
    void a_claim_is_carried_only_where_claims_are_and_a_confirmation_only_where_confirmations_are() {
        CityFacts facts = marks(claimed("old DG1", DAY), confirmed("old DG1", DAY));
        assertThat(to(NEW, facts, DAY, "DM1", Set.of())).isEqualTo(CriterionFacts.NONE);
        CriterionFacts claims = to(NEW, facts, DAY, "DM1", Set.of(Mark.Kind.CLAIMED));
        assertThat(claims.claimed()).isTrue();
        assertThat(claims.confirmed()).isFalse();
        CriterionFacts confirmations = to(NEW, facts, DAY, "DM1", Set.of(Mark.Kind.CONFIRMED));
        assertThat(confirmations.claimed()).isFalse();
        assertThat(confirmations.confirmation()).contains(new Held(DAY, null, false, List.of(ref("old DG1"))));
        assertThat(to(OLD, facts, DAY, "DG1", Set.of()).confirmed()).isTrue();
    }

    @Test
    void a_whole_is_marked_when_all_its_parts_are_since_the_last_of_them() {
        CityFacts one = marks(confirmed("old EV1", DAY));
        assertThat(to(NEW, one, DAY.plusDays(9), "EVAL1").confirmed()).isFalse();
        CityFacts both = marks(confirmed("old EV1", DAY), confirmed("old EV3", DAY.plusDays(5)));
        assertThat(to(NEW, both, DAY.plusDays(9), "EVAL1").confirmation())
                .contains(new Held(DAY.plusDays(5), null, false, List.of(ref("old EV1"), ref("old EV3"))));
    }

    @Test
    void a_confirmation_lapses_on_the_first_day_after_its_time_and_stays_visible() {
        CityFacts facts = marks(confirmed("old EV4", DAY));
        assertThat(to(OLD, facts, LocalDate.of(2026, 3, 30), "EV4").confirmation())
                .contains(new Held(DAY, LocalDate.of(2026, 3, 31), false, List.of()));
        CriterionFacts over = to(OLD, facts, LocalDate.of(2026, 3, 31), "EV4");
        assertThat(over.confirmation()).contains(new Held(DAY, LocalDate.of(2026, 3, 31), true, List.of()));
        assertThat(over.confirmed()).isFalse();
    }

    @Test
    void a_confirmation_that_has_lapsed_under_its_own_version_is_not_revived_by_another_one() {
        CityFacts facts = marks(confirmed("old EV4", DAY));
        assertThat(to(NEW, facts, DAY.plusMonths(11), "EVAL2").confirmed()).isTrue();
        assertThat(to(NEW, facts, DAY.plusMonths(13), "EVAL2").confirmed()).isFalse();
    }

    @Test
    void a_carried_confirmation_lapses_by_the_limit_of_the_version_it_counts_in() {
        CityFacts facts = marks(confirmed("old DG1", DAY));
        List<Association> lines = List.of(line("old DG1", EXACT_MATCH_OF, "new DM9"));
        Held held = CarryOver.to(NEW, List.of(OLD), facts, lines, ALL, DAY.plusMonths(12))
                .getOrDefault(new CriterionCode("DM9"), CriterionFacts.NONE)
                .confirmation()
                .orElseThrow();
        assertThat(held.lapsed()).isTrue();
    }

    @Test
    void of_two_limits_the_one_that_is_over_first_holds() {
        Standard half = Frames.standard("half", 1, List.of(), Frames.criterion("H1", 6, false));
        List<Association> lines = List.of(line("old EV4", EXACT_MATCH_OF, "half H1"));
        CityFacts there = marks(confirmed("old EV4", DAY));
        CityFacts back = marks(confirmed("half H1", DAY));
        assertThat(CarryOver.to(half, List.of(OLD), there, lines, ALL, DAY).values().stream()
                        .map(facts -> facts.confirmation().orElseThrow().until()))
                .containsExactly(DAY.plusMonths(6));
        assertThat(CarryOver.to(OLD, List.of(half), back, lines, ALL, DAY)
                        .getOrDefault(new CriterionCode("EV4"), CriterionFacts.NONE)
                        .confirmation()
                        .orElseThrow()
                        .until())
                .isEqualTo(DAY.plusMonths(6));
    }

    @Test
    void a_claim_does_not_lapse() {
        assertThat(to(OLD, marks(claimed("old EV4", DAY)), DAY.plusYears(9), "EV4")
                        .claimed())
                .isTrue();
    }

    @Test
    void support_lapses_by_the_limit_of_the_criterion_it_supports() {
        CityFacts facts =
                supports(support("old EV4", "early", DAY, 2), support("old EV4", "late", DAY.plusMonths(3), 1));
        Backing under = to(OLD, facts, DAY.plusMonths(12), "EV4").backing();
        assertThat(under)
                .isEqualTo(new Backing(
                        List.of(new Share(List.of(), 1)), DAY.plusMonths(3).plusMonths(12), 2, DAY.plusMonths(12)));
        assertThat(to(OLD, facts, DAY.plusMonths(15), "EV4").supported()).isZero();
        assertThat(to(NEW, facts, DAY.plusMonths(15), "EVAL2").supported()).isEqualTo(3);
    }

    @Test
    void what_takes_effect_later_is_left_out() {
        CityFacts facts = new CityFacts(List.of(support("old DG1", "run", DAY, 1)), List.of(confirmed("old DG1", DAY)));
        assertThat(to(OLD, facts, DAY.minusDays(1), "DG1")).isEqualTo(CriterionFacts.NONE);
    }

    @Test
    void facts_come_the_shortest_way_over_a_third_version() {
        Standard third = standard("third", Set.of(), "X1", "X2");
        List<Association> lines = new ArrayList<>(CROSSWALK);
        lines.add(line("new DM1", EXACT_MATCH_OF, "third X1"));
        // A way that turns back would make two criteria of one version the same.
        lines.add(line("new DM1", EXACT_MATCH_OF, "third X2"));
        CityFacts facts = supports(support("old DG1", "run", DAY, 1), support("third X1", "own", DAY, 1));
        Map<CriterionCode, CriterionFacts> carried = CarryOver.to(third, List.of(OLD, NEW), facts, lines, ALL, DAY);
        assertThat(carried.values().stream().map(CriterionFacts::supported)).containsExactly(2, 1);
    }

    @Test
    void a_dry_run_says_what_stays_what_needs_a_claim_what_is_new_and_what_ends() {
        Standard old = standard("old", Set.of(), "DG1", "EV1", "EV3", "PA4", "GM9", "GM1");
        Standard later = standard("new", Set.of(), "DM1", "EVAL1", "PA5", "LC1", "LC2", "LC3");
        List<Association> lines = List.of(
                line("old DG1", EXACT_MATCH_OF, "new DM1"),
                line("old EV1", IS_PART_OF, "new EVAL1"),
                line("old EV3", IS_PART_OF, "new EVAL1"),
                line("old PA4", REPLACED_BY, "new PA5"),
                line("old GM1", EXACT_MATCH_OF, "new LC2"),
                line("old GM9", IS_RELATED_TO, "new LC3"));
        CityFacts facts = new CityFacts(
                List.of(support("old EV1", "run", DAY, 1)),
                List.of(confirmed("old DG1", DAY), claimed("old EV1", DAY), claimed("old PA4", DAY)));
        DryRun result = DryRun.of(
                old,
                CarryOver.within(old, facts, DAY),
                later,
                CarryOver.to(later, List.of(old), facts, lines, ALL, DAY),
                lines);
        assertThat(codes(result.stay())).containsExactly("DM1");
        assertThat(codes(result.needClaim())).containsExactly("EVAL1", "PA5");
        assertThat(codes(result.fresh())).containsExactly("LC1", "LC3");
        assertThat(codes(result.gone())).containsExactly("GM9");
        assertThat(result.supported()).isEqualTo(1);
        assertThat(result.needClaim().get(0).related()).containsExactly(ref("old EV1"), ref("old EV3"));
        DryRun none = DryRun.of(
                old,
                CarryOver.within(old, facts, DAY),
                later,
                CarryOver.to(later, List.of(old), facts, lines, Set.of(), DAY),
                lines);
        assertThat(codes(none.needClaim())).containsExactly("DM1", "EVAL1", "PA5");
    }

    private static List<String> codes(List<DryRun.Line> lines) {
        return lines.stream().map(line -> line.criterion().code().value()).toList();
    }

    private static CriterionFacts to(Standard target, CityFacts facts, LocalDate at, String code) {
        return to(target, facts, at, code, ALL);
    }

    private static CriterionFacts to(
            Standard target, CityFacts facts, LocalDate at, String code, Set<Mark.Kind> carried) {
        return CarryOver.to(target, List.of(OLD, NEW), facts, CROSSWALK, carried, at)
                .getOrDefault(new CriterionCode(code), CriterionFacts.NONE);
    }

    private static CityFacts supports(Support... supports) {
        return new CityFacts(Arrays.asList(supports), List.of());
    }

    private static CityFacts marks(Mark... marks) {
        return new CityFacts(List.of(), Arrays.asList(marks));
    }

    private static Support support(String criterion, String run, LocalDate day, int count) {
        return new Support(ref(criterion), run, day, count);
    }

    private static Mark claimed(String criterion, LocalDate day) {
        return new Mark(ref(criterion), Mark.Kind.CLAIMED, day);
    }

    private static Mark confirmed(String criterion, LocalDate day) {
        return new Mark(ref(criterion), Mark.Kind.CONFIRMED, day);
    }
}
