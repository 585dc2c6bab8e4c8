package org.waymark.progress.city;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.waymark.standard.Association;
import org.waymark.standard.Criterion;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.CriterionRef;
import org.waymark.standard.Standard;

/**
 * Carries what is known of a city under several versions of the Standard over to one of them. Nothing is copied: it is
 * worked out whenever somebody asks, from what was recorded under each version and from the crosswalk.
 *
 * <p>Facts are carried along "same", in both directions, and along "part of", from the part to the whole. What replaced a
 * criterion or is only related to it says nothing about the facts.
 */
public final class CarryOver {
    private CarryOver() {}

    /**
     * Returns the facts of each criterion of a version, as they are on a day. A completion counts once for a criterion, also
     * where it supports two parts of it. A carried confirmation lapses as soon as the time limit of either version is over.
     *
     * @param known the versions under which something is recorded, for their time limits
     * @param carried the marks that are carried, too; those of the version itself always count
     * @param at the day; what takes effect later is left out
     */
    public static Map<CriterionCode, CriterionFacts> to(
            Standard target,
            Collection<Standard> known,
            CityFacts facts,
            Collection<Association> associations,
            Set<Mark.Kind> carried,
            LocalDate at) {
        Limits limits = new Limits(target, known);
        Ways ways = new Ways(target.id(), associations);
        Backings backings = new Backings(ways, limits, facts.supports(), at);
        Marks marks = new Marks(ways, limits, facts.marks(), carried, at);
        Map<CriterionCode, CriterionFacts> all = new LinkedHashMap<>();
        for (Criterion criterion : target.criteria()) {
            CriterionRef ref = new CriterionRef(target.id(), criterion.code());
            all.put(
                    criterion.code(),
                    new CriterionFacts(
                            backings.of(ref),
                            marks.best(Mark.Kind.CLAIMED, ref),
                            marks.best(Mark.Kind.CONFIRMED, ref)));
        }
        return all;
    }

    /** Returns, for criteria of all versions, which criteria of one version they support. */
    public static Map<CriterionRef, Set<CriterionCode>> supported(
            Standard target, Collection<Association> associations) {
        Ways ways = new Ways(target.id(), associations);
        Map<CriterionRef, Set<CriterionCode>> all = new HashMap<>();
        for (Criterion criterion : target.criteria()) {
            ways.leadingTo(new CriterionRef(target.id(), criterion.code()))
                    .forEach(from -> all.computeIfAbsent(from, any -> new LinkedHashSet<>())
                            .add(criterion.code()));
        }
        return all;
    }

    /** Returns the facts under one version alone. */
    public static Map<CriterionCode, CriterionFacts> within(Standard standard, CityFacts facts, LocalDate at) {
        return to(standard, List.of(), facts, List.of(), Set.of(), at);
    }
}
