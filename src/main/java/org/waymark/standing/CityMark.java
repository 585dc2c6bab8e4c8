package org.waymark.standing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.progress.city.Mark;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.CriterionRef;
import org.waymark.standard.StandardId;

/**
 * Somebody's word that a city claims a criterion, that the assessment confirmed it, or that it does so no longer.
 *
 * @param number counts what was noted of a city; 0 before it is kept
 * @param effectiveOn the day from which it counts
 * @param takenBack whether it is so no longer from that day
 * @param recordedBy who noted it, in words; empty for whoever runs the server
 * @param evidence what it rests on, in words or as an address; may be empty
 * @param undoes the number of the mark that this undoes; null where it is a mark itself
 * @param restates the number of the mark that this says again, since something was noted for an earlier day; or null
 * @param assessment the number of the city's assessment that confirmed it; null where it was noted singly
 */
public record CityMark(
        int number,
        StandardId standard,
        CriterionCode criterion,
        Mark.Kind kind,
        LocalDate effectiveOn,
        boolean takenBack,
        Instant recordedAt,
        String recordedBy,
        String evidence,
        @Nullable Integer assessment,
        @Nullable Integer undoes,
        @Nullable Integer restates) {

    /** A mark that somebody notes. */
    public static CityMark of(
            CriterionRef criterion,
            Mark.Kind kind,
            LocalDate effectiveOn,
            boolean takenBack,
            Instant recordedAt,
            String recordedBy,
            String evidence,
            @Nullable Integer assessment) {
        return new CityMark(
                0,
                criterion.standard(),
                criterion.code(),
                kind,
                effectiveOn,
                takenBack,
                recordedAt,
                recordedBy,
                evidence,
                assessment,
                null,
                null);
    }

    /** What undoes this mark. */
    public CityMark undone(Instant at, String by) {
        return new CityMark(0, standard, criterion, kind, effectiveOn, takenBack, at, by, "", assessment, number, null);
    }

    /** What says this mark again. */
    public CityMark restated(Instant at, String by) {
        return new CityMark(
                0,
                standard,
                criterion,
                kind,
                effectiveOn,
                takenBack,
                at,
                by,
                evidence,
                assessment,
                null,
                restates == null ? Integer.valueOf(number) : restates);
    }

    /** The marks among these that nobody has undone, in the same order. */
    public static List<CityMark> standing(List<CityMark> all) {
        Set<Integer> undone = new HashSet<>();
        all.stream().map(CityMark::undoes).filter(Objects::nonNull).forEach(undone::add);
        return all.stream()
                .filter(mark -> mark.undoes() == null && !undone.contains(mark.number()))
                .toList();
    }

    /** Tells whether another one is about the same criterion and kind. */
    public boolean isLike(CityMark other) {
        return standard.equals(other.standard) && criterion.equals(other.criterion) && kind == other.kind;
    }
}
