package org.waymark.practice.school;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A course: the context of a launch.
 *
 * @param history ids of the courses it was copied from, the latest first
 */
public record SchoolCourse(
        String id, String label, String title, String description, List<String> personIds, List<String> history) {

    public SchoolCourse {
        personIds = List.copyOf(personIds);
        history = List.copyOf(history);
    }

    /** A course that is no copy. */
    public SchoolCourse(String id, String label, String title, String description, List<String> personIds) {
        this(id, label, title, description, personIds, List.of());
    }

    /** As it stands in a file, maybe one from before courses could be copied. */
    @JsonCreator
    static SchoolCourse read(
            @JsonProperty("id") String id,
            @JsonProperty("label") String label,
            @JsonProperty("title") String title,
            @JsonProperty("description") String description,
            @JsonProperty("personIds") List<String> personIds,
            @JsonProperty("history") @Nullable List<String> history) {
        return new SchoolCourse(id, label, title, description, personIds, history == null ? List.of() : history);
    }
}
