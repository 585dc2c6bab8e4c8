package org.waymark.progress.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.progress.city.Frames.line;
import static org.waymark.progress.city.Frames.ref;
import static org.waymark.progress.city.Frames.standard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.waymark.progress.city.CriterionFacts.Held;
import org.waymark.standard.Association;
import org.waymark.standard.AssociationType;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.CriterionRef;
import org.waymark.standard.Standard;

/** Properties of carrying over that hold for any facts and any crosswalk; a failure names the seed of its facts. */
class CarryOverPropertyTest {
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final int DAYS = 1_500;
    private static final Set<Mark.Kind> ALL = EnumSet.allOf(Mark.Kind.class);
    private static final int CRITERIA = 8;
    private static final Standard OLD = version("old", Set.of("C1", "C5"));
    private static final Standard NEW = version("new", Set.of("C2", "C5"));
    private static final Standard THIRD = version("third", Set.of("C3"));
    private static final List<Standard> VERSIONS = List.of(OLD, NEW, THIRD);

    @Test
    void there_and_back_along_same_is_where_it_began() {
        Standard plain = version("old", Set.of());
        Standard twin = version("new", Set.of());
        each(random -> {
            // Each criterion of one version is the same as some criterion of the other one.
            List<Integer> places =
                    new ArrayList<>(IntStream.range(0, CRITERIA).boxed().toList());
            Collections.shuffle(places, random);
            List<Association> lines = new ArrayList<>();
            for (int i = 0; i < CRITERIA; i++) {
                String one = "old C" + i;
                String other = "new C" + places.get(i);
                lines.add(
                        random.nextBoolean()
                                ? line(one, AssociationType.EXACT_MATCH_OF, other)
                                : line(other, AssociationType.EXACT_MATCH_OF, one));
            }
            CityFacts facts = facts(random, List.of("old"), 30);
            LocalDate at = day(random);
            Map<CriterionCode, CriterionFacts> here = CarryOver.within(plain, facts, at);
            Map<CriterionCode, CriterionFacts> there = CarryOver.to(twin, List.of(plain), facts, lines, ALL, at);
            for (int i = 0; i < CRITERIA; i++) {
                assertThat(plainly(there, places.get(i))).isEqualTo(plainly(here, i));
            }
            // What is told of the twin is the twin's own now, and comes back as it left.
            CityFacts told = retold(there, "new");
            Map<CriterionCode, CriterionFacts> back = CarryOver.to(plain, List.of(twin), told, lines, ALL, at);
            for (int i = 0; i < CRITERIA; i++) {
                assertThat(plainly(back, i)).isEqualTo(plainly(here, i));
            }
        });
    }

    @Test
    void the_order_of_facts_and_of_lines_does_not_matter() {
        each(random -> {
            CityFacts facts = facts(random, List.of("old", "new", "third"), 40);
            List<Association> lines = lines(random, 20);
            LocalDate at = day(random);
            List<Support> supports = new ArrayList<>(facts.supports());
            List<Mark> marks = new ArrayList<>(facts.marks());
            List<Association> turned = new ArrayList<>(lines);
            Collections.shuffle(supports, random);
            Collections.shuffle(marks, random);
            Collections.shuffle(turned, random);
            assertThat(CarryOver.to(NEW, VERSIONS, new CityFacts(supports, marks), turned, ALL, at))
                    .isEqualTo(CarryOver.to(NEW, VERSIONS, facts, lines, ALL, at));
        });
    }

    @Test
    void one_more_fact_never_makes_less_support_fewer_claims_or_fewer_points() {
        each(random -> {
            CityFacts facts = facts(random, List.of("old", "new", "third"), 30);
            CityFacts more = together(facts, facts(random, List.of("old", "new", "third"), 1));
            List<Association> lines = lines(random, 20);
            LocalDate at = day(random);
            Standing before = standing(facts, lines, at);
            Standing after = standing(more, lines, at);
            assertThat(after.points()).isGreaterThanOrEqualTo(before.points());
            assertThat(after.claimed()).isGreaterThanOrEqualTo(before.claimed());
            CarryOver.to(NEW, VERSIONS, facts, lines, ALL, at)
                    .forEach((code, had) -> assertThat(CarryOver.to(NEW, VERSIONS, more, lines, ALL, at)
                                    .getOrDefault(code, CriterionFacts.NONE)
                                    .supported())
                            .isGreaterThanOrEqualTo(had.supported()));
        });
    }

