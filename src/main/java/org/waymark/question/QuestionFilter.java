package org.waymark.question;

import org.jspecify.annotations.Nullable;
import org.waymark.people.CityId;

/** A filter says which questions are listed; null leaves a thing open. */
public record QuestionFilter(
        @Nullable QuestionState state,
        @Nullable Topic topic,
        @Nullable CityId city) {
    public static final QuestionFilter ALL = new QuestionFilter(null, null, null);
}
