package org.waymark.practice.school;

import java.util.Map;

/** A link to the tool in a course. The id is the resource link id. An empty url means the tool's own target link. */
public record PlacedActivity(
        String id,
        String courseId,
        String deploymentId,
        String title,
        String text,
        String url,
        Map<String, String> custom) {

    public PlacedActivity {
        custom = Map.copyOf(custom);
    }

    PlacedActivity copy(String newId, String newCourseId) {
        return new PlacedActivity(newId, newCourseId, deploymentId, title, text, url, custom);
    }
}
