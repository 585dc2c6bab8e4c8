package org.waymark.credential;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done to a credential.
 *
 * @param reason in the words of whoever did it
 */
public record CredentialEvent(
        Kind kind, Instant at, @Nullable String reason) {
    /** What was done. Names are kept for ever. */
    public enum Kind {
        ISSUED,
        SUSPENDED,
        REINSTATED,
        REPLACED,
        REVOKED
    }
}
