package org.waymark.standing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.progress.city.Mark;
import org.waymark.standard.StandardId;

/**
 * The programme's word that a city is on a Standard from a day on.
 *
 * @param number counts what was said of this city, from 1
 * @param standard null: on the one that the programme's cities are on
 * @param carryClaims whether claims under other versions count under this one
 * @param carryConfirmations whether confirmations under other versions do
 * @param recordedBy who said so, in words; empty for whoever runs the server
 */
public record CityStandard(
        int number,
        @Nullable StandardId standard,
        LocalDate since,
        boolean carryClaims,
        boolean carryConfirmations,
        Instant recordedAt,
        String recordedBy) {

    /** The marks of other versions that count under this one. */
    public Set<Mark.Kind> carried() {
        Set<Mark.Kind> kinds = EnumSet.noneOf(Mark.Kind.class);
        if (carryClaims) {
            kinds.add(Mark.Kind.CLAIMED);
        }
        if (carryConfirmations) {
            kinds.add(Mark.Kind.CONFIRMED);
        }
        return kinds;
    }
}
