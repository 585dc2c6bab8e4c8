package org.waymark.credential;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Message;

/** A credential that its issuer took back; the reason is public. */
public record Revocation(
        CredentialId id, Instant at, @Nullable Message reason) {}
