package org.waymark.credential.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.waymark.Covers;
import org.waymark.credential.Samples;
import org.waymark.credential.SignedBadge;
import org.waymark.credential.TestKeys;
import org.waymark.credential.proof.DataIntegrityProof;

class CredentialSignaturesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TestKeys KEYS = TestKeys.make();
    private static final Instant NOW = Instant.parse("2026-03-14T09:30:00.5Z");

    private final OpenBadge badges =
            new OpenBadge(new IssuerDocuments(Samples.ISSUER, Samples.ADDRESSES), Samples.ADDRESSES);
    private final CredentialSignatures signatures = KEYS.signatures();

    private SignedBadge sign() {
        return signatures.sign(badges.credentialJson(Samples.facts()), "", NOW);
    }

    @Test
    void the_jwt_is_the_credential_with_four_claims_signed_by_the_key_behind_its_kid() throws Exception {
        SignedJWT jwt = SignedJWT.parse(sign().jwt());
        RSAKey key = KEYS.published().getKeys().get(0).toRSAKey();
        assertThat(jwt.getHeader().toJSONObject())
                .containsOnlyKeys("alg", "kid", "typ")
                .containsEntry("alg", "RS256")
                .containsEntry("typ", "JWT")
                .containsEntry("kid", "https://waymark.example/issuers/waymark/keys/" + key.getKeyID());
        assertThat(jwt.verify(new RSASSAVerifier(key))).isTrue();
        assertThat(jwt.getJWTClaimsSet().getNotBeforeTime().toInstant())
                .isEqualTo(Instant.parse("2026-03-14T09:26:53Z"));

        ObjectNode payload = (ObjectNode) MAPPER.readTree(jwt.getPayload().toString());
        assertThat(payload.remove("iss")).isEqualTo(payload.get("issuer").get("id"));
        assertThat(payload.remove("jti")).isEqualTo(payload.get("id"));
        assertThat(payload.remove("sub"))
                .isEqualTo(payload.get("credentialSubject").get("id"));
        assertThat(payload.remove("nbf").asLong()).isEqualTo(1773480413L);
        assertThat(((ArrayNode) payload.get("@context")).remove(3).has("jti")).isTrue();
        assertThat(payload).isEqualTo(MAPPER.readTree(badges.credentialJson(Samples.facts())));
        assertThat(payload.has("vc")).isFalse();
    }

    @Test
    void the_json_has_a_proof_of_the_key_that_the_issuer_shows() throws Exception {
        JsonNode badge = MAPPER.readTree(sign().json());
        JsonNode proof = badge.get("proof");
        assertThat(proof.get("type").asText()).isEqualTo("DataIntegrityProof");
        assertThat(proof.get("cryptosuite").asText()).isEqualTo("eddsa-rdfc-2022");
        assertThat(proof.get("created").asText()).isEqualTo("2026-03-14T09:30:00Z");
        assertThat(proof.get("verificationMethod").asText())
                .isEqualTo("https://waymark.example/issuers/waymark/keys/"
                        + KEYS.proofKey().getKeyID());
        DataIntegrityProof.verify(badge, KEYS.proofKey().getDecodedX(), NOW);
        ObjectNode without = badge.deepCopy();
        without.remove("proof");
        assertThat(without).isEqualTo(MAPPER.readTree(badges.credentialJson(Samples.facts())));
    }

    @Test
    void what_is_signed_already_is_left_as_it_is() {
        SignedBadge first = sign();
        assertThat(signatures.sign(first.json(), first.jwt(), NOW.plusSeconds(60)))
                .isEqualTo(first);
        String old = badges.credentialJson(Samples.facts());
        assertThat(signatures.sign(old, "eyJ.of.0.1", NOW)).isEqualTo(new SignedBadge(first.json(), "eyJ.of.0.1"));
    }

    @Test
    void an_organization_signs_with_keys_that_stand_below_its_own_profile() throws Exception {
        SignedBadge badge = signatures.sign(badges.credentialJson(Samples.issuedBy(Samples.UNIVERSITY)), "", NOW);
        SignedJWT jwt = SignedJWT.parse(badge.jwt());
        String issuer = "https://waymark.example/issuers/johns-hopkins-university";
        assertThat(jwt.getJWTClaimsSet().getIssuer()).isEqualTo(issuer);
        assertThat(jwt.getHeader().getKeyID()).startsWith(issuer + "/keys/");
        assertThat(MAPPER.readTree(badge.json())
                        .get("proof")
                        .get("verificationMethod")
                        .asText())
                .startsWith(issuer + "/keys/");
    }

    @Test
    @Covers("E2.98")
    void the_same_text_gives_the_same_bytes() {
        assertThat(sign()).isEqualTo(sign());
    }

    @Test
    void a_status_list_is_signed_like_a_credential() throws Exception {
        String list = new StatusLists(Samples.ADDRESSES).bitstringJson("waymark", 3, List.of(5), NOW);
        DataIntegrityProof.verify(
                MAPPER.readTree(signatures.prove(list, NOW)), KEYS.proofKey().getDecodedX(), NOW);
        SignedJWT jwt = SignedJWT.parse(signatures.jwt(list));
        assertThat(jwt.verify(
                        new RSASSAVerifier(KEYS.published().getKeys().get(0).toRSAKey())))
                .isTrue();
        assertThat(jwt.getJWTClaimsSet().getSubject()).isEqualTo("https://waymark.example/status/waymark/3#list");
    }
}
