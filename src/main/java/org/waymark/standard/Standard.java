package org.waymark.standard;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Message;

/**
 * A version of a certification framework. Lists keep the order of the file; levels go from the lowest up.
 *
 * @param validFrom the first day of the version itself, where it is known
 * @param validUntil its last day; null while it is valid, or where it is not known
 * @param runsFrom the day from which new runs belong to it; null for a draft
 * @param citiesFrom the day from which cities without a date of their own are on it
 * @param criteriaCount how many criteria the version has in all; {@code criteria} may name fewer
 * @param notes for the administrator
 */
public record Standard(
        StandardId id,
        String title,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        @Nullable LocalDate runsFrom,
        @Nullable LocalDate citiesFrom,
        int criteriaCount,
        Rounding rounding,
        boolean provisional,
        List<String> notes,
        List<PracticeArea> areas,
        List<Level> levels,
        List<Criterion> criteria) {

    /** The states in which a version can be. */
    public enum State {
        /** Nobody has said when it is taken into use. */
        DRAFT,
        /** The day on which it is taken into use is still to come. */
        PLANNED,
        /** New runs belong to it, or cities without a date of their own are on it. */
        IN_USE,
        /** It was in use, and another one is now. */
        REPLACED
    }

    /**
     * A title that a criterion or a practice area had before.
     *
     * @param until the last day on which it is known to have been used
     */
    public record FormerTitle(String title, LocalDate until) {
        static String at(LocalDate date, List<FormerTitle> former, String current) {
            return former.stream()
                    .filter(one -> !one.until().isBefore(date))
                    .min(Comparator.comparing(FormerTitle::until))
                    .map(FormerTitle::title)
                    .orElse(current);
        }
    }

    /**
     * A Standard as it was after one change, with who made it. Revisions are never changed and never removed.
     *
     * @param number counted from 1
     * @param what the change, in words for people
     */
    public record Revision(int number, Instant recordedAt, String recordedBy, Message what, Standard standard) {}

    /**
     * A change that somebody makes.
     *
     * @param by who makes it, in words that staff understand
     */
    public record Change(Instant at, String by) {
        /** The longest name that is kept. */
        public static final int LONGEST = 300;

        public Change {
            by = by.length() > LONGEST ? by.substring(0, LONGEST) : by;
        }

        /** Returns a change that the program makes by itself. */
        public static Change ofProgram(Instant at) {
            return new Change(at, "Waymark");
        }
    }

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

    /** The criteria without which a city has no level. */
    public List<Criterion> coreCriteria() {
        return criteria.stream().filter(Criterion::core).toList();
    }

    public CriterionRef ref(CriterionCode code) {
        return new CriterionRef(id, code);
    }

    /** The state on a day, seen beside all versions that are known. */
    public State state(LocalDate today, Collection<Standard> all) {
        if (runsFrom == null) {
            return State.DRAFT;
        }
        if (runsFrom.isAfter(today)) {
            return State.PLANNED;
        }
        boolean used = forNewRuns(today, all).map(Standard::id).equals(Optional.of(id))
                || forCities(today, all).map(Standard::id).equals(Optional.of(id));
        return used ? State.IN_USE : State.REPLACED;
    }

    /** Finds the version to which a run made on that day belongs; empty when all versions are drafts. */
    public static Optional<Standard> forNewRuns(LocalDate date, Collection<Standard> all) {
        return on(date, all, Standard::runsFrom);
    }

    /** Finds the version on which a city without a date of its own is; empty when there is none. */
    public static Optional<Standard> forCities(LocalDate date, Collection<Standard> all) {
        return on(date, all, Standard::citiesFrom);
    }

    /** The latest that had begun; before all of them, the earliest. */
    private static Optional<Standard> on(
            LocalDate date, Collection<Standard> all, Function<Standard, @Nullable LocalDate> from) {
        Comparator<Standard> order = Comparator.comparing((Standard one) -> Objects.requireNonNull(from.apply(one)))
                .thenComparing(one -> one.id().value());
        List<Standard> dated = all.stream()
                .filter(one -> from.apply(one) != null)
                .sorted(order)
                .toList();
        return dated.stream()
                .filter(one -> !Objects.requireNonNull(from.apply(one)).isAfter(date))
                .reduce((earlier, later) -> later)
                .or(() -> dated.stream().findFirst());
    }

    /** Returns the same content with other dates of use. */
    public Standard inUse(@Nullable LocalDate runs, @Nullable LocalDate cities) {
        return new Standard(
                id,
                title,
                validFrom,
                validUntil,
                runs,
                cities,
                criteriaCount,
                rounding,
                provisional,
                notes,
                areas,
                levels,
                criteria);
    }

    /** Returns the same version with other criteria. */
    public Standard withCriteria(List<Criterion> changed) {
        return new Standard(
                id,
                title,
                validFrom,
                validUntil,
                runsFrom,
                citiesFrom,
                criteriaCount,
                rounding,
                provisional,
                notes,
                areas,
                levels,
                changed);
    }
}
