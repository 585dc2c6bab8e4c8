package org.waymark.journey.view;

import com.nimbusds.jose.jwk.JWKSet;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.waymark.credential.Credential;
import org.waymark.credential.CredentialId;
import org.waymark.credential.Credentials;
import org.waymark.credential.Revocation;
import org.waymark.credential.VerificationCode;
import org.waymark.credential.verify.Verification;
import org.waymark.credential.verify.VerificationReport;
import org.waymark.keys.KeySetName;
import org.waymark.keys.Keys;
import org.waymark.store.Database;

/** Anybody looks at a badge, checks one, or reads the list of the revoked ones. */
public final class ViewCredential {
    private final Database database;
    private final Credentials credentials = new Credentials();
    private final Keys keys;
    private final Verification verification;
    private final InstantSource clock;

    public ViewCredential(Database database, Keys keys, Verification verification, InstantSource clock) {
        this.database = database;
        this.keys = keys;
        this.verification = verification;
        this.clock = clock;
    }

    public Optional<Credential> view(CredentialId id) {
        return database.inTransaction(handle -> credentials.find(handle, id));
    }

    /** @param id the text of an address, which may be anything */
    public Optional<Credential> view(String id) {
        return CredentialId.find(id).flatMap(this::view);
    }

    /** The credential of a certificate's printed code. */
    public Optional<Credential> viewByCode(VerificationCode code) {
        return database.inTransaction(handle -> credentials.findByCode(handle, code));
    }

    public List<Revocation> revoked() {
        return database.inTransaction(credentials::listRevoked);
    }

    /** The keys that a platform ({@code LTI}) or a verifier ({@code BADGE}) checks our signatures with. */
    public String jwks(KeySetName set) {
        return database.inTransaction(handle -> keys.jwks(handle, set, clock.instant()));
    }

    public Optional<String> badgeKey(String kid) {
        return database.inTransaction(handle -> keys.findPublicJwk(handle, KeySetName.BADGES, kid, clock.instant()));
    }

    /** Checks a signed badge that somebody handed in. */
    public VerificationReport verify(String jwt) {
        return database.inTransaction(handle -> {
            JWKSet published = keys.publicKeys(handle, KeySetName.BADGES, clock.instant());
            return verification.verify(jwt, published, id -> credentials.find(handle, id), clock.instant());
        });
    }
}
