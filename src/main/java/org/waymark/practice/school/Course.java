package org.waymark.practice.school;

import java.util.List;

/** A course: the context of a launch. */
public record Course(String id, String label, String title, String description, List<String> personIds) {

    public Course {
        personIds = List.copyOf(personIds);
    }
}
