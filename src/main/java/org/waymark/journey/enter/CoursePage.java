package org.waymark.journey.enter;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A page that can stand in a course as a link of its own, without a grade. */
public enum CoursePage {
    /** The page that shows what the person who opens it has learned, across all courses of the platform. */
    PROGRESS("my-progress"),
    /** The page that shows the standing of the city of the person who opens it. */
    CITY("our-city"),
    /** The page that lists everything that can be learned. */
    CATALOGUE("catalogue");

    private final String word;

    CoursePage(String word) {
        this.word = word;
    }

    /** Returns the word by which a link asks for this page; kept for ever, since it stands in the courses of others. */
    public String word() {
        return word;
    }

    public static Optional<CoursePage> read(@Nullable String word) {
        return Arrays.stream(values()).filter(page -> page.word.equals(word)).findFirst();
    }
}
