package org.waymark.people.lead;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.waymark.people.LearnerId;

/**
 * A city lead is a learner who acts for the own city, or did so once.
 *
 * @param name as the platform tells it; null where it withholds names
 * @param subject by which the platform knows the person
 * @param namedBy who named the person, in words; empty for whoever runs the server
 * @param byCode whether the person became a lead with a code
 * @param until null while the person is a lead
 * @param endedBy who ended it, in words; null while the person is a lead, or where it ended because the person left
 */
public record CityLead(
        LearnerId learner,
        @Nullable String name,
        String subject,
        Instant since,
        String namedBy,
        boolean byCode,
        @Nullable Instant until,
        @Nullable String endedBy) {}
