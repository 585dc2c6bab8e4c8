package org.waymark.credential.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.waymark.credential.proof.CredentialJson;
import org.waymark.credential.proof.EmbeddedProof;
import org.waymark.credential.proof.ProofFault;
import org.waymark.credential.verify.IssuerKeys.Bond;
import org.waymark.credential.verify.IssuerKeys.Found;

/** Checks that a credential was signed by a key of its issuer: around it as a JWT, or in it as proofs. */
final class ProofCheck {
    private static final Set<String> KNOWN = Set.of("DataIntegrityProof", "Ed25519Signature2020");
    /** Canonical forms that are computed at once, of what strangers hand in. */
    private static final Semaphore TURNS = new Semaphore(2, true);

    private static final int SECONDS_IN_LINE = 5;
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final IssuerKeys keys;
    private final Instant now;

    ProofCheck(IssuerKeys keys, Instant now) {
        this.keys = keys;
        this.now = now;
    }

    /** @param way how it was signed, for a person who looks it up */
    record Proven(Bond bond, String way, String key) {}

    Proven ofJwt(SignedJwt jwt, String issuer) throws CannotVerify {
        Found found = keys.find(issuer, jwt.keyId().orElse(null), jwt.jwk().orElse(null));
        jwt.requireHolds(found.key());
        return new Proven(found.bond(), jwt.algorithm(), jwt.keyId().orElse("jwk"));
    }

    /** Every proof of a known kind has to hold, and one of them has to be the issuer's. */
    Proven ofEmbedded(ObjectNode credential, String issuer) throws CannotVerify {
        Proven best = null;
        try {
            for (EmbeddedProof proof : inTurn(known(credential))) {
                Found found = keys.find(issuer, proof.verificationMethod(), null);
                proof.requireHolds(found.key());
                if (proof.created().filter(at -> at.isAfter(now.plus(SKEW))).isPresent()
                        || proof.expires().filter(at -> !at.isAfter(now)).isPresent()) {
                    throw new CannotVerify("signature.time");
                }
                if (best == null || found.bond().compareTo(best.bond()) < 0) {
                    best = new Proven(found.bond(), proof.suite().label(), proof.verificationMethod());
                }
            }
        } catch (ProofFault e) {
            throw new CannotVerify("signature.fault." + e.kind(), "detail", e.detail());
        }
        if (best == null) {
            throw new CannotVerify("form.not-signed");
        }
        return best;
    }

    private static List<EmbeddedProof> inTurn(ObjectNode credential) throws ProofFault, CannotVerify {
        try {
            if (!TURNS.tryAcquire(SECONDS_IN_LINE, TimeUnit.SECONDS)) {
                throw new CannotVerify("signature.busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotVerify("signature.busy");
        }
        try {
            return EmbeddedProof.listIn(credential);
        } finally {
            TURNS.release();
        }
    }

    /** Proofs of kinds that are not known are left aside where there are others. */
    private static ObjectNode known(ObjectNode credential) {
        JsonNode proofs = credential.path("proof");
        if (!proofs.isArray() || proofs.size() < 2) {
            return credential;
        }
        ArrayNode known = credential.arrayNode();
        for (JsonNode proof : proofs) {
            String type = proof.path("type").asText("");
            if (!proof.isObject()
                    || (KNOWN.contains(type)
                            && !proof.path("cryptosuite").asText("").contains("-sd-"))) {
                known.add(proof);
            }
        }
        if (known.isEmpty()) {
            return credential;
        }
        ObjectNode copy = credential.objectNode();
        copy.setAll(credential);
        copy.set("proof", known);
        return copy;
    }

    /** Reads a credential of this issuer, such as a status list, in either form. */
    ReadCredential requireCredential(String text, String issuer) throws CannotVerify {
        boolean jwt = !text.startsWith("{");
        SignedJwt signed = jwt ? SignedJwt.read(text) : null;
        ReadCredential read = ReadCredential.of(signed == null ? json(text) : signed.payload(), jwt);
        if (!read.issuer().equals(issuer)) {
            throw new CannotVerify("status.list-elsewhere", "address", read.issuer());
        }
        Proven proven = signed == null ? ofEmbedded(read.json(), issuer) : ofJwt(signed, issuer);
        requireBond(proven);
        return read;
    }

    void requireSigned(String text, String issuer) throws CannotVerify {
        requireBond(ofJwt(SignedJwt.read(text), issuer));
    }

    private static void requireBond(Proven proven) throws CannotVerify {
        if (proven.bond() == Bond.NONE) {
            throw new CannotVerify("issuer.unbound", "key", proven.key());
        }
    }

    static ObjectNode json(String text) throws CannotVerify {
        try {
            return CredentialJson.read(text);
        } catch (ProofFault e) {
            throw new CannotVerify("form.json");
        }
    }
}
