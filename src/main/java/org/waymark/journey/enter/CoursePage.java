package org.waymark.journey.enter;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A page that can stand in a course as a link of its own, without a grade. */
public enum CoursePage {
    /** What the person who opens it has learned, across all courses of the platform. */
    PROGRESS("my-progress"),
    /** How the city of the person who opens it stands. */
    CITY("our-city"),
    /** Everything that can be learned. */
    CATALOGUE("catalogue");

    private final String word;

    CoursePage(String word) {
        this.word = word;
    }

    /** What a link says to show this page; kept for ever, since it stands in the courses of others. */
    public String word() {
        return word;
    }

    public static Optional<CoursePage> read(@Nullable String word) {
        return Arrays.stream(values()).filter(page -> page.word.equals(word)).findFirst();
    }
}
