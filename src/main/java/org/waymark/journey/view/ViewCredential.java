package org.waymark.journey.view;

import com.nimbusds.jose.jwk.JWK;
import java.util.List;
import java.util.Optional;
import org.waymark.credential.Credential;
import org.waymark.credential.CredentialId;
import org.waymark.credential.Credentials;
import org.waymark.credential.IssuerFacts;
import org.waymark.credential.VerificationCode;
import org.waymark.credential.issuer.IssuerPictures;
import org.waymark.credential.issuer.IssuerRevision;
import org.waymark.credential.issuer.Issuers;
import org.waymark.credential.issuer.PictureKind;
import org.waymark.journey.credential.SignCredentials;
import org.waymark.keys.KeySetName;
import org.waymark.keys.Keys;
import org.waymark.people.LearnerId;
import org.waymark.work.Instance;

/** Anybody looks at a badge, checks one, or reads the list of the revoked ones. */
public final class ViewCredential {
    private final Instance instance;
    private final Credentials credentials = new Credentials();
    private final Issuers issuers = new Issuers();
    private final IssuerPictures pictures = new IssuerPictures();
    private final Keys keys;
    private final SignCredentials signCredentials;

    ViewCredential(Instance instance, Keys keys, SignCredentials signCredentials) {
        this.instance = instance;
        this.keys = keys;
        this.signCredentials = signCredentials;
    }

    public Optional<Credential> view(CredentialId id) {
        return signCredentials.find(id);
    }

    /** The credential that stands in the place of another; that one itself, where none does. */
    public Credential newest(Credential credential) {
        Credential newest = credential;
        for (CredentialId next = newest.state().replacement();
                next != null;
                next = newest.state().replacement()) {
            newest = view(next).filter(one -> !one.erased()).orElseThrow();
        }
        return newest;
    }

    /** @param id the text of an address, which may be anything */
    public Optional<Credential> view(String id) {
        return CredentialId.find(id).flatMap(this::view);
    }

    /** The badges of a person that are in force, the newest first. */
    public List<Credential> listInForce(LearnerId learner) {
        List<Credential> all = instance.inTransaction(handle -> credentials.listOfLearner(handle, learner.value()));
        return all.stream()
                .filter(credential -> credential.inForce() && !credential.erased())
                .flatMap(credential -> signCredentials.findSigned(credential).stream())
                .toList();
    }

    /** The credential of a certificate's printed code. */
    public Optional<Credential> viewByCode(VerificationCode code) {
        return instance.inTransaction(handle -> credentials.findByCode(handle, code));
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

    /** The keys that every platform checks our signatures with which has none of its own. */
    public String jwks() {
        return instance.inTransaction(handle -> keys.jwks(handle, KeySetName.COMMON, instance.now()));
    }

    /** The keys that a verifier checks our credentials with: of JWTs, then of proofs. The first of each signs now. */
    public List<JWK> issuerKeys() {
        return instance.inTransaction(handle -> KeySetName.OF_CREDENTIALS.stream()
                .flatMap(set -> keys.publicKeys(handle, set, instance.now()).getKeys().stream())
                .toList());
    }
}
