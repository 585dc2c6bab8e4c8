package org.waymark.progress.city;

import java.time.LocalDate;
import org.waymark.standard.CriterionRef;

/**
 * A city's claim of a criterion, or the assessment's confirmation, that has not been taken back.
 *
 * @param effectiveOn the day from which it counts
 */
public record Mark(CriterionRef criterion, Kind kind, LocalDate effectiveOn) {

    /** Who marks: the city, or the assessment. */
    public enum Kind {
        CLAIMED,
        CONFIRMED
    }
}
