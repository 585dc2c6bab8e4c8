package org.waymark.people.lead;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A consent says what a learner lets others see, from when and until when.
 *
 * @param city the name of the city whose people it was given to
 * @param until null while it holds
 */
public record Consent(
        Kind kind, String city, Instant since, @Nullable Instant until) {

    /** What may be seen, and by whom. Names are kept for ever. */
    public enum Kind {
        /** The leads of the learner's city see the name, what the learner takes, and what the learner completed. */
        CITY_LEADS
    }
}
