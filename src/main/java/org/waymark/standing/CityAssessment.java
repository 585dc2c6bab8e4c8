package org.waymark.standing;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.waymark.standard.StandardId;

/**
 * An assessment of a city by the programme, with the level that was awarded. The criteria that it confirmed are marks of
 * their own, which name it.
 *
 * @param number counts what was recorded of a city; 0 before it is kept
 * @param assessedOn the day of the assessment
 * @param level the code of the level that was awarded; null where none was
 * @param certifiedUntil the last day of that level; null where it has none
 * @param note what it rests on, in words or as an address; may be empty
 * @param takesBack the number of the one that this takes back; null where this is an assessment itself
 * @param recordedBy who recorded it, in words; empty for whoever runs the server
 */
public record CityAssessment(
        int number,
        LocalDate assessedOn,
        StandardId standard,
        @Nullable String level,
        @Nullable LocalDate certifiedUntil,
        String note,
        @Nullable Integer takesBack,
        Instant recordedAt,
        String recordedBy) {

    /** Tells whether the level that was awarded is held on a day. */
    public boolean certifies(LocalDate day) {
        return level != null && !assessedOn.isAfter(day) && (certifiedUntil == null || !certifiedUntil.isBefore(day));
    }
}
