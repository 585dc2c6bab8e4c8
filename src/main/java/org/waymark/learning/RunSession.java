package org.waymark.learning;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A dated part of a run.
 *
 * @param kind whether people meet there, or what else it is
 * @param yearInferred true when the source prints day and month only
 * @param wholeWeek true when the date is the first day of a week in which this happens
 * @param start local time in {@code zone}; null when none is printed
 */
public record RunSession(
        LocalDate date,
        boolean yearInferred,
        boolean wholeWeek,
        @Nullable LocalTime start,
        @Nullable LocalTime end,
        @Nullable ZoneId zone,
        String label,
        SessionKind kind) {
    /** Its day, as completions are dated. */
    public Instant day() {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
