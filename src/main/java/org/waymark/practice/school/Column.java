package org.waymark.practice.school;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The grade column that is made together with an activity. */
public record Column(
        double scoreMaximum,
        @Nullable String resourceId,
        @Nullable String tag,
        @Nullable String reviewUrl,
        Map<String, String> reviewCustom) {

    public Column {
        reviewCustom = Map.copyOf(reviewCustom);
    }

    public static Column of(double scoreMaximum) {
        return new Column(scoreMaximum, null, null, null, Map.of());
    }

    public static Column of(double scoreMaximum, String resourceId, String tag) {
        return new Column(scoreMaximum, resourceId, tag, null, Map.of());
    }
}
