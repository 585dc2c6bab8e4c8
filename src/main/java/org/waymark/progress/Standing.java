package org.waymark.progress;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waymark.standard.Criterion;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.Level;
import org.waymark.standard.PracticeArea;
import org.waymark.standard.Standard;

/**
 * The standing of a city on a Standard.
 *
 * @param points confirmed criteria whose prerequisites are confirmed too: nothing else is a point
 * @param possible how many criteria the Standard has in all
 */
public record Standing(
        List<AreaStanding> areas, int points, int possible, int supported, int claimed, List<LevelStanding> levels) {

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

    /** A level and the points still missing to it, 0 when it is reached. */
    public record LevelStanding(Level level, int distance) {
        public boolean reached() {
            return distance == 0;
        }
    }

    /** Works out the standing from what is known; criteria without facts count as untouched. */
    public static Standing of(Standard standard, Map<CriterionCode, CriterionFacts> facts) {
        List<AreaStanding> areas = standard.areas().stream()
                .map(area -> new AreaStanding(
                        area,
                        standard.criteriaIn(area).stream()
                                .map(criterion -> standing(criterion, facts))
                                .toList()))
                .toList();
        int points = areas.stream().mapToInt(AreaStanding::points).sum();
        return new Standing(
                areas,
                points,
                standard.criteriaCount(),
                areas.stream().mapToInt(AreaStanding::supported).sum(),
                areas.stream().mapToInt(AreaStanding::claimed).sum(),
                standard.levels().stream()
                        .map(level -> new LevelStanding(level, Math.max(0, level.points() - points)))
                        .toList());
    }

    /** The highest level reached. */
    public Optional<Level> level() {
        return levels.stream()
                .filter(LevelStanding::reached)
                .map(LevelStanding::level)
                .reduce((lower, higher) -> higher);
    }

    /** The next level to reach. */
    public Optional<LevelStanding> next() {
        return levels.stream().filter(level -> !level.reached()).findFirst();
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
