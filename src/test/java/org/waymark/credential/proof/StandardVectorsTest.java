package org.waymark.credential.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.apicatalog.jsonld.document.JsonDocument;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The test vectors of Data Integrity EdDSA and ECDSA Cryptosuites 1.0, with the context that their examples use. */
class StandardVectorsTest {
    private static final Path FOLDER = Path.of("src/test/resources/proof/w3c");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final CanonicalForm canonical = new CanonicalForm(new Contexts(Map.of(
            "https://www.w3.org/ns/credentials/examples/v2",
            JsonDocument.of(
                    new StringReader("{\"@context\":{\"@vocab\":\"https://www.w3.org/ns/credentials/examples#\"}}")))));

    StandardVectorsTest() throws Exception {}

    @Test
    void the_canonical_forms_are_those_of_the_standard() throws Exception {
        ObjectNode document = read("eddsa-rdfc-2022.json");
        ObjectNode proof = (ObjectNode) document.remove("proof");
        assertThat(canonical.ofCredential(document).strip()).isEqualTo(text("eddsa-rdfc-2022.document.nq"));
        assertThat(DataIntegrityProof.options(
                                proof.path("verificationMethod").asText(),
                                proof.path("created").asText())
                        .strip())
                .isEqualTo(text("eddsa-rdfc-2022.options.nq"));
        proof.remove("proofValue");
        proof.set("@context", document.get("@context"));
        assertThat(canonical.of(proof).strip()).isEqualTo(text("eddsa-rdfc-2022.options.nq"));
    }

    @Test
    void signing_gives_the_proof_of_the_standard() throws Exception {
        byte[] written = Base58.fromMultibase(
                read("key-pair.json").path("privateKeyMultibase").asText(), 34);
        Ed25519Pair pair = Ed25519Pair.of(Arrays.copyOfRange(written, 2, 34));
        assertThat(Multikey.ofEd25519(pair.publicKey()))
                .isEqualTo(read("key-pair.json").path("publicKeyMultibase").asText());
        ObjectNode document = read("eddsa-rdfc-2022.json");
        JsonNode proof = document.remove("proof");
        assertThat((JsonNode) DataIntegrityProof.sign(
                        document, pair.method(), Instant.parse("2023-02-24T23:36:38.9Z"), pair::sign, canonical))
                .isEqualTo(proof);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"eddsa-rdfc-2022.json", "ed25519-signature-2020.json", "ecdsa-rdfc-2019.json", "proof-set.json"})
    void proofs_of_the_standard_hold_and_not_for_another_text(String file) throws Exception {
        for (EmbeddedProof proof : EmbeddedProof.listIn(read(file), canonical)) {
            proof.requireHolds(Multikey.read(fragment(proof)));
        }
        ObjectNode changed = read(file);
        changed.put("name", "Alumni credential");
        List<EmbeddedProof> proofs = EmbeddedProof.listIn(changed, canonical);
        for (EmbeddedProof proof : proofs) {
            assertThatThrownBy(() -> proof.requireHolds(Multikey.read(fragment(proof))))
                    .isInstanceOf(ProofFault.class);
        }
        assertThat(proofs).hasSize(file.equals("proof-set.json") ? 2 : 1);
    }

    private static String fragment(EmbeddedProof proof) {
        return proof.verificationMethod().substring(proof.verificationMethod().indexOf('#') + 1);
    }

    private static ObjectNode read(String file) throws Exception {
        return (ObjectNode) MAPPER.readTree(FOLDER.resolve(file).toFile());
    }

    private static String text(String file) throws Exception {
        return Files.readString(FOLDER.resolve(file)).strip();
    }
}
