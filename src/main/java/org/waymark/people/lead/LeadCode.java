package org.waymark.people.lead;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.waymark.people.CityCode;

/**
 * A lead's code makes one learner of a city a lead of it, once.
 *
 * @param createdBy who made it, in words; empty for whoever runs the server
 * @param endsAt the moment from which it is good no longer
 * @param usedAt null until somebody became a lead with it
 * @param endedAt null unless somebody ended it before
 */
public record LeadCode(
        CityCode code,
        Instant createdAt,
        String createdBy,
        Instant endsAt,
        @Nullable Instant usedAt,
        @Nullable Instant endedAt) {

    /** Tells whether somebody may still become a lead with it. */
    public boolean isGood(Instant now) {
        return usedAt == null && endedAt == null && now.isBefore(endsAt);
    }
}
