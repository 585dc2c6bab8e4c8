package org.waymark.passback;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.waymark.id.RegistrationId;
import org.waymark.language.Message;

/**
 * A score that has not arrived yet.
 *
 * @param learner the name the platform gave, else its id for the person
 * @param waiting not tried again by itself
 * @param note what came back last; empty before the first try
 * @param gone whether the platform's list of the course does not name the learner any more
 */
public record UndeliveredScore(
        ScoreId score,
        RegistrationId registration,
        String platform,
        String course,
        String link,
        String learner,
        boolean waiting,
        int attempts,
        Message note,
        Instant createdAt,
        @Nullable Instant nextTryAt,
        boolean gone) {}
