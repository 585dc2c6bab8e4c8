package org.waymark.credential.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.credential.Samples;
import org.waymark.credential.document.IssuerDocuments;
import org.waymark.credential.document.OpenBadge;

/** A proof holds for its key and its credential, written in one way, and for nothing else. */
class DataIntegrityProofTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-03-14T10:00:00Z");
    private static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    private final Ed25519Pair pair = Ed25519Pair.of(3);
    private final ObjectNode signed = signed();

    DataIntegrityProofTest() throws Exception {}

    private ObjectNode signed() throws Exception {
        ObjectNode badge = (ObjectNode)
                MAPPER.readTree(new OpenBadge(new IssuerDocuments(Samples.ISSUER, Samples.ADDRESSES), Samples.ADDRESSES)
                        .credentialJson(Samples.issuedBy(Samples.UNIVERSITY)));
        badge.set(
                "proof",
                DataIntegrityProof.sign(badge, "https://waymark.example/issuers/jhu/keys/k1", NOW, pair::sign));
        return badge;
    }

    private ObjectNode proof() {
        return (ObjectNode) signed.path("proof");
    }

    private void refused(JsonNode document, ProofFault.Kind... kinds) {
        assertThatThrownBy(() -> DataIntegrityProof.verify(document, pair.publicKey(), NOW))
                .as(document.path("proof").toString())
                .isInstanceOfSatisfying(
                        ProofFault.class, fault -> assertThat(fault.kind()).isIn((Object[]) kinds));
    }

    @Test
    void a_proof_holds_whatever_the_order_of_members_and_for_its_key_only() throws Exception {
        DataIntegrityProof.verify(signed, pair.publicKey(), NOW);
        ObjectNode other = MAPPER.createObjectNode();
        List<String> names = new ArrayList<>();
        signed.fieldNames().forEachRemaining(names::add);
        Collections.sort(names);
        for (String name : names) {
            other.set(name, signed.get(name));
        }
        assertThat(other.toString()).isNotEqualTo(signed.toString());
        DataIntegrityProof.verify(other, pair.publicKey(), NOW);
        assertThatThrownBy(() ->
                        DataIntegrityProof.verify(signed, Ed25519Pair.of(4).publicKey(), NOW))
                .isInstanceOfSatisfying(
                        ProofFault.class, fault -> assertThat(fault.kind()).isEqualTo(ProofFault.Kind.SIGNATURE));
        EmbeddedProof read = EmbeddedProof.listIn(signed).get(0);
        assertThat(read.created()).contains(NOW);
        assertThat(read.expires()).isEmpty();
        assertThat(read.suite().label()).isEqualTo("eddsa-rdfc-2022");
        assertThat(read.verificationMethod()).isEqualTo("https://waymark.example/issuers/jhu/keys/k1");
    }

    @ParameterizedTest
    @CsvSource({
        "type, Ed25519Signature2020, UNSUPPORTED",
        "type, DataIntegrity, UNSUPPORTED",
        "cryptosuite, eddsa-2022, UNSUPPORTED",
        "cryptosuite, eddsa-jcs-2022, UNSUPPORTED",
        "cryptosuite, ecdsa-rdfc-2019, KEY",
        "proofPurpose, authentication, FORM",
        "proofPurpose, https://w3id.org/security#assertionMethod, FORM",
        "created, 2026-03-14T10:00:01Z, SIGNATURE",
        "created, yesterday, FORM",
        "expires, 2027-01-01T00:00:00Z, SIGNATURE",
        "verificationMethod, https://waymark.example/issuers/jhu/keys/k2, SIGNATURE",
        "verificationMethod, k1, TERM",
        "id, urn:uuid:26329423-bec9-4b2e-88cb-a7c7d9dc4544, SIGNATURE",
        "previousProof, urn:uuid:26329423-bec9-4b2e-88cb-a7c7d9dc4544, UNSUPPORTED",
        "https://w3id.org/security#expiration, 2020-01-01T00:00:00Z, FORM",
        "@context, https://example.org/, CONTEXT",
        "@context, https://w3id.org/security/data-integrity/v2, CONTEXT",
        "proofValue, z, FORM"
    })
    void a_proof_with_another_member_does_not_hold(String name, String value, ProofFault.Kind kind) {
        proof().put(name, value);
        refused(signed, kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"type", "cryptosuite", "proofPurpose", "verificationMethod", "proofValue", "created"})
    void a_proof_without_a_member_or_with_an_object_in_its_place_does_not_hold(String name) {
        ObjectNode object = signed.deepCopy();
        JsonNode value = proof().remove(name);
        refused(signed, ProofFault.Kind.FORM, ProofFault.Kind.UNSUPPORTED, ProofFault.Kind.SIGNATURE);
        ((ObjectNode) object.path("proof")).putArray(name).add(value);
        refused(object, ProofFault.Kind.FORM, ProofFault.Kind.UNSUPPORTED);
    }

    @Test
    void a_proof_that_has_expired_does_not_hold() throws Exception {
        ObjectNode options = MAPPER.createObjectNode();
        ObjectNode proof = proof();
        proof.put("expires", "2026-03-14T10:00:10Z");
        options.setAll(proof);
        options.remove("proofValue");
        options.set("@context", signed.path("@context"));
        ObjectNode document = signed.deepCopy();
        document.remove("proof");
        CanonicalForm canonical = CanonicalForm.OF_BUNDLED_CONTEXTS;
        proof.put(
                "proofValue",
                Base58.multibase(pair.sign(EmbeddedProof.hashes(
                        EmbeddedProof.sha256(canonical.of(options)),
                        EmbeddedProof.sha256(canonical.ofCredential(document))))));
        DataIntegrityProof.verify(signed, pair.publicKey(), NOW);
        assertThatThrownBy(() -> DataIntegrityProof.verify(signed, pair.publicKey(), NOW.plusSeconds(10)))
                .hasMessageContaining("expires");
    }

    @Test
    void every_one_of_several_proofs_has_to_hold() throws Exception {
        ObjectNode second = proof().deepCopy();
        ArrayNode both = MAPPER.createArrayNode().add(proof()).add(second);
        signed.set("proof", both);
        DataIntegrityProof.verify(signed, pair.publicKey(), NOW);
        second.put("created", "2026-03-14T10:00:01Z");
        refused(signed, ProofFault.Kind.SIGNATURE);
        signed.putArray("proof");
        refused(signed, ProofFault.Kind.FORM);
        signed.putArray("proof").add(second).add("text");
        refused(signed, ProofFault.Kind.FORM);
        ArrayNode many = signed.putArray("proof");
        for (int i = 0; i < 6; i++) {
            many.add(second);
        }
        refused(signed, ProofFault.Kind.LIMIT);
        signed.remove("proof");
        refused(signed, ProofFault.Kind.FORM);
    }

    @Test
    void a_signature_is_written_in_one_way() throws Exception {
        String value = proof().path("proofValue").textValue();
        byte[] bytes = Base58.fromMultibase(value, 64);
        assertThat(Base58.multibase(bytes)).isEqualTo(value);
        String url = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        for (String other : new String[] {
            "u" + url,
            "f" + HexFormat.of().formatHex(bytes),
            "z1" + value.substring(1),
            value + " ",
            " " + value,
            value + "1",
            value.substring(0, value.length() - 1),
            value.replace(value.charAt(7), '0'),
            "z" + "1".repeat(100_000),
            url
        }) {
            proof().put("proofValue", other);
            refused(signed, ProofFault.Kind.FORM, ProofFault.Kind.SIGNATURE);
        }
        for (int i = 1; i < value.length(); i++) {
            char next = value.charAt(i) == '2' ? '3' : '2';
            proof().put("proofValue", value.substring(0, i) + next + value.substring(i + 1));
            refused(signed, ProofFault.Kind.SIGNATURE, ProofFault.Kind.FORM);
        }
        proof().put("proofValue", Base58.multibase(withOrderAdded(bytes)));
        refused(signed, ProofFault.Kind.SIGNATURE);
    }

    /** The same point, by another number: whoever does not check it takes two signatures for one. */
    private static byte[] withOrderAdded(byte[] signature) {
        byte[] bigEndian = new byte[32];
        for (int i = 0; i < 32; i++) {
            bigEndian[i] = signature[63 - i];
        }
        byte[] sum = new BigInteger(1, bigEndian).add(ORDER).toByteArray();
        byte[] changed = Arrays.copyOf(signature, 64);
        Arrays.fill(changed, 32, 64, (byte) 0);
        for (int i = 0; i < Math.min(32, sum.length); i++) {
            changed[32 + i] = sum[sum.length - 1 - i];
        }
        return changed;
    }

    /** Each of these is a point of small order or no canonical point: one signature would fit any text. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000080",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85"
            })
    void a_key_under_which_a_signature_says_nothing_is_refused(String key) {
        byte[] bytes = HexFormat.of().parseHex(key);
        byte[] neutral = new byte[64];
        neutral[0] = 1;
        proof().put("proofValue", Base58.multibase(neutral));
        assertThatThrownBy(() -> DataIntegrityProof.verify(signed, bytes, NOW))
                .isInstanceOfSatisfying(
                        ProofFault.class, fault -> assertThat(fault.kind()).isEqualTo(ProofFault.Kind.KEY));
        assertThatThrownBy(() -> Multikey.read(Multikey.ofEd25519(bytes))).isInstanceOf(ProofFault.class);
    }

    @Test
    void keys_are_read_as_they_are_written_and_nothing_else_is_a_key() throws Exception {
        assertThat(Multikey.ofEd25519(pair.publicKey())).startsWith("z6Mk").hasSize(48);
        assertThat(pair.did()).startsWith("did:key:z6Mk");
        assertThat(Multikey.read(Multikey.ofEd25519(pair.publicKey())).getEncoded())
                .isEqualTo(Multikey.ed25519(pair.publicKey()).getEncoded());
        for (String text : new String[] {
            "",
            "z",
            "z6Mk",
            "z6MkO",
            "u7QE",
            "zDn",
            "zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVQ",
            "z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc"
        }) {
            assertThatThrownBy(() -> Multikey.read(text)).as(text).isInstanceOf(ProofFault.class);
        }
    }

    @Test
    void a_credential_that_was_changed_anywhere_does_not_hold_and_nothing_is_thrown_but_faults() throws Exception {
        String text = signed.toString();
        assertThatCode(() -> DataIntegrityProof.verify(CredentialJson.read(text), pair.publicKey(), NOW))
                .doesNotThrowAnyException();
        Random random = new Random(20261130);
        int read = 0;
        for (int i = 0; i < 500; i++) {
            StringBuilder changed = new StringBuilder(text);
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> changed.deleteCharAt(at);
                case 1 -> changed.setCharAt(at, (char) (' ' + random.nextInt(95)));
                case 2 -> changed.insert(at, (char) (' ' + random.nextInt(95)));
                default -> {
                    int from = random.nextInt(text.length());
                    int to = Math.min(text.length(), from + random.nextInt(40));
                    changed.insert(at, text, from, to);
                }
            }
            try {
                ObjectNode document = CredentialJson.read(changed.toString());
                read++;
                if (!document.equals(signed)) {
                    DataIntegrityProof.verify(document, pair.publicKey(), NOW);
                    throw new AssertionError("holds: " + changed);
                }
            } catch (ProofFault refused) {
                assertThat(refused.detail()).hasSizeLessThanOrEqualTo(200);
            }
        }
        assertThat(read).isGreaterThan(100);
    }

    @Test
    void what_is_signed_already_or_of_an_earlier_version_is_not_signed() {
        assertThatThrownBy(() -> DataIntegrityProof.sign(signed, "https://a.example/k", NOW, pair::sign))
                .isInstanceOf(IllegalArgumentException.class);
        signed.remove("proof");
        assertThatThrownBy(() -> DataIntegrityProof.sign(signed, "no address", NOW, pair::sign))
                .isInstanceOf(ProofFault.class);
        assertThatThrownBy(() -> DataIntegrityProof.sign(signed, "https://a.example/k", NOW, bytes -> new byte[63]))
                .isInstanceOf(IllegalArgumentException.class);
        signed.putArray("@context").add(Contexts.CREDENTIALS_1);
        assertThatThrownBy(() -> DataIntegrityProof.sign(signed, "https://a.example/k", NOW, pair::sign))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
