package org.waymark.web.signup;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.signup.ViewRegistration.Way;
import org.waymark.language.Messages;
import org.waymark.signup.Obstacle;
import org.waymark.signup.SignUpState;
import org.waymark.web.part.Words;

/** Says how it stands with places and registrations. */
final class SignUpWords {
    private static final Messages MESSAGES = Messages.of(SignUpWords.class);

    private SignUpWords() {}

    /** Says how many of a tier's places are left; null where there is no limit. */
    static @Nullable String places(Way way) {
        OptionalInt left = way.left();
        Integer places = way.tier().places();
        if (left.isEmpty() || places == null) {
            return null;
        }
        String sentence = MESSAGES.say(
                way.tier().perCity() ? "left.cities" : "left.people", "left", left.getAsInt(), "places", places);
        return way.waiting() == 0 ? sentence : MESSAGES.say("left.waiting", "left", sentence, "waiting", way.waiting());
    }

    /** Says to a person how it stands with the own registration. */
    static String own(SignUpState state) {
        return state == SignUpState.PLACED ? MESSAGES.say("own.placed") : Words.state(state);
    }

    static String obstacle(Obstacle obstacle) {
        return MESSAGES.say(obstacle);
    }
}
