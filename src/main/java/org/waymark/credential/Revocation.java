package org.waymark.credential;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A credential that its issuer took back; the reason is public. */
public record Revocation(
        CredentialId id, Instant at, @Nullable String reason) {}
