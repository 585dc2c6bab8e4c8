package org.waymark.web.intake;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.waymark.intake.IntakeClient;

/**
 * The credential of a call of another system: a bearer token, or the client's id and its token as name and password, as
 * senders of xAPI do.
 *
 * @param name empty for a bearer token
 * @param token empty when there is none
 * @param challenge what is asked for when it is not good
 */
record IntakeCredential(String name, String token, String challenge) {

    static IntakeCredential read(@Nullable String header) {
        if (header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return new IntakeCredential("", header.substring(7).strip(), "Bearer error=\"invalid_token\"");
        }
        if (header != null && header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return basic(header.substring(6).strip());
        }
        // Basic is not offered, or a browser would ask a person for a name and a password.
        return new IntakeCredential("", "", "Bearer");
    }

    private static IntakeCredential basic(String encoded) {
        String challenge = "Basic realm=\"Waymark intake\", charset=\"UTF-8\"";
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 1
                    ? new IntakeCredential("", "", challenge)
                    : new IntakeCredential(pair.substring(0, colon), pair.substring(colon + 1), challenge);
        } catch (IllegalArgumentException e) {
            return new IntakeCredential("", "", challenge);
        }
    }

    boolean fits(IntakeClient client) {
        return name.isEmpty() || name.equalsIgnoreCase(client.id().toString());
    }
}
