package org.waymark.lti.launch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.waymark.id.RegistrationId;

/**
 * The values that a login remembers until its launch returns. It travels signed in the {@code state} parameter; nothing
 * is stored.
 *
 * @param nonceHash SHA-256 of the nonce of this login
 * @param storageTarget where the platform keeps the cookie's value too, when it offers that
 * @param browserHash SHA-256 of the value of this login's cookie
 */
public record State(
        String id,
        RegistrationId registration,
        String nonceHash,
        String browserHash,
        @Nullable String storageTarget,
        Instant expires) {

    static String cookieName(String stateId) {
        return AuthenticationRequest.COOKIE + stateId;
    }
}
