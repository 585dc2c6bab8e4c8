package org.waymark.standing;

import java.time.Instant;
import java.time.LocalDate;
import org.waymark.progress.city.Mark;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.StandardId;

/**
 * Somebody's word that a city claims a criterion, that the assessment confirmed it, or that it does so no longer.
 *
 * @param effectiveOn the day from which it counts
 * @param takenBack whether it is so no longer from that day
 * @param recordedBy who noted it, in words; empty for whoever runs the server
 * @param evidence what it rests on, in words or as an address; may be empty
 */
public record CityMark(
        StandardId standard,
        CriterionCode criterion,
        Mark.Kind kind,
        LocalDate effectiveOn,
        boolean takenBack,
        Instant recordedAt,
        String recordedBy,
        String evidence) {}
