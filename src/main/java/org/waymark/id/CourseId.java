package org.waymark.id;

import java.util.UUID;

/** Names a course as it is kept here: a context, or the link that stands for it where launches name none. */
public record CourseId(UUID value) implements RowId {

    /** Reads what {@link #toString} wrote. */
    public static CourseId of(String text) {
        return new CourseId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