    @Test
    void no_later_day_takes_back_that_something_has_lapsed() {
        each(random -> {
            LocalDate at = day(random);
            LocalDate later = at.plusDays(random.nextInt(800));
            CityFacts facts = until(facts(random, List.of("old", "new", "third"), 40), at);
            List<Association> lines = lines(random, 20);
            Map<CriterionCode, CriterionFacts> then = CarryOver.to(NEW, VERSIONS, facts, lines, ALL, later);
            CarryOver.to(NEW, VERSIONS, facts, lines, ALL, at).forEach((code, had) -> {
                CriterionFacts has = then.getOrDefault(code, CriterionFacts.NONE);
                assertThat(has.supported()).isLessThanOrEqualTo(had.supported());
                assertThat(has.backing().lapsed())
                        .isGreaterThanOrEqualTo(had.backing().lapsed());
                assertThat(has.supported() + has.backing().lapsed())
                        .isEqualTo(had.supported() + had.backing().lapsed());
                assertThat(has.confirmed() && !had.confirmed()).isFalse();
                // What lapsed is still told, with the same days.
                assertThat(has.confirmation().map(Held::since))
                        .isEqualTo(had.confirmation().map(Held::since));
                assertThat(has.confirmation().map(held -> Optional.ofNullable(held.until())))
                        .isEqualTo(had.confirmation().map(held -> Optional.ofNullable(held.until())));
            });
        });
    }

    @Test
    void a_completion_counts_once_however_many_ways_lead_to_a_criterion() {
        each(random -> {
            List<Support> supports = new ArrayList<>();
            int runs = 1 + random.nextInt(6);
            for (int run = 0; run < runs; run++) {
                String version = random.nextBoolean() ? "old" : "third";
                LocalDate day = day(random);
                for (int code = 0; code < CRITERIA; code++) {
                    if (random.nextBoolean()) {
                        supports.add(new Support(ref(version + " C" + code), "run" + run, day, 1));
                    }
                }
            }
            CarryOver.to(
                            NEW,
                            VERSIONS,
                            new CityFacts(supports, List.of()),
                            lines(random, 60),
                            ALL,
                            FIRST.plusDays(DAYS))
                    .values()
                    .forEach(facts -> assertThat(
                                    facts.supported() + facts.backing().lapsed())
                            .isLessThanOrEqualTo(runs));
        });
    }

    @Test
    void lines_that_carry_nothing_change_nothing() {
        each(random -> {
            CityFacts facts = facts(random, List.of("old", "new", "third"), 40);
            List<Association> lines = lines(random, 15);
            List<Association> more = new ArrayList<>(lines);
            for (int i = 0; i < 15; i++) {
                more.add(line(
                        "old C" + random.nextInt(CRITERIA),
                        random.nextBoolean() ? AssociationType.REPLACED_BY : AssociationType.IS_RELATED_TO,
                        "new C" + random.nextInt(CRITERIA)));
            }
            LocalDate at = day(random);
            assertThat(CarryOver.to(NEW, VERSIONS, facts, more, ALL, at))
                    .isEqualTo(CarryOver.to(NEW, VERSIONS, facts, lines, ALL, at));
        });
    }

    @Test
    void a_criterion_of_a_dry_run_stands_in_one_list_at_most_and_none_is_marked_that_needs_a_claim() {
        each(random -> {
            CityFacts facts = facts(random, List.of("old", "new"), 20);
            List<Association> lines = lines(random, 12);
            LocalDate at = day(random);
            DryRun result = DryRun.of(
                    OLD,
                    CarryOver.to(OLD, VERSIONS, facts, lines, ALL, at),
                    NEW,
                    CarryOver.to(NEW, VERSIONS, facts, lines, ALL, at),
                    lines);
            List<CriterionCode> listed = new ArrayList<>();
            for (List<DryRun.Line> some : List.of(result.stay(), result.needClaim(), result.fresh())) {
                some.forEach(one -> listed.add(one.criterion().code()));
            }
            assertThat(listed).doesNotHaveDuplicates();
            assertThat(result.stay()).allMatch(DryRun.Line::marked);
            assertThat(result.needClaim()).noneMatch(DryRun.Line::marked);
            assertThat(result.fresh()).allMatch(one -> one.related().isEmpty());
        });
    }

