package org.waymark.standing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A day, looked at with what was known on it, or on a later one. Nobody can add to what was known on a past day, so that
 * whoever asks for it again is told the same.
 *
 * @param known the day whose knowledge counts, up to its end
 */
public record AsOf(LocalDate day, LocalDate known) {
    /** A day, with what was known on it. */
    public AsOf(LocalDate day) {
        this(day, day);
    }

    public static AsOf at(Instant now) {
        return new AsOf(now.atOffset(ZoneOffset.UTC).toLocalDate());
    }

    /** The first moment of which nothing was known. */
    public Instant end() {
        return known.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
