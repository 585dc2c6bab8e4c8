package org.waymark.credential;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Message;

/**
 * How an issued credential stands.
 *
 * @param revokedAt for ever
 * @param revocationReason public
 * @param suspendedAt until somebody reinstates it
 * @param suspensionReason public
 * @param replacement the credential that was issued in its place
 */
public record CredentialState(
        @Nullable Instant revokedAt,
        @Nullable Message revocationReason,
        @Nullable Instant suspendedAt,
        @Nullable Message suspensionReason,
        @Nullable CredentialId replacement) {
    public static final CredentialState VALID = new CredentialState(null, null, null, null, null);

    /** As it stands once it is revoked. */
    public static CredentialState revoked(Instant at, @Nullable Message reason) {
        return new CredentialState(at, reason, null, null, null);
    }
}
