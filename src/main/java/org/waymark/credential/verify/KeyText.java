package org.waymark.credential.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.text.ParseException;
import org.waymark.credential.proof.CredentialJson;
import org.waymark.credential.proof.Multikey;
import org.waymark.credential.proof.ProofFault;

/** Reads public keys in the forms in which documents about keys write them. */
final class KeyText {
    private static final String DID_KEY = "did:key:";
    private static final String DID_JWK = "did:jwk:";

    private KeyText() {}

    /** Reads a verification method: a JWK, or an object that holds one or a Multikey. */
    static PublicKey ofMethod(JsonNode method) throws CannotVerify {
        if (method.path("publicKeyMultibase").isTextual()) {
            return ofMultikey(method.path("publicKeyMultibase").textValue());
        }
        return ofJwk(method.path("publicKeyJwk").isObject() ? method.path("publicKeyJwk") : method);
    }

    static PublicKey ofMultikey(String text) throws CannotVerify {
        try {
            return Multikey.read(text);
        } catch (ProofFault e) {
            throw new CannotVerify("key.unusable");
        }
    }

    static PublicKey ofJwk(JsonNode json) throws CannotVerify {
        try {
            return of(JWK.parse(json.toString()));
        } catch (ParseException | RuntimeException e) {
            throw new CannotVerify("key.unusable");
        }
    }

    static PublicKey of(JWK jwk) throws CannotVerify {
        try {
            boolean forSignatures = jwk.getKeyUse() == null || KeyUse.SIGNATURE.equals(jwk.getKeyUse());
            if (!jwk.isPrivate() && forSignatures) {
                if (jwk instanceof RSAKey rsa) {
                    return rsa.toPublicKey();
                }
                if (jwk instanceof ECKey curve && Curve.P_256.equals(curve.getCurve())) {
                    return curve.toPublicKey();
                }
                if (jwk instanceof OctetKeyPair pair && Curve.Ed25519.equals(pair.getCurve())) {
                    return Multikey.ed25519(pair.getDecodedX());
                }
            }
        } catch (JOSEException | ProofFault | RuntimeException e) {
            // As below.
        }
        throw new CannotVerify("key.unusable");
    }

    /** Tells whether a DID is its own key, so that nobody has to be asked. */
    static boolean isKey(String did) {
        return did.startsWith(DID_KEY) || did.startsWith(DID_JWK);
    }

    /** The key that a did:key or did:jwk is. */
    static PublicKey ofDid(String did) throws CannotVerify {
        if (did.startsWith(DID_KEY)) {
            return ofMultikey(did.substring(DID_KEY.length()));
        }
        try {
            return ofJwk(CredentialJson.read(
                    new String(SignedJwt.bytes(did.substring(DID_JWK.length())), StandardCharsets.UTF_8)));
        } catch (ProofFault e) {
            throw new CannotVerify("key.unusable");
        }
    }
}
