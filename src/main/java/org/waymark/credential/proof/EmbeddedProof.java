package org.waymark.credential.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One of the proofs that stand in a credential. That it is here says nothing yet; {@link #requireHolds} does. */
public final class EmbeddedProof {
    private static final int MOST_PROOFS = 5;
    private static final int LONGEST_METHOD = 2_000;
    private static final Set<String> MEMBERS = Set.of(
            "@context",
            "id",
            "type",
            "cryptosuite",
            "created",
            "expires",
            "verificationMethod",
            "proofPurpose",
            "proofValue",
            "domain",
            "challenge",
            "nonce");

    private final Suite suite;
    private final String verificationMethod;
    private final @Nullable Instant created;
    private final @Nullable Instant expires;
    private final byte[] signature;
    private final byte[] signed;

    private EmbeddedProof(CanonicalForm canonical, byte[] documentHash, ObjectNode document, ObjectNode proof)
            throws ProofFault {
        for (String name : (Iterable<String>) proof::fieldNames) {
            if (!MEMBERS.contains(name)) {
                throw new ProofFault(
                        name.equals("previousProof") ? ProofFault.Kind.UNSUPPORTED : ProofFault.Kind.FORM, name);
            }
        }
        this.suite = Suite.of(proof);
        if (!text(proof, "proofPurpose").equals("assertionMethod")) {
            throw new ProofFault(ProofFault.Kind.FORM, "proofPurpose");
        }
        this.verificationMethod = text(proof, "verificationMethod");
        if (verificationMethod.length() > LONGEST_METHOD) {
            throw new ProofFault(ProofFault.Kind.LIMIT, "verificationMethod");
        }
        this.created = time(proof, "created");
        this.expires = time(proof, "expires");
        this.signature = Base58.fromMultibase(text(proof, "proofValue"), Suite.SIGNATURE_BYTES);
        this.signed = hashes(sha256(canonical.of(options(canonical, document, proof))), documentHash);
    }

    /**
     * Reads every proof of a credential.
     *
     * @return at least one
     */
    public static List<EmbeddedProof> listIn(JsonNode secured) throws ProofFault {
        return listIn(secured, CanonicalForm.OF_BUNDLED_CONTEXTS);
    }

    static List<EmbeddedProof> listIn(JsonNode secured, CanonicalForm canonical) throws ProofFault {
        if (!(secured instanceof ObjectNode whole)) {
            throw new ProofFault(ProofFault.Kind.FORM, "JSON");
        }
        JsonNode member = whole.path("proof");
        List<ObjectNode> proofs = new ArrayList<>();
        for (JsonNode entry : member.isArray() ? member : List.of(member)) {
            if (!(entry instanceof ObjectNode proof)) {
                throw new ProofFault(ProofFault.Kind.FORM, "proof");
            }
            proofs.add(proof);
        }
        if (proofs.isEmpty() || proofs.size() > MOST_PROOFS) {
            throw new ProofFault(proofs.isEmpty() ? ProofFault.Kind.FORM : ProofFault.Kind.LIMIT, "proof");
        }
        CredentialJson.require(whole);
        ObjectNode document = whole.deepCopy();
        document.remove("proof");
        byte[] hash = sha256(canonical.ofCredential(document));
        List<EmbeddedProof> read = new ArrayList<>();
        for (ObjectNode proof : proofs) {
            read.add(new EmbeddedProof(canonical, hash, document, proof));
        }
        return read;
    }

    public Suite suite() {
        return suite;
    }

    /** Where the key is said to be. Whether that key may sign for the issuer is not known here. */
    public String verificationMethod() {
        return verificationMethod;
    }

    public Optional<Instant> created() {
        return Optional.ofNullable(created);
    }

    public Optional<Instant> expires() {
        return Optional.ofNullable(expires);
    }

    /** Refuses a proof that was not made with this key over this credential. */
    public void requireHolds(PublicKey key) throws ProofFault {
        if (!suite.holds(key, signed, signature)) {
            throw new ProofFault(ProofFault.Kind.SIGNATURE, suite.label());
        }
    }

    /** The hash of the proof's options comes first. */
    static byte[] hashes(byte[] options, byte[] document) {
        byte[] both = Arrays.copyOf(options, options.length + document.length);
        System.arraycopy(document, 0, both, options.length, document.length);
        return both;
    }

    static byte[] sha256(String canonical) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The proof without its value, under the contexts of the document, of which its own are the first. */
    private static ObjectNode options(CanonicalForm canonical, ObjectNode document, ObjectNode proof)
            throws ProofFault {
        ObjectNode options = proof.deepCopy();
        options.remove("proofValue");
        List<String> all = canonical.plainTerms().named(document.path("@context"));
        List<String> own = canonical.plainTerms().named(proof.path("@context"));
        if (own.size() > all.size() || !all.subList(0, own.size()).equals(own)) {
            throw new ProofFault(ProofFault.Kind.CONTEXT, "proof");
        }
        if (own.isEmpty()) {
            options.set("@context", document.path("@context"));
        }
        return options;
    }

    private static String text(ObjectNode proof, String name) throws ProofFault {
        JsonNode value = proof.path(name);
        if (!value.isTextual()) {
            throw new ProofFault(ProofFault.Kind.FORM, name);
        }
        return value.textValue();
    }

    private static @Nullable Instant time(ObjectNode proof, String name) throws ProofFault {
        if (!proof.has(name)) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text(proof, name)).toInstant();
        } catch (DateTimeException e) {
            throw new ProofFault(ProofFault.Kind.FORM, name);
        }
    }
}
