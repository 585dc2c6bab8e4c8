package org.waymark.credential;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Message;

/**
 * An issued credential as stored. {@code json} and {@code jwt} are served exactly as they stand here: a badge that
 * changes its bytes counts as another badge in a wallet.
 *
 * @param runId the dated run it was earned in
 * @param edition 1, and one more for each reissue after a revocation
 */
public record Credential(
        CredentialFacts facts,
        String runId,
        int edition,
        VerificationCode code,
        String json,
        String jwt,
        @Nullable Instant revokedAt,
        @Nullable Message revocationReason) {

    public CredentialId id() {
        return facts.id();
    }

    public boolean revoked() {
        return revokedAt != null;
    }
}
