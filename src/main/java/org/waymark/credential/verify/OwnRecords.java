package org.waymark.credential.verify;

import java.security.PublicKey;
import java.util.Optional;
import org.waymark.credential.CredentialId;
import org.waymark.credential.CredentialState;

/** What this installation knows of its own credentials without asking anybody. */
public interface OwnRecords {
    /**
     * Finds a public key with which one of our issuers signs.
     *
     * @param slug the issuer
     * @param address the key's address, below the issuer's
     */
    Optional<PublicKey> findKey(String slug, String address);

    /** Finds how one of our credentials stands. */
    Optional<CredentialState> findState(CredentialId id);
}
