package org.waymark.standard;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A version of a certification framework. Lists keep the order of the file; levels go from the lowest up.
 *
 * @param criteriaCount how many criteria the version has in all; {@code criteria} may name fewer
 * @param notes for the administrator
 */
public record Standard(
        StandardId id,
        String title,
        int criteriaCount,
        Rounding rounding,
        boolean provisional,
        List<String> notes,
        List<PracticeArea> areas,
        List<Level> levels,
        List<Criterion> criteria) {
    public Standard {
        notes = List.copyOf(notes);
        areas = List.copyOf(areas);
        levels = List.copyOf(levels);
        criteria = List.copyOf(criteria);
    }

    public Optional<Criterion> findCriterion(CriterionCode code) {
        return criteria.stream().filter(c -> c.code().equals(code)).findFirst();
    }

    /** The criteria with these codes, in the order of the Standard; unknown codes are left out. */
    public List<Criterion> criteria(Collection<CriterionCode> codes) {
        return criteria.stream().filter(c -> codes.contains(c.code())).toList();
    }

    public List<Criterion> criteriaIn(PracticeArea area) {
        return criteria.stream()
                .filter(c -> c.area().code().equals(area.code()))
                .toList();
    }
}
