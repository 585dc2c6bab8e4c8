package org.waymark.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much mail waits, and how much was given up.
 *
 * @param on whether mail is sent at all
 * @param due how many letters are not sent yet
 * @param since when the oldest of them was added; null when there is none
 * @param problem what came back for the oldest that met a problem; null when none did
 * @param givenUp how many ended without being sent, or nobody knows whether they were, and can be sent again
 */
public record MailTrouble(
        boolean on,
        long due,
        @Nullable Instant since,
        @Nullable String problem,
        long givenUp) {}
