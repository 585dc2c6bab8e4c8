package org.waymark.credential.proof;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import org.jspecify.annotations.Nullable;

/** The ways of signing that are known; all of them sign the SHA-256 hashes of two canonical forms. */
public enum Suite {
    /** Data Integrity EdDSA Cryptosuites 1.0, section 3.1. */
    EDDSA_RDFC_2022("DataIntegrityProof", "eddsa-rdfc-2022"),
    /** Its elder, in section B.1 of the same; it has no cryptosuite. */
    ED25519_SIGNATURE_2020("Ed25519Signature2020", null),
    /** Data Integrity ECDSA Cryptosuites 1.0, section 3.2, with P-256 only. */
    ECDSA_RDFC_2019("DataIntegrityProof", "ecdsa-rdfc-2019");

    static final int SIGNATURE_BYTES = 64;

    private final String type;
    private final @Nullable String cryptosuite;

    Suite(String type, @Nullable String cryptosuite) {
        this.type = type;
        this.cryptosuite = cryptosuite;
    }

    String type() {
        return type;
    }

    /** What a person may look up. */
    public String label() {
        return cryptosuite == null ? type : cryptosuite;
    }

    static Suite of(ObjectNode proof) throws ProofFault {
        String type = proof.path("type").asText("");
        String named = proof.path("cryptosuite").asText("");
        for (Suite suite : values()) {
            if (suite.type.equals(type) && named.equals(suite.cryptosuite == null ? "" : suite.cryptosuite)) {
                return suite;
            }
        }
        throw new ProofFault(ProofFault.Kind.UNSUPPORTED, type + " " + named);
    }

    boolean holds(PublicKey key, byte[] signed, byte[] signature) throws ProofFault {
        boolean fits = this == ECDSA_RDFC_2019
                ? key instanceof ECPublicKey ec && Multikey.isP256(ec)
                : key instanceof EdECPublicKey ed
                        && NamedParameterSpec.ED25519
                                .getName()
                                .equalsIgnoreCase(ed.getParams().getName());
        if (!fits) {
            throw new ProofFault(ProofFault.Kind.KEY, label());
        }
        PublicKey checked = key instanceof EdECPublicKey ed ? Multikey.ed25519(Multikey.bytes(ed)) : key;
        try {
            Signature verifier =
                    Signature.getInstance(this == ECDSA_RDFC_2019 ? "SHA256withECDSAinP1363Format" : "Ed25519");
            verifier.initVerify(checked);
            verifier.update(signed);
            return signature.length == SIGNATURE_BYTES && verifier.verify(signature);
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }
}
