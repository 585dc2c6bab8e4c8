package org.waymark.credential.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.waymark.credential.AchievementFacts;
import org.waymark.credential.AlignmentFacts;
import org.waymark.credential.Credential;
import org.waymark.credential.CredentialFacts;
import org.waymark.credential.CredentialId;
import org.waymark.credential.CredentialState;
import org.waymark.credential.Samples;
import org.waymark.credential.SignedBadge;
import org.waymark.credential.TestKeys;
import org.waymark.credential.proof.CanonicalText;
import org.waymark.credential.proof.DataIntegrityProof;
import org.waymark.credential.recipient.Recipient;
import org.waymark.whole.PublishedSchemas;

class LearnerRecordTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TestKeys KEYS = TestKeys.make();
    private static final Instant NOW = Instant.parse("2026-03-14T09:30:00Z");

    private final IssuerDocuments issuers = new IssuerDocuments(Samples.ISSUER, Samples.ADDRESSES);
    private final OpenBadge badges = new OpenBadge(issuers, Samples.ADDRESSES);
    private final LearnerRecord records = new LearnerRecord(issuers);
    private final CredentialSignatures signatures = KEYS.signatures();

    /** A signed badge for an achievement of its own. */
    private Credential badge(int number) {
        CredentialFacts sample = Samples.facts();
        AchievementFacts made = sample.achievement();
        AlignmentFacts criterion = made.alignments().get(0);
        AchievementFacts achievement = new AchievementFacts(
                "https://waymark.example/achievements/run-" + number,
                made.name() + number,
                made.description(),
                made.criteriaNarrative(),
                made.achievementType(),
                made.humanCode(),
                made.fieldOfStudy(),
                made.version(),
                number % 2 == 0 ? List.of(criterion) : List.of(),
                made.creator(),
                made.inLanguage(),
                made.tags());
        CredentialFacts facts = new CredentialFacts(
                new CredentialId(new UUID(7, number)),
                sample.learnerId(),
                achievement,
                sample.recipientName(),
                sample.cityName(),
                sample.awardedAt().minusSeconds(number),
                sample.activityEndDate(),
                sample.issuer(),
                sample.status());
        SignedBadge signed = signatures.sign(badges.credentialJson(facts), "", NOW);
        return new Credential(
                facts, "run-" + number, 1, Samples.CODE, signed.json(), signed.jwt(), CredentialState.VALID);
    }

    private List<Credential> badges(int count) {
        List<Credential> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(badge(i));
        }
        return made;
    }

    @Test
    void it_is_valid_by_the_published_schema_and_safe_to_canonicalize_in_both_forms() throws Exception {
        for (Recipient recipient : List.of(
                Recipient.NOBODY,
                new Recipient(Recipient.Kind.EMAIL, List.of("ada@example.org", "ada@example.net")),
                new Recipient(
                        Recipient.Kind.DID, List.of("did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK")))) {
            String json = records.recordJson(badges(3), recipient).orElseThrow();
            JsonNode proved = MAPPER.readTree(signatures.prove(json, NOW));
            PublishedSchemas.requireValid("clr_v2p0_clrcredential", proved);
            assertThat(CanonicalText.of(proved.toString())).isNotEmpty();
            DataIntegrityProof.verify(proved, KEYS.proofKey().getDecodedX(), NOW);

            String payload = SignedJWT.parse(signatures.jwt(json)).getPayload().toString();
            PublishedSchemas.requireValid("clr_v2p0_clrcredential", MAPPER.readTree(payload));
            assertThat(CanonicalText.of(payload)).isNotEmpty();
            assertThat(json).doesNotContain("ada@example.org", Samples.LEARNER.toString());
        }
    }

    @Test
    void each_badge_in_it_keeps_its_own_proof_and_those_of_one_criterion_are_related() throws Exception {
        List<Credential> all = badges(3);
        JsonNode subject = MAPPER.readTree(
                        records.recordJson(all, Recipient.NOBODY).orElseThrow())
                .get("credentialSubject");
        for (int i = 0; i < 3; i++) {
            JsonNode inner = subject.get("verifiableCredential").get(i);
            assertThat(inner).isEqualTo(MAPPER.readTree(all.get(i).json()));
            DataIntegrityProof.verify(inner, KEYS.proofKey().getDecodedX(), NOW);
        }
        assertThat(subject.get("association")).hasSize(1);
        JsonNode association = subject.get("association").get(0);
        assertThat(association.get("associationType").asText()).isEqualTo("isRelatedTo");
        assertThat(association.get("sourceId").asText()).endsWith("/run-0");
        assertThat(association.get("targetId").asText()).endsWith("/run-2");
    }

    @Test
    void one_of_other_badges_has_another_id_and_one_of_none_is_none() throws Exception {
        assertThat(records.recordJson(List.of(), Recipient.NOBODY)).isEmpty();
        String three = records.recordJson(badges(3), Recipient.NOBODY).orElseThrow();
        String two = records.recordJson(badges(2), Recipient.NOBODY).orElseThrow();
        assertThat(records.recordJson(badges(3), Recipient.NOBODY)).contains(three);
        assertThat(MAPPER.readTree(three).get("id"))
                .isNotEqualTo(MAPPER.readTree(two).get("id"));
        assertThat(MAPPER.readTree(three).has("partial")).isFalse();
    }

    @Test
    void one_that_would_be_too_long_says_that_it_is_a_part() throws Exception {
        String json = records.recordJson(badges(90), Recipient.NOBODY).orElseThrow();
        JsonNode record = MAPPER.readTree(json);
        int kept = record.at("/credentialSubject/verifiableCredential").size();
        assertThat(record.get("partial").asBoolean()).isTrue();
        assertThat(kept).isBetween(20, 89);
        DataIntegrityProof.verify(
                MAPPER.readTree(signatures.prove(json, NOW)), KEYS.proofKey().getDecodedX(), NOW);
    }
}
