package org.waymark.question;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.waymark.people.CityId;
import org.waymark.people.LearnerId;

/**
 * A question to the program.
 *
 * @param learner who asked; null for somebody who was not signed in
 * @param city the city that the person was in then
 * @param name what the person calls himself or herself; empty where nothing is said, or a learner asked
 * @param address where an answer is mailed; null for nowhere
 * @param page where it was asked, as an address within Waymark, or the reference of an error; may be empty
 * @param token opens it without signing in
 * @param changedAt when something was written last, or its state changed
 */
public record Question(
        QuestionId id,
        Topic topic,
        QuestionState state,
        @Nullable LearnerId learner,
        @Nullable CityId city,
        String name,
        @Nullable String address,
        String page,
        String token,
        Instant askedAt,
        Instant changedAt) {}
