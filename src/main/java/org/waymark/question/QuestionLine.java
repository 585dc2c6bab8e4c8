package org.waymark.question;

import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/**
 * A question as it stands in a list.
 *
 * @param words what was asked first
 * @param person the learner's name; null where the person has none, or was not signed in
 * @param cityName the name of the city; null for none
 */
public record QuestionLine(
        @Nested Question question,
        String words,
        @Nullable String person,
        @Nullable String cityName) {}
