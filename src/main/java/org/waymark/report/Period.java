package org.waymark.report;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A period that is reported.
 *
 * @param from its first day
 * @param to its last day
 */
public record Period(LocalDate from, LocalDate to) {
    private static final int LONGEST_DAYS = 3660;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);
    private static final String JOINT = "--";

    /** @throws IllegalArgumentException when it ends before it begins, or is longer than ten years */
    public Period {
        if (to.isBefore(from)
                || ChronoUnit.DAYS.between(from, to) > LONGEST_DAYS
                || from.isBefore(EARLIEST)
                || to.isAfter(LATEST)) {
            throw new IllegalArgumentException("no period: " + from + " to " + to);
        }
    }

    /** The quarter of a year in which a day lies. */
    public static Period quarterOf(LocalDate day) {
        LocalDate from = day.with(IsoFields.DAY_OF_QUARTER, 1);
        return new Period(from, from.plusMonths(3).minusDays(1));
    }

    /** The last quarters that are over, the latest first. */
    public static List<Period> quartersBefore(LocalDate today, int count) {
        List<Period> quarters = new ArrayList<>();
        LocalDate day = quarterOf(today).from().minusDays(1);
        for (int i = 0; i < count; i++) {
            Period quarter = quarterOf(day);
            quarters.add(quarter);
            day = quarter.from().minusDays(1);
        }
        return quarters;
    }

    /** Reads what {@link #toString} wrote, or anybody else, as in an address; empty for anything that is no period. */
    public static Optional<Period> read(String text) {
        int joint = text.indexOf(JOINT);
        return joint < 0 ? Optional.empty() : read(text.substring(0, joint), text.substring(joint + JOINT.length()));
    }

    /** Reads two days in the form of ISO 8601; empty for anything that is no period. */
    public static Optional<Period> read(String from, String to) {
        try {
            return Optional.of(new Period(LocalDate.parse(from), LocalDate.parse(to)));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Tells whether it has ended, so that all of it is known. */
    public boolean isOver(LocalDate today) {
        return to.isBefore(today);
    }

    /** The number of the quarter of a year that it is; empty for any other period. */
    public OptionalInt quarter() {
        return equals(quarterOf(from)) ? OptionalInt.of(from.get(IsoFields.QUARTER_OF_YEAR)) : OptionalInt.empty();
    }

    /** The last days of earlier quarters, and of this period, the earliest first. */
    public List<LocalDate> trend(int count) {
        List<LocalDate> days = new ArrayList<>();
        LocalDate day = quarterOf(from).from().minusDays(1);
        for (int i = 1; i < count; i++) {
            days.add(0, day);
            day = quarterOf(day).from().minusDays(1);
        }
        days.add(to);
        return days;
    }

    /** The two days with two hyphens between them, as in an address (ISO 8601-1, 4.4). */
    @Override
    public String toString() {
        return from + JOINT + to;
    }
}
