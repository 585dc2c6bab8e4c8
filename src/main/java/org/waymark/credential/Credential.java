package org.waymark.credential;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An issued credential as stored. {@code json} and {@code jwt} are served exactly as they stand here once both are
 * signed: a badge that changes its bytes counts as another badge in a wallet.
 *
 * <p>Of a credential whose recipient's data was erased, only its state is left: no name, no city, no signed text.
 *
 * @param runId the dated run it was earned in
 * @param edition 1, and one more for each reissue after a revocation
 * @param json what it says, with a proof once it is signed; empty when it was erased
 * @param jwt the same as a signed VC-JWT; empty until it is signed
 */
public record Credential(
        CredentialFacts facts,
        String runId,
        int edition,
        VerificationCode code,
        String json,
        String jwt,
        CredentialState state) {

    /**
     * The badge that somebody holds for a run, without what it says.
     *
     * @param validUntil null: for ever
     */
    public record Held(
            CredentialId id, UUID learnerId, @Nullable Instant validUntil) {}

    public CredentialId id() {
        return facts.id();
    }

    /** Tells whether the data of its recipient was erased: then there is nothing to show. */
    public boolean erased() {
        return json.isEmpty();
    }

    /** Tells whether it stands signed in both forms. Version 0.1 put no proof into the JSON. */
    public boolean signed() {
        return !jwt.isEmpty() && isProved(json);
    }

    /** Tells whether the text of a credential of ours has a proof; no other member of it bears that name. */
    public static boolean isProved(String json) {
        return json.contains("\"proof\":");
    }

    /** The same credential with these signatures. */
    public Credential with(SignedBadge badge) {
        return new Credential(facts, runId, edition, code, badge.json(), badge.jwt(), state);
    }

    public boolean revoked() {
        return state.revokedAt() != null;
    }

    /** Tells whether it is suspended, and not revoked. */
    public boolean suspended() {
        return state.suspendedAt() != null && !revoked();
    }

    /** Tells whether its time is over at a moment. */
    public boolean expired(Instant at) {
        Instant until = facts.validUntil();
        return until != null && !until.isAfter(at);
    }

    /** Tells whether it is neither revoked nor suspended. */
    public boolean inForce() {
        return !revoked() && !suspended();
    }
}
