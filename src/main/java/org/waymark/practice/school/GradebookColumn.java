package org.waymark.practice.school;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The grade column that is made together with an activity. */
public record GradebookColumn(
        double scoreMaximum,
        @Nullable String resourceId,
        @Nullable String tag,
        @Nullable String reviewUrl,
        Map<String, String> reviewCustom) {

    public GradebookColumn {
        reviewCustom = Map.copyOf(reviewCustom);
    }

    public static GradebookColumn of(double scoreMaximum) {
        return new GradebookColumn(scoreMaximum, null, null, null, Map.of());
    }

    public static GradebookColumn of(double scoreMaximum, String resourceId, String tag) {
        return new GradebookColumn(scoreMaximum, resourceId, tag, null, Map.of());
    }
}
