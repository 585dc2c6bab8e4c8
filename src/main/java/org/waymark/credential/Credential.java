package org.waymark.credential;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Message;

/**
 * An issued credential as stored. {@code json} and {@code jwt} are served exactly as they stand here: a badge that
 * changes its bytes counts as another badge in a wallet.
 *
 * <p>Of a credential whose recipient's data was erased, only its state is left: no name, no city, no signed text.
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

    /** Tells whether the data of its recipient was erased: then there is nothing to show. */
    public boolean erased() {
        return jwt.isEmpty();
    }

    public boolean revoked() {
        return revokedAt != null;
    }
}
