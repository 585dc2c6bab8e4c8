package org.waymark.signup;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.learning.RunId;
import org.waymark.people.CityId;
import org.waymark.people.LearnerId;

/**
 * A person's registration for a run, of which there is at most one.
 *
 * @param city the city for which the person registered; null for somebody without one
 * @param tier the name of the way of taking part; empty where the run names none
 * @param line the place in the order in which people move up; a lower one moves first
 * @param answers to the questions that the run asked then
 * @param shown whether others who take part may see the person's name and city
 * @param address where mail about this sign-up goes; null when the person gave none or it was forgotten
 * @param reminders whether the person wants to be reminded
 * @param stopToken lets whoever has a mail of this sign-up end the reminders
 */
public record SignUp(
        SignUpId id,
        RunId run,
        LearnerId learner,
        @Nullable CityId city,
        String tier,
        SignUpState state,
        long line,
        List<Answer> answers,
        boolean shown,
        @Nullable String address,
        boolean reminders,
        String stopToken,
        Instant signedUpAt,
        Instant changedAt) {
    public SignUp {
        answers = List.copyOf(answers);
    }

    boolean is(SignUpState wanted) {
        return state == wanted;
    }
}
