package org.waymark.practice.school;

import java.util.Map;

/** A link to the tool in a course. The id is the resource link id. An empty url means the tool's own target link. */
public record Activity(
        String id,
        String courseId,
        String deploymentId,
        String title,
        String text,
        String url,
        Map<String, String> custom) {

    public Activity {
        custom = Map.copyOf(custom);
    }

    Activity copy(String newId, String newCourseId) {
        return new Activity(newId, newCourseId, deploymentId, title, text, url, custom);
    }
}
