package org.waymark.credential.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.apicatalog.ld.signature.eddsa.EdDSASignature2022;
import com.apicatalog.multikey.MultiKey;
import com.apicatalog.vc.integrity.DataIntegrityProofDraft;
import com.apicatalog.vc.verifier.Verifier;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.waymark.credential.Samples;
import org.waymark.credential.document.IssuerDocuments;
import org.waymark.credential.document.OpenBadge;

/** A library of others checks the proofs that are made here, and its own proofs are checked here. */
class OtherProofCodeTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-03-14T10:00:00Z");

    private final Ed25519Pair pair = Ed25519Pair.of(1);
    private final ObjectNode badge = badge();

    OtherProofCodeTest() throws Exception {}

    static ObjectNode badge() throws Exception {
        ObjectNode badge = (ObjectNode)
                MAPPER.readTree(new OpenBadge(new IssuerDocuments(Samples.ISSUER, Samples.ADDRESSES), Samples.ADDRESSES)
                        .credentialJson(Samples.issuedBy(Samples.UNIVERSITY)));
        // That library refuses every status but those of its own, and with this version of the JSON-LD library it
        // orders
        // nodes without an id otherwise than the standard when there are several. Samples of a library in another
        // language have both.
        badge.remove("credentialStatus");
        ObjectNode subject = (ObjectNode) badge.path("credentialSubject");
        subject.remove("identifier");
        ((ObjectNode) subject.path("achievement")).remove("alignment");
        ((ObjectNode) badge.path("issuer")).remove("address");
        return badge;
    }

    @Test
    void a_proof_that_is_made_here_holds_for_it() throws Throwable {
        badge.set("proof", DataIntegrityProof.sign(badge, pair.method(), NOW, pair::sign));
        verifier().verify(theirs(badge));
        DataIntegrityProof.verify(badge, pair.publicKey(), NOW);

        badge.put("name", "Another name");
        assertThatThrownBy(() -> verifier().verify(theirs(badge)))
                .isInstanceOf(com.apicatalog.ld.signature.VerificationError.class);
        assertThatThrownBy(() -> DataIntegrityProof.verify(badge, pair.publicKey(), NOW))
                .isInstanceOf(ProofFault.class);
    }

    @Test
    void a_proof_that_it_makes_holds_here() throws Throwable {
        EdDSASignature2022 suite = new EdDSASignature2022();
        MultiKey key = new MultiKey();
        key.setId(URI.create(pair.method()));
        key.setPublicKey(pair.publicKey());
        byte[] seed = new byte[32];
        seed[0] = 1;
        seed[31] = 7;
        key.setPrivateKey(seed);
        DataIntegrityProofDraft draft =
                suite.createDraft(URI.create(pair.method()), URI.create("https://w3id.org/security#assertionMethod"));
        draft.created(NOW);
        JsonObject signed = suite.createIssuer(key)
                .useBundledContexts(false)
                .loader(Contexts.BUNDLED)
                .sign(theirs(badge), draft)
                .compacted();
        DataIntegrityProof.verify(MAPPER.readTree(signed.toString()), pair.publicKey(), NOW);
    }

    private static Verifier verifier() {
        return Verifier.with(new EdDSASignature2022()).useBundledContexts(false).loader(Contexts.BUNDLED);
    }

    private static JsonObject theirs(ObjectNode ours) {
        try (var reader = Json.createReader(new StringReader(ours.toString()))) {
            JsonObject read = reader.readObject();
            assertThat(read).isNotEmpty();
            return read;
        }
    }
}