    private static void each(Consumer<Random> property) {
        for (long seed = 1; seed <= 200; seed++) {
            try {
                property.accept(new Random(seed));
            } catch (AssertionError failure) {
                throw new AssertionError("seed " + seed + ": " + failure.getMessage(), failure);
            }
        }
    }

    private static Standard version(String id, Set<String> yearly) {
        return standard(
                id, yearly, IntStream.range(0, CRITERIA).mapToObj(i -> "C" + i).toArray(String[]::new));
    }

    private static Standing standing(CityFacts facts, List<Association> lines, LocalDate at) {
        return Standing.of(NEW, CarryOver.to(NEW, VERSIONS, facts, lines, ALL, at), at);
    }

    private static LocalDate day(Random random) {
        return FIRST.plusDays(random.nextInt(DAYS));
    }

    private static CityFacts facts(Random random, List<String> versions, int most) {
        List<Support> supports = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            String version = versions.get(random.nextInt(versions.size()));
            CriterionRef criterion = ref(version + " C" + random.nextInt(CRITERIA));
            if (random.nextBoolean()) {
                supports.add(new Support(criterion, version + random.nextInt(4), day(random), 1 + random.nextInt(3)));
            } else {
                Mark.Kind kind = Mark.Kind.values()[random.nextInt(2)];
                marks.add(new Mark(criterion, kind, day(random)));
            }
        }
        return new CityFacts(supports, marks);
    }

    private static CityFacts together(CityFacts one, CityFacts other) {
        List<Support> supports = new ArrayList<>(one.supports());
        supports.addAll(other.supports());
        List<Mark> marks = new ArrayList<>(one.marks());
        marks.addAll(other.marks());
        return new CityFacts(supports, marks);
    }

    private static CityFacts until(CityFacts facts, LocalDate at) {
        return new CityFacts(
                facts.supports().stream()
                        .filter(one -> !one.completedOn().isAfter(at))
                        .toList(),
                facts.marks().stream()
                        .filter(one -> !one.effectiveOn().isAfter(at))
                        .toList());
    }

    private static List<Association> lines(Random random, int count) {
        List<Association> lines = new ArrayList<>();
        List<String> versions = List.of("old", "new", "third");
        for (int i = 0; i < count; i++) {
            int from = random.nextInt(3);
            int to = (from + 1 + random.nextInt(2)) % 3;
            lines.add(line(
                    versions.get(from) + " C" + random.nextInt(CRITERIA),
                    AssociationType.values()[random.nextInt(4)],
                    versions.get(to) + " C" + random.nextInt(CRITERIA)));
        }
        return lines;
    }

    /** A criterion's facts without where they came from. */
    private static String plainly(Map<CriterionCode, CriterionFacts> all, int number) {
        CriterionFacts facts = all.getOrDefault(new CriterionCode("C" + number), CriterionFacts.NONE);
        return "%d %s %s"
                .formatted(
                        facts.supported(),
                        facts.claim().map(Held::since),
                        facts.confirmation().map(Held::since));
    }

    /** The same facts, told of a version as its own. */
    private static CityFacts retold(Map<CriterionCode, CriterionFacts> all, String version) {
        List<Support> supports = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        byName(all).forEach((code, facts) -> {
            CriterionRef criterion = ref(version + " " + code);
            if (facts.supported() > 0) {
                supports.add(new Support(criterion, "run " + code, FIRST, facts.supported()));
            }
            facts.claim().ifPresent(held -> marks.add(new Mark(criterion, Mark.Kind.CLAIMED, held.since())));
            facts.confirmation().ifPresent(held -> marks.add(new Mark(criterion, Mark.Kind.CONFIRMED, held.since())));
        });
        return new CityFacts(supports, marks);
    }

    private static Map<String, CriterionFacts> byName(Map<CriterionCode, CriterionFacts> all) {
        Map<String, CriterionFacts> named = new TreeMap<>();
        all.forEach((code, facts) -> named.put(code.value(), facts));
        return named;
    }
}
