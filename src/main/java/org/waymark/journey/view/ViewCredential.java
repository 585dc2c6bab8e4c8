package org.waymark.journey.view;

import com.nimbusds.jose.jwk.JWKSet;
import java.util.List;
import java.util.Optional;
import org.waymark.credential.Credential;
import org.waymark.credential.CredentialId;
import org.waymark.credential.Credentials;
import org.waymark.credential.IssuerFacts;
import org.waymark.credential.PublicAddresses;
import org.waymark.credential.Revocation;
import org.waymark.credential.VerificationCode;
import org.waymark.credential.issuer.IssuerPictures;
import org.waymark.credential.issuer.IssuerRevision;
import org.waymark.credential.issuer.Issuers;
import org.waymark.credential.issuer.PictureKind;
import org.waymark.credential.verify.Verification;
import org.waymark.credential.verify.VerificationReport;
import org.waymark.keys.KeySetName;
import org.waymark.keys.Keys;
import org.waymark.work.Instance;

/** Anybody looks at a badge, checks one, or reads the list of the revoked ones. */
public final class ViewCredential {
    private final Instance instance;
    private final Credentials credentials = new Credentials();
    private final Issuers issuers = new Issuers();
    private final IssuerPictures pictures = new IssuerPictures();
    private final Keys keys;
    private final Verification verification;

    ViewCredential(Instance instance, Keys keys, Verification verification) {
        this.instance = instance;
        this.keys = keys;
        this.verification = verification;
    }

    public Optional<Credential> view(CredentialId id) {
        return instance.inTransaction(handle -> credentials.find(handle, id));
    }

    /** @param id the text of an address, which may be anything */
    public Optional<Credential> view(String id) {
        return CredentialId.find(id).flatMap(this::view);
    }

    /** The credential of a certificate's printed code. */
    public Optional<Credential> viewByCode(VerificationCode code) {
        return instance.inTransaction(handle -> credentials.findByCode(handle, code));
    }

    /** @param issuer {@link PublicAddresses#WAYMARK} for the installation itself */
    public List<Revocation> revoked(String issuer) {
        String slug = issuer.equals(PublicAddresses.WAYMARK) ? null : issuer;
        return instance.inTransaction(handle -> credentials.listRevoked(handle, slug));
    }

    /** An organization that issues badges, as it is now. */
    public Optional<IssuerFacts> issuer(String slug) {
        return instance.inTransaction(handle -> issuers.find(handle, slug)).map(IssuerRevision::facts);
    }

    /** The PNG file of an organization's logo, of now or of earlier days. */
    public Optional<byte[]> logo(String hash) {
        return instance.inTransaction(handle -> pictures.findPng(handle, PictureKind.LOGO, hash));
    }

    /** The PNG file of a picture that a credential froze. */
    public Optional<byte[]> picture(IssuerFacts.Picture picture) {
        return instance.inTransaction(handle -> pictures.findPng(handle, picture.hash()));
    }

    /** The keys that a platform ({@code LTI}) or a verifier ({@code BADGE}) checks our signatures with. */
    public String jwks(KeySetName set) {
        return instance.inTransaction(handle -> keys.jwks(handle, set, instance.now()));
    }

    public Optional<String> badgeKey(String kid) {
        return instance.inTransaction(handle -> keys.findPublicJwk(handle, KeySetName.BADGES, kid, instance.now()));
    }

    /** Checks a signed badge that somebody handed in. */
    public VerificationReport verify(String jwt) {
        return instance.inTransaction(handle -> {
            JWKSet published = keys.publicKeys(handle, KeySetName.BADGES, instance.now());
            return verification.verify(jwt, published, id -> credentials.find(handle, id), instance.now());
        });
    }
}
