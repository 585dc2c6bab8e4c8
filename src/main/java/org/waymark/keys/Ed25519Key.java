package org.waymark.keys;

import com.google.crypto.tink.subtle.Ed25519Sign;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Arrays;

/**
 * An Ed25519 key pair (RFC 8032) as a JWK (RFC 8037). Tink signs, because this Java takes eight times as long and bulk issue
 * waits for it; signatures are the same. Safe for use by many threads.
 */
final class Ed25519Key {
    private static final String NAME = "Ed25519";
    private static final int BYTES = 32;

    private final Ed25519Sign key;

    Ed25519Key(OctetKeyPair pair) {
        try {
            key = new Ed25519Sign(pair.getDecodedD());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the stored key " + pair.getKeyID() + " cannot sign", e);
        }
    }

    /** Makes a key pair whose kid is its thumbprint. */
    static OctetKeyPair generate() {
        try {
            java.security.KeyPair pair = KeyPairGenerator.getInstance(NAME).generateKeyPair();
            return new OctetKeyPair.Builder(
                            Curve.Ed25519, lastBytes(pair.getPublic().getEncoded()))
                    .d(lastBytes(pair.getPrivate().getEncoded()))
                    .keyIDFromThumbprint()
                    .keyUse(com.nimbusds.jose.jwk.KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.EdDSA)
                    .build();
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException("this Java cannot make an Ed25519 key", e);
        }
    }

    /** Both halves stand at the end of their encodings (RFC 8410). */
    private static Base64URL lastBytes(byte[] encoded) {
        return Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - BYTES, encoded.length));
    }

    byte[] sign(byte[] bytes) {
        try {
            return key.sign(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing failed", e);
        }
    }
}
