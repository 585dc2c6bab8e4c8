package org.waymark.credential.verify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.waymark.credential.proof.CredentialJson;
import org.waymark.credential.proof.Multikey;
import org.waymark.credential.proof.ProofFault;

/**
 * A JWT in compact form (RFC 7519), read strictly: each part in the one way in which its bytes can be written, no header
 * that changes what is signed, and only algorithms with a public key.
 */
final class SignedJwt {
    private static final Set<String> TYPES = Set.of("jwt", "vc+jwt", "vc+ld+jwt", "vc+ld+json+jwt", "vc-ld+jwt");
    private static final Set<String> REFUSED_HEADERS = Set.of("crit", "b64", "zip", "x5c", "x5u", "jku");
    private static final int LEAST_RSA_BITS = 2048;
    private static final int MOST_RSA_BITS = 8192;
    private static final int CURVE_SIGNATURE = 64;
    private static final int SHA256_BYTES = 32;

    private final ObjectNode header;
    private final ObjectNode payload;
    private final byte[] signed;
    private final byte[] signature;

    private SignedJwt(ObjectNode header, ObjectNode payload, byte[] signed, byte[] signature) {
        this.header = header;
        this.payload = payload;
        this.signed = signed;
        this.signature = signature;
    }

    static SignedJwt read(String text) throws CannotVerify {
        String[] parts = text.split("\\.", 4);
        if (text.length() > CredentialJson.LONGEST || parts.length != 3) {
            throw new CannotVerify("form.not-signed");
        }
        SignedJwt jwt = new SignedJwt(
                object(parts[0]),
                object(parts[1]),
                text.substring(0, parts[0].length() + 1 + parts[1].length()).getBytes(StandardCharsets.US_ASCII),
                bytes(parts[2]));
        for (String name : REFUSED_HEADERS) {
            if (jwt.header.has(name)) {
                throw new CannotVerify("form.header", "name", name);
            }
        }
        if (!TYPES.contains(jwt.header
                .path("typ")
                .asText("JWT")
                .toLowerCase(java.util.Locale.ROOT)
                .replace("application/", ""))) {
            throw new CannotVerify("form.header", "name", "typ");
        }
        return jwt;
    }

    ObjectNode payload() {
        return payload;
    }

    Optional<String> keyId() {
        return Optional.ofNullable(header.path("kid").textValue());
    }

    Optional<ObjectNode> jwk() {
        return header.path("jwk") instanceof ObjectNode jwk ? Optional.of(jwk) : Optional.empty();
    }

    String algorithm() {
        return header.path("alg").asText("");
    }

    /** Refuses a signature that is not by this key, or by a way of signing that is not known or fits another kind of key. */
    void requireHolds(PublicKey key) throws CannotVerify {
        Signature verifier;
        boolean fits;
        try {
            switch (algorithm()) {
                case "RS256" -> {
                    fits = isRsa(key);
                    verifier = Signature.getInstance("SHA256withRSA");
                }
                case "PS256" -> {
                    fits = isRsa(key);
                    verifier = Signature.getInstance("RSASSA-PSS");
                    verifier.setParameter(
                            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, SHA256_BYTES, 1));
                }
                case "ES256" -> {
                    fits = key instanceof ECPublicKey curve
                            && Multikey.isP256(curve)
                            && signature.length == CURVE_SIGNATURE;
                    verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
                }
                case "EdDSA", "Ed25519" -> {
                    fits = key instanceof EdECPublicKey && signature.length == CURVE_SIGNATURE;
                    verifier = Signature.getInstance("Ed25519");
                }
                default -> throw new CannotVerify("signature.algorithm", "name", algorithm());
            }
            if (fits) {
                verifier.initVerify(key);
                verifier.update(signed);
                if (verifier.verify(signature)) {
                    return;
                }
            }
        } catch (GeneralSecurityException | RuntimeException e) {
            // Not a signature of this kind.
        }
        throw new CannotVerify("signature.foreign");
    }

    private boolean isRsa(PublicKey key) {
        if (!(key instanceof RSAPublicKey rsa)) {
            return false;
        }
        int bits = rsa.getModulus().bitLength();
        return bits >= LEAST_RSA_BITS
                && bits <= MOST_RSA_BITS
                && rsa.getPublicExponent().bitLength() <= Integer.SIZE
                && rsa.getPublicExponent().testBit(0)
                && rsa.getPublicExponent().bitLength() > 1
                && signature.length == (bits + 7) / 8;
    }

    private static ObjectNode object(String part) throws CannotVerify {
        try {
            return CredentialJson.read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(bytes(part)))
                    .toString());
        } catch (ProofFault | CharacterCodingException e) {
            throw new CannotVerify("form.not-signed");
        }
    }

    /** Refuses padding, other letters, and letters whose last bits say nothing: each makes a second text of one. */
    static byte[] bytes(String part) throws CannotVerify {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // As below.
        }
        throw new CannotVerify("form.not-canonical");
    }
}
