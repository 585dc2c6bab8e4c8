package org.waymark.practice.school;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies a course, as a teacher does for a new term. */
public final class NewTerm {
    private NewTerm() {}

    /**
     * The course once more with its people, activities and columns. As in Moodle every id is new, no grade comes along,
     * and what the tool gave survives: addresses, custom parameters, resource ids and tags.
     */
    public static SchoolCourse copy(School school, SchoolCourse from) {
        List<String> history = new ArrayList<>(List.of(from.id()));
        history.addAll(from.history());
        SchoolCourse copy = new SchoolCourse(
                school.nextId(),
                from.label() + "_1",
                from.title() + " copy 1",
                from.description(),
                from.personIds(),
                history);
        school.addCourse(copy);
        Map<String, String> newIds = new LinkedHashMap<>();
        for (PlacedActivity activity : school.activities(from.id())) {
            String id = school.nextId();
            newIds.put(activity.id(), id);
            school.addActivity(activity.copy(id, copy.id()), null);
        }
        for (LineItem item : school.lineItems(from.id())) {
            String link = item.resourceLinkId();
            school.addLineItem(item.copy(school.nextId(), copy.id(), link == null ? null : newIds.get(link)));
        }
        return copy;
    }
}
