package org.waymark.journey.credential;

import org.waymark.credential.document.CredentialSignatures;
import org.waymark.keys.InstallationKeys;
import org.waymark.store.Database;

/** The two keys that sign a credential now, from memory. */
record SignerPair(Database database, InstallationKeys keys) {
    CredentialSignatures now() {
        return new CredentialSignatures(
                keys.badgeKeys.signer(database::inTransaction), keys.proofKeys.signer(database::inTransaction));
    }
}
