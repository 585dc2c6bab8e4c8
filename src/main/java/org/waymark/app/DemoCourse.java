package org.waymark.app;

import java.util.List;
import java.util.Objects;
import org.waymark.learning.RunId;
import org.waymark.lti.payload.DeepLinkingItem;
import org.waymark.practice.PracticeLms;
import org.waymark.practice.school.Activity;
import org.waymark.practice.school.Column;
import org.waymark.practice.school.Course;

/** The activities that the demo's courses begin with, as if their instructor had picked them. */
final class DemoCourse {
    private static final double MAXIMUM = 100;

    /** For each of the practice LMS's courses, in their order. */
    private static final List<List<RunId>> RUNS = List.of(
            runs("data-management-quality-and-standards-2019-09-04", "conducting-a-data-inventory-2019-08-12"),
            runs("foundations-of-performance-analytics-2019-10-02"));

    private DemoCourse() {}

    /** Adds them where no course has an activity yet. */
    static void fill(App app, PracticeLms practice) {
        List<Course> courses = practice.school().courses();
        boolean begun = courses.stream()
                .anyMatch(course -> !practice.school().activities(course.id()).isEmpty());
        for (int i = 0; i < RUNS.size() && !begun; i++) {
            Course course = courses.get(i);
            app.items(RUNS.get(i)).forEach(item -> add(practice, course, item));
        }
    }

    private static void add(PracticeLms practice, Course course, DeepLinkingItem item) {
        DeepLinkingItem.Column column = Objects.requireNonNull(item.column(), "a run has a column");
        practice.school()
                .addActivity(
                        new Activity(
                                practice.school().nextId(),
                                course.id(),
                                practice.client().deploymentId(),
                                item.title(),
                                item.text(),
                                item.url(),
                                item.custom()),
                        new Column(
                                MAXIMUM,
                                column.resourceId(),
                                column.tag(),
                                column.review().url(),
                                column.review().custom()));
    }

    private static List<RunId> runs(String... ids) {
        return List.of(ids).stream().map(RunId::new).toList();
    }
}
