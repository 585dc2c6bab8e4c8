package org.waymark.credential;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import java.time.Instant;
import org.waymark.credential.document.CredentialSignatures;
import org.waymark.credential.document.IssuerDocuments;
import org.waymark.credential.document.OpenBadge;
import org.waymark.keys.KeyCipher;
import org.waymark.keys.KeyRing;
import org.waymark.keys.KeySetName;
import org.waymark.keys.Keys;
import org.waymark.keys.Signer;
import org.waymark.store.Database;
import org.waymark.store.TestDatabase;

/** A badge key as the product makes one: the only door of the keys room goes through a database. */
public record TestKeys(Signer signer, JWKSet published, Signer proofSigner, OctetKeyPair proofKey) {
    public static TestKeys make() {
        Keys keys = new Keys(KeyCipher.plain());
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        try (Database database = TestDatabase.H2.open()) {
            database.useTransaction(handle -> {
                keys.ensure(handle, KeySetName.BADGES, now);
                keys.ensure(handle, KeySetName.PROOFS, now);
            });
            return new TestKeys(
                    new KeyRing(KeySetName.BADGES, keys, () -> now).signer(database::inTransaction),
                    database.inTransaction(handle -> keys.publicKeys(handle, KeySetName.BADGES, now)),
                    new KeyRing(KeySetName.PROOFS, keys, () -> now).signer(database::inTransaction),
                    database.inTransaction(handle -> keys.publicKeys(handle, KeySetName.PROOFS, now))
                            .getKeys()
                            .get(0)
                            .toOctetKeyPair());
        }
    }

    /** The credential of these facts, signed in both forms by an issuer. */
    public SignedBadge sign(CredentialFacts facts, IssuerProfile issuer) {
        IssuerDocuments issuers = new IssuerDocuments(issuer, Samples.ADDRESSES);
        return signatures()
                .sign(new OpenBadge(issuers, Samples.ADDRESSES).credentialJson(facts), "", facts.awardedAt());
    }

    public CredentialSignatures signatures() {
        return new CredentialSignatures(signer, proofSigner);
    }
}
