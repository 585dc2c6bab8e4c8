package org.waymark.credential.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.PublicKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;

/** Makes a proof of the cryptosuite eddsa-rdfc-2022 for a credential, and checks one with a key that is at hand. */
public final class DataIntegrityProof {
    private static final String RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
    private static final String SECURITY = "https://w3id.org/security#";

    private DataIntegrityProof() {}

    /**
     * Signs a credential of Verifiable Credentials 2.0.
     *
     * @param credential without proof; stays as it is
     * @param verificationMethod the address of the public key, of which the issuer says that it is one of its own
     * @param created whole seconds of it are written
     * @param ed25519 signs bytes
     * @return what belongs into the member {@code proof}
     * @throws ProofFault when the credential says something that no context defines; {@link ProofFault#detail} names it
     */
    public static ObjectNode sign(
            ObjectNode credential, String verificationMethod, Instant created, UnaryOperator<byte[]> ed25519)
            throws ProofFault {
        return sign(credential, verificationMethod, created, ed25519, CanonicalForm.OF_BUNDLED_CONTEXTS);
    }

    static ObjectNode sign(
            ObjectNode credential,
            String verificationMethod,
            Instant created,
            UnaryOperator<byte[]> ed25519,
            CanonicalForm canonical)
            throws ProofFault {
        if (credential.has("proof")) {
            throw new IllegalArgumentException("signed already");
        }
        requireTerms(credential);
        SafeMode.requireIri(verificationMethod);
        String document = canonical.ofCredential(credential);
        String second = created.truncatedTo(ChronoUnit.SECONDS).toString();
        byte[] signature = ed25519.apply(EmbeddedProof.hashes(
                EmbeddedProof.sha256(options(verificationMethod, second)), EmbeddedProof.sha256(document)));
        if (signature.length != Suite.SIGNATURE_BYTES) {
            throw new IllegalArgumentException("not an Ed25519 signature");
        }
        ObjectNode proof = credential.objectNode();
        proof.put("type", Suite.EDDSA_RDFC_2022.type());
        proof.put("cryptosuite", Suite.EDDSA_RDFC_2022.label());
        proof.put("created", second);
        proof.put("verificationMethod", verificationMethod);
        proof.put("proofPurpose", "assertionMethod");
        proof.put("proofValue", Base58.multibase(signature));
        return proof;
    }

    /**
     * Checks that every proof of a credential was made with one key, and is not used later than it may be.
     *
     * @param publicKey 32 bytes, of Ed25519
     */
    public static void verify(JsonNode secured, byte[] publicKey, Instant now) throws ProofFault {
        PublicKey key = Multikey.ed25519(publicKey);
        for (EmbeddedProof proof : EmbeddedProof.listIn(secured)) {
            proof.requireHolds(key);
            if (proof.expires().filter(expires -> !expires.isAfter(now)).isPresent()) {
                throw new ProofFault(ProofFault.Kind.SIGNATURE, "expires");
            }
        }
    }

    /** The terms of the template below are those of this context, which protects them from the contexts behind it. */
    private static void requireTerms(ObjectNode credential) {
        if (!credential.path("@context").path(0).asText("").equals(Contexts.CREDENTIALS_2)) {
            throw new IllegalArgumentException("not a credential of version 2.0");
        }
    }

    /** The canonical form of the proof's options. It differs in two places only, so nothing has to be computed. */
    static String options(String verificationMethod, String created) {
        return "_:c14n0 <http://purl.org/dc/terms/created> \"" + created
                + "\"^^<http://www.w3.org/2001/XMLSchema#dateTime> .\n"
                + "_:c14n0 <" + RDF_TYPE + "> <" + SECURITY + Suite.EDDSA_RDFC_2022.type() + "> .\n"
                + "_:c14n0 <" + SECURITY + "cryptosuite> \"" + Suite.EDDSA_RDFC_2022.label() + "\"^^<" + SECURITY
                + "cryptosuiteString> .\n"
                + "_:c14n0 <" + SECURITY + "proofPurpose> <" + SECURITY + "assertionMethod> .\n"
                + "_:c14n0 <" + SECURITY + "verificationMethod> <" + verificationMethod + "> .\n";
    }
}
