package org.waymark.administration;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.id.RegistrationId;

/**
 * The outcome of one login or launch.
 *
 * @param step {@code login} or {@code launch}
 * @param reason why it was refused, as the name of a {@code Reason}; empty when it was let in
 * @param clause the clause of the specification that asks for the refusal
 * @param detail what exactly was wrong, without a token and without a name
 * @param registration null when no registration was recognised
 * @param deployment the platform's own id, as the message said it; empty when it said none
 * @param correlation the id that the error page showed and the log knows
 * @param claims what the message said, as JSON, without secrets and without what names a person; empty when there was
 *     no readable message. A refused message may have been made by anybody.
 */
public record LaunchRecord(
        UUID id,
        Instant at,
        boolean accepted,
        String step,
        String reason,
        String clause,
        String detail,
        @Nullable RegistrationId registration,
        String deployment,
        String messageType,
        String correlation,
        String claims) {

    /** The beginnings of most names in a message, which are half of its text, and what is kept in their place: no text that is kept has control characters. */
    private static final Map<String, String> SHORT =
            Map.of("https://purl.imsglobal.org/spec/", "\u0002", "http://purl.imsglobal.org/vocab/lis/v2/", "\u0003");

    public LaunchRecord {
        claims = inFull(claims);
    }

    /** Returns the claims as they are kept. */
    String shortClaims() {
        String text = claims;
        for (Map.Entry<String, String> one : SHORT.entrySet()) {
            text = text.replace(one.getKey(), one.getValue());
        }
        return text;
    }

    /** Returns claims as they were said, from how they are kept. */
    static String inFull(String claims) {
        String text = claims;
        for (Map.Entry<String, String> one : SHORT.entrySet()) {
            text = text.replace(one.getValue(), one.getKey());
        }
        return text;
    }
}
