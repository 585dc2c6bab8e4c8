package org.waymark.learning;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dated part of a run.
 *
 * @param kind whether people meet there, or what else it is
 * @param yearInferred true when the source prints day and month only
 * @param wholeWeek true when the date is the first day of a week in which this happens
 * @param start local time in {@code zone}; null when none is printed
 * @param leader who leads it
 * @param venue where people meet; null when the run's own place is meant, or none
 * @param link the https address where people meet online
 */
public record RunSession(
        LocalDate date,
        boolean yearInferred,
        boolean wholeWeek,
        @Nullable LocalTime start,
        @Nullable LocalTime end,
        @Nullable ZoneId zone,
        String label,
        SessionKind kind,
        @Nullable String leader,
        @Nullable String venue,
        @Nullable URI link) {

    /** A session of a day, of which no more is known. */
    public static RunSession of(LocalDate date, String label, SessionKind kind) {
        return new RunSession(date, false, false, null, null, null, label, kind, null, null, null);
    }

    /** Its day, as completions are dated. */
    public Instant day() {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The moment when it starts; empty when only the day is known. */
    public Optional<Instant> startsAt() {
        return moment(start);
    }

    /** The moment when it ends; empty when only the day or the start is known. */
    public Optional<Instant> endsAt() {
        return moment(end);
    }

    private Optional<Instant> moment(@Nullable LocalTime time) {
        return time == null || zone == null
                ? Optional.empty()
                : Optional.of(date.atTime(time).atZone(zone).toInstant());
    }

    /** The session of another edition: its date is certain, and its address not known yet. */
    RunSession planned() {
        return new RunSession(date, false, wholeWeek, start, end, zone, label, kind, leader, venue, null);
    }

    /** Returns this session some days later, or earlier, at the same local time. */
    RunSession moved(long days) {
        return new RunSession(
                date.plusDays(days), yearInferred, wholeWeek, start, end, zone, label, kind, leader, venue, link);
    }
}
