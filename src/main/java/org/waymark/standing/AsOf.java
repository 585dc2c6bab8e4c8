package org.waymark.standing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A day, looked at with what was known on it. Nobody can add to what was known on a past day, so that whoever asks for it
 * again is told the same.
 */
public record AsOf(LocalDate day) {
    public static AsOf at(Instant now) {
        return new AsOf(now.atOffset(ZoneOffset.UTC).toLocalDate());
    }

    /** The first moment of which nothing was known. */
    public Instant end() {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
