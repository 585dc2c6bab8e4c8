package org.waymark.roster;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.waymark.people.LearnerId;

/**
 * A learner of a course, with their standing in one activity of it.
 *
 * @param learner null before the first launch and before anything was told of them
 * @param cameIn has opened something of the course as a learner
 * @param active what the platform says of their membership
 * @param gone was in the course, and is not on the platform's list any more
 * @param completedAt since when the activity's rule is met; null while it is not
 * @param rejection why an instructor did not approve the last request
 * @param told whether anything was told in the activity that stands
 * @param approved whether an instructor's approval is among it
 */
public record RosterRow(
        String subject,
        @Nullable String name,
        @Nullable LearnerId learner,
        boolean cameIn,
        boolean active,
        boolean gone,
        @Nullable String city,
        @Nullable Instant askedAt,
        @Nullable Instant completedAt,
        @Nullable String rejection,
        boolean told,
        boolean approved) {

    /** Returns the name of the person for a page, also when the platform withholds names. */
    public String displayName() {
        return displayName(name, subject);
    }

    static String displayName(@Nullable String name, String subject) {
        return name == null || name.isBlank() ? "Learner " + subject : name;
    }
}
