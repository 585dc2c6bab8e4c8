package org.waymark.practice.school;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The grade that the gradebook holds for one person in one column.
 *
 * @param score in points of the column's maximum; null when there is none or it was cleared
 * @param comment plain text of the last score; null when that brought none
 * @param timestamp the tool's time of the last score, ISO 8601 in UTC
 */
public record Grade(
        String lineItemId,
        String personId,
        @Nullable Double score,
        @Nullable String comment,
        String timestamp,
        String activityProgress,
        String gradingProgress) {

    public Instant instant() {
        return Instant.parse(timestamp);
    }
}
