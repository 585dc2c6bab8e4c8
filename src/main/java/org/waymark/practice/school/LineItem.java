package org.waymark.practice.school;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A column of the gradebook that belongs to a tool. */
public record LineItem(
        String id,
        String courseId,
        String deploymentId,
        String label,
        double scoreMaximum,
        @Nullable String resourceId,
        @Nullable String tag,
        @Nullable String resourceLinkId,
        @Nullable String reviewUrl,
        Map<String, String> reviewCustom) {

    public LineItem {
        reviewCustom = Map.copyOf(reviewCustom);
    }

    LineItem copy(String newId, String newCourseId, @Nullable String newLinkId) {
        return new LineItem(
                newId,
                newCourseId,
                deploymentId,
                label,
                scoreMaximum,
                resourceId,
                tag,
                newLinkId,
                reviewUrl,
                reviewCustom);
    }
}
