package org.waymark.progress.city;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.standard.Criterion;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.Level;
import org.waymark.standard.PracticeArea;
import org.waymark.standard.Standard;

/**
 * The standing of a city on a Standard, on a day.
 *
 * @param at the day
 * @param points confirmed criteria whose prerequisites are confirmed too: nothing else is a point
 * @param possible how many criteria the Standard has in all
 */
public record Standing(
        LocalDate at,
        List<AreaStanding> areas,
        int points,
        int possible,
        int supported,
        int claimed,
        List<LevelStanding> levels) {
    /** So many days ahead a city is told that something will lapse. */
    public static final int WARNING_DAYS = 90;

    public Standing {
        areas = List.copyOf(areas);
        levels = List.copyOf(levels);
    }

    /** A practice area with its criteria. */
    public record AreaStanding(PracticeArea area, List<CriterionStanding> criteria) {
        public AreaStanding {
            criteria = List.copyOf(criteria);
        }

        public int supported() {
            return (int) criteria.stream()
                    .filter(line -> line.facts().supported() > 0)
                    .count();
        }

        public int claimed() {
            return (int)
                    criteria.stream().filter(line -> line.facts().claimed()).count();
        }

        public int points() {
            return (int) criteria.stream().filter(CriterionStanding::point).count();
        }
    }

    /**
     * A criterion with the city's facts; what is {@code missing} are unconfirmed prerequisites, without which it earns
     * no point.
     */
    public record CriterionStanding(Criterion criterion, CriterionFacts facts, List<CriterionCode> missing) {
        public CriterionStanding {
            missing = List.copyOf(missing);
        }

        public boolean point() {
            return facts.confirmed() && missing.isEmpty();
        }
    }

    /**
     * A level, and what is missing to it.
     *
     * @param distance how many points are missing, 0 when there are enough
     * @param missingCore the core criteria that are no points yet, without which there is no level
     * @param reachable whether the criteria that are known are enough for it
     */
    public record LevelStanding(Level level, int distance, List<Criterion> missingCore, boolean reachable) {
        public LevelStanding {
            missingCore = List.copyOf(missingCore);
        }

        public boolean reached() {
            return distance == 0 && missingCore.isEmpty();
        }
    }

    /** Works out the standing from what is known on a day; criteria without facts count as untouched. */
    public static Standing of(Standard standard, Map<CriterionCode, CriterionFacts> facts, LocalDate at) {
        List<AreaStanding> areas = standard.areas().stream()
                .map(area -> new AreaStanding(
                        area,
                        standard.criteriaIn(area).stream()
                                .map(criterion -> standing(criterion, facts))
                                .toList()))
                .toList();
        int points = areas.stream().mapToInt(AreaStanding::points).sum();
        Set<CriterionCode> attainable = attainable(standard);
        List<Criterion> missingCore = areas.stream()
                .flatMap(area -> area.criteria().stream())
                .filter(line -> line.criterion().core() && !line.point())
                .map(CriterionStanding::criterion)
                .toList();
        boolean coreAttainable = missingCore.stream().allMatch(criterion -> attainable.contains(criterion.code()));
        return new Standing(
                at,
                areas,
                points,
                standard.criteriaCount(),
                areas.stream().mapToInt(AreaStanding::supported).sum(),
                areas.stream().mapToInt(AreaStanding::claimed).sum(),
                standard.levels().stream()
                        .map(level -> new LevelStanding(
                                level,
                                Math.max(0, level.points() - points),
                                missingCore,
                                coreAttainable && level.points() <= attainable.size()))
                        .toList());
    }

    /** The number of confirmed criteria, also those that are no point for want of a prerequisite. */
    public int confirmed() {
        return (int) lines().filter(line -> line.facts().confirmed()).count();
    }

    /** The highest level reached. */
    public Optional<Level> level() {
        return levels.stream()
                .filter(LevelStanding::reached)
                .map(LevelStanding::level)
                .reduce((lower, higher) -> higher);
    }

    /** The next level that can be reached; none is promised that the known criteria are not enough for. */
    public Optional<LevelStanding> next() {
        return levels.stream()
                .filter(level -> !level.reached() && level.reachable())
                .findFirst();
    }

    /** The criteria whose confirmation was one and has lapsed. */
    public List<CriterionStanding> lapsed() {
        return lines().filter(line -> line.facts()
                        .confirmation()
                        .filter(CriterionFacts.Held::lapsed)
                        .isPresent())
                .toList();
    }

    /** The criteria whose confirmation lapses soon. */
    public List<CriterionStanding> lapsing() {
        return lines().filter(line -> line.facts()
                        .confirmation()
                        .filter(held -> !held.lapsed() && soon(held.until(), at))
                        .isPresent())
                .toList();
    }

    /** Tells whether a day that is to come comes soon. */
    public static boolean soon(@Nullable LocalDate day, LocalDate at) {
        return day != null && !day.isAfter(at.plusDays(WARNING_DAYS));
    }

    private Stream<CriterionStanding> lines() {
        return areas.stream().flatMap(area -> area.criteria().stream());
    }

    /** The criteria that can be points: those that are known and whose prerequisites, and theirs, are known. */
    private static Set<CriterionCode> attainable(Standard standard) {
        Set<CriterionCode> known =
                standard.criteria().stream().map(Criterion::code).collect(Collectors.toCollection(HashSet::new));
        while (known.removeIf(code ->
                !known.containsAll(standard.findCriterion(code).orElseThrow().prerequisites()))) {}
        return known;
    }

    private static CriterionStanding standing(Criterion criterion, Map<CriterionCode, CriterionFacts> facts) {
        return new CriterionStanding(
                criterion,
                facts.getOrDefault(criterion.code(), CriterionFacts.NONE),
                criterion.prerequisites().stream()
                        .filter(code ->
                                !facts.getOrDefault(code, CriterionFacts.NONE).confirmed())
                        .toList());
    }
}
