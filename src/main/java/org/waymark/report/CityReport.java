package org.waymark.report;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is reported of a city for a period. It holds facts and no words, and nobody's name: a report stays as it was made,
 * while people can withdraw their consent at any time.
 *
 * @param city identifies the city
 * @param known the day up to whose end everything was known that is in it
 * @param last the last day of the report with which it is compared; null where there was none
 * @param standard the title of the version of the Standard that the city was on
 * @param version identifies that version
 * @param sameVersion whether it was on the same one before, so that criteria can be compared
 * @param before where it stood at the end of the last report, or on the day before the period
 * @param after where it stood at the end of the period
 * @param learned what was completed within the period
 * @param learners how many people completed something; null where they are fewer than five, and not none
 * @param lapsing criteria whose confirmation lapses within 90 days of the period's end
 * @param next what would support criteria that the city lacks, with the most first
 * @param trend points at the ends of earlier quarters and of the period, the earliest first
 * @param corrections what an earlier edition said otherwise; empty in the first one
 */
public record CityReport(
        String city,
        String name,
        LocalDate from,
        LocalDate to,
        LocalDate known,
        @Nullable LocalDate last,
        String standard,
        String version,
        boolean sameVersion,
        Place before,
        Place after,
        List<Area> areas,
        List<Change> changes,
        List<Learned> learned,
        @Nullable Integer learners,
        List<Lapse> lapsing,
        List<Next> next,
        List<Point> trend,
        List<Correction> corrections) {
    /** Counts of people below this are not told. */
    public static final int FEWEST = 5;

    public CityReport {
        areas = List.copyOf(areas);
        changes = List.copyOf(changes);
        learned = List.copyOf(learned);
        lapsing = List.copyOf(lapsing);
        next = List.copyOf(next);
        trend = List.copyOf(trend);
        corrections = List.copyOf(corrections);
    }

    /** Returns a count of people as it may be told; null where it is not none and below {@link #FEWEST}. */
    public static @Nullable Integer told(int people) {
        return people > 0 && people < FEWEST ? null : Integer.valueOf(people);
    }

    public Period period() {
        return new Period(from, to);
    }

    /** Returns the same report as an edition that corrects an earlier one. */
    public CityReport correcting(List<Correction> corrections) {
        return new CityReport(
                city,
                name,
                from,
                to,
                known,
                last,
                standard,
                version,
                sameVersion,
                before,
                after,
                areas,
                changes,
                learned,
                learners,
                lapsing,
                next,
                trend,
                corrections);
    }

    /**
     * Where a city stands.
     *
     * @param next the title of the next level that can be reached; null where there is none
     * @param distance how many points are missing to it
     */
    public record Place(
            int points,
            int possible,
            int supported,
            int claimed,
            int confirmed,
            @Nullable String level,
            @Nullable String next,
            @Nullable Integer distance) {}

    /** A practice area with its criteria, in the order of the Standard. */
    public record Area(String title, int points, List<Criterion> criteria) {
        public Area {
            criteria = List.copyOf(criteria);
        }
    }

    /**
     * A criterion, and how the city stood with it.
     *
     * @param before the same as after where the city was on another version
     * @param support how many completions support it
     */
    public record Criterion(String code, String title, State before, State after, int support) {}

    /** The most that a city has of a criterion; a confirmed one whose prerequisites are missing is no point. */
    public enum State {
        NOTHING,
        SUPPORTED,
        CLAIMED,
        CONFIRMED,
        POINT
    }

    /** The kind of a change. */
    public enum Kind {
        CONFIRMED,
        /** It was confirmed before, and a prerequisite that was missing is not missing any more. */
        COMPLETED,
        CLAIMED,
        SUPPORTED,
        MORE_SUPPORT,
        /** It is confirmed, and a prerequisite is missing now, so that it is no point any more. */
        WAITS,
        LOST
    }

    /** Something that has changed for a criterion. */
    public record Change(Kind kind, String code, String title) {}

    /**
     * A run that people completed within the period.
     *
     * @param people how many; null where they are fewer than five
     */
    public record Learned(
            String run, String title, @Nullable Integer people) {}

    /** A criterion whose confirmation lapses. */
    public record Lapse(String code, String title, LocalDate on) {}

    /** A run that can still be taken, and what it would support. */
    public record Next(String run, String title, LocalDate start, List<String> criteria) {
        public Next {
            criteria = List.copyOf(criteria);
        }
    }

    /** The points on a day. */
    public record Point(LocalDate on, int points) {}

    /** What a correction is about. */
    public enum Corrected {
        POINTS,
        POINTS_BEFORE,
        LEVEL,
        LEARNERS,
        /** A criterion, named by its code. */
        CRITERION,
        /** How many people completed a run, named by its title. */
        LEARNED,
        /** Anything else; it says neither before nor after. */
        OTHER
    }

    /**
     * What an earlier edition said otherwise.
     *
     * @param name of the criterion or the run; empty for anything else
     */
    public record Correction(Corrected what, String name, String before, String after) {}
}
