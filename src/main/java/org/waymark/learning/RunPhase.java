package org.waymark.learning;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Where a run stands on a day.
 *
 * @param days how many days until the start of an upcoming run; otherwise 0
 * @param week the week of a run under way, from 1; otherwise 0
 * @param weeks of how many weeks; 0 when the run has no last day
 */
public record RunPhase(When when, int days, int week, int weeks) {

    /** The three parts of a calendar. */
    public enum When {
        UPCOMING,
        RUNNING,
        PAST
    }

    static RunPhase of(LocalDate start, Optional<LocalDate> last, LocalDate today) {
        if (today.isBefore(start)) {
            return new RunPhase(When.UPCOMING, (int) ChronoUnit.DAYS.between(start, today) * -1, 0, 0);
        }
        if (last.isPresent() && today.isAfter(last.get())) {
            return new RunPhase(When.PAST, 0, 0, 0);
        }
        int weeks = last.map(day -> week(start, day)).orElse(0);
        return new RunPhase(When.RUNNING, 0, week(start, today), weeks);
    }

    private static int week(LocalDate start, LocalDate day) {
        return (int) (ChronoUnit.DAYS.between(start, day) / 7) + 1;
    }

    public boolean isUpcoming() {
        return when == When.UPCOMING;
    }

    public boolean isRunning() {
        return when == When.RUNNING;
    }

    public boolean isPast() {
        return when == When.PAST;
    }
}
