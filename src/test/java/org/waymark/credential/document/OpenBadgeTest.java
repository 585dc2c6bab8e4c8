package org.waymark.credential.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.waymark.Covers;
import org.waymark.credential.CredentialFacts;
import org.waymark.credential.CredentialId;
import org.waymark.credential.PublicAddresses;
import org.waymark.credential.Revocation;
import org.waymark.credential.Samples;
import org.waymark.language.Message;

class OpenBadgeTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final IssuerDocuments issuers = new IssuerDocuments(Samples.ISSUER, Samples.ADDRESSES);
    private final OpenBadge badges = new OpenBadge(issuers, Samples.ADDRESSES);

    @Test
    void the_credential_has_every_member_where_open_badges_3_wants_it() throws Exception {
        JsonNode badge = MAPPER.readTree(badges.credentialJson(Samples.facts()));
        String id = "https://waymark.example/credentials/0b6ad8a1-52a3-4ae5-9a0a-3d1a0a9b7c11";
        assertThat(badge.get("@context"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "https://www.w3.org/ns/credentials/v2",
                        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
                        "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json");
        assertThat(badge.get("id").asText()).isEqualTo(id);
        assertThat(badge.get("type"))
                .extracting(JsonNode::asText)
                .containsExactly("VerifiableCredential", "OpenBadgeCredential");
        assertThat(badge.get("name").asText()).isEqualTo("Data Management: Quality and Standards");
        assertThat(badge.get("validFrom").asText()).isEqualTo("2026-03-14T09:26:53Z");
        assertThat(badge.get("awardedDate").asText()).isEqualTo("2026-03-14T09:26:53Z");
        assertThat(badge.get("image").toString())
                .isEqualTo(
                        "{\"id\":\"" + id
                                + "/badge.svg\",\"type\":\"Image\",\"caption\":\"Badge: Data Management: Quality and Standards\"}");
        assertThat(badge.get("issuer").toString())
                .isEqualTo("{\"id\":\"https://waymark.example/issuers/waymark\",\"type\":[\"Profile\"],"
                        + "\"name\":\"What Works Cities Academy\",\"url\":\"https://academy.example/\","
                        + "\"description\":\"Courses for city staff\"}");
        assertThat(badge.get("credentialStatus").toString())
                .isEqualTo(
                        "{\"id\":\"https://waymark.example/status/waymark/0#94567\",\"type\":\"BitstringStatusListEntry\","
                                + "\"statusPurpose\":\"revocation\",\"statusListIndex\":\"94567\","
                                + "\"statusListCredential\":\"https://waymark.example/status/waymark/0\"}");
        JsonNode subject = badge.get("credentialSubject");
        assertThat(subject.get("type").toString()).isEqualTo("[\"AchievementSubject\"]");
        assertThat(subject.get("activityEndDate").asText()).isEqualTo("2026-03-13T00:00:00Z");
    }

    @Test
    void the_achievement_carries_its_criteria_and_an_alignment_for_each_criterion() throws Exception {
        JsonNode achievement = MAPPER.readTree(badges.credentialJson(Samples.facts()))
                .get("credentialSubject")
                .get("achievement");
        assertThat(achievement.get("id").asText()).isEqualTo("https://waymark.example/achievements/dm-202-3");
        assertThat(achievement.get("type").toString()).isEqualTo("[\"Achievement\"]");
        assertThat(achievement.get("achievementType").asText()).isEqualTo("Course");
        assertThat(achievement.get("description").asText()).isNotBlank();
        assertThat(achievement.get("criteria").get("narrative").asText()).startsWith("Attend the sessions");
        assertThat(achievement.get("humanCode").asText()).isEqualTo("DM 202.3");
        assertThat(achievement.get("fieldOfStudy").asText()).isEqualTo("Data Management");
        assertThat(achievement.get("version").asText()).isEqualTo("1");
        assertThat(achievement.get("inLanguage").asText()).isEqualTo("en");
        assertThat(achievement.get("tag").toString()).isEqualTo("[\"Data Management\"]");
        assertThat(achievement.get("creator").toString())
                .isEqualTo("{\"id\":\"https://waymark.example/achievements/dm-202-3#creator\",\"type\":[\"Profile\"],"
                        + "\"name\":\"Johns Hopkins University\"}");
        assertThat(achievement.get("image").get("id").asText())
                .isEqualTo("https://waymark.example/achievements/dm-202-3/badge.png");
        assertThat(achievement.get("alignment")).hasSize(5);
        assertThat(achievement.get("alignment").get(0).toString())
                .isEqualTo(
                        "{\"type\":[\"Alignment\"],\"targetName\":\"Data standards are documented and kept, part 1\","
                                + "\"targetUrl\":\"https://waymark.example/criteria/dm-1\",\"targetType\":\"CFItem\","
                                + "\"targetCode\":\"DM1\",\"targetFramework\":\"What Works Cities Standard 2018–2021\","
                                + "\"targetDescription\":\"The city documents its data standards.\"}");
        assertThat(MAPPER.readTree(badges.credentialJson(
                                Samples.facts(null, null, Samples.achievement("Evaluation Foundations", 0))))
                        .get("credentialSubject")
                        .get("achievement")
                        .has("alignment"))
                .isFalse();
    }

    @Test
    void the_person_is_named_by_a_salted_hash_and_nothing_else() throws Exception {
        String json = badges.credentialJson(Samples.facts());
        assertThat(json).doesNotContain(Samples.LEARNER.toString(), "Ana", "Łódź", "email");
        JsonNode subject = MAPPER.readTree(json).get("credentialSubject");
        JsonNode identity = subject.get("identifier").get(0);
        assertThat(identity.get("type").asText()).isEqualTo("IdentityObject");
        assertThat(identity.get("hashed").isBoolean()).isTrue();
        assertThat(identity.get("hashed").asBoolean()).isTrue();
        assertThat(identity.get("identityType").asText()).isEqualTo("systemId");
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest((Samples.LEARNER + identity.get("salt").asText()).getBytes(StandardCharsets.UTF_8));
        assertThat(identity.get("identityHash").asText())
                .isEqualTo("sha256$" + HexFormat.of().formatHex(hash));

        CredentialFacts other = new CredentialFacts(
                new CredentialId(new UUID(1, 2)),
                Samples.LEARNER,
                Samples.facts().achievement(),
                null,
                null,
                Samples.AWARDED,
                null,
                null,
                null);
        JsonNode otherSubject = MAPPER.readTree(badges.credentialJson(other)).get("credentialSubject");
        assertThat(otherSubject.get("id")).isNotEqualTo(subject.get("id"));
        assertThat(otherSubject.get("identifier")).isNotEqualTo(subject.get("identifier"));
        assertThat(otherSubject.has("activityEndDate")).isFalse();
    }

    @Test
    void an_organization_is_named_with_all_that_its_profile_has_room_for() throws Exception {
        JsonNode badge = MAPPER.readTree(badges.credentialJson(Samples.issuedBy(Samples.UNIVERSITY)));
        assertThat(badge.get("issuer").toString())
                .isEqualTo(
                        "{\"id\":\"https://waymark.example/issuers/johns-hopkins-university\",\"type\":[\"Profile\"],"
                                + "\"name\":\"Johns Hopkins University\",\"url\":\"https://www.jhu.example/\","
                                + "\"email\":\"academy@jhu.example\",\"address\":{\"type\":[\"Address\"],"
                                + "\"streetAddress\":\"3400 N. Charles Street, Baltimore, MD 21218\"},"
                                + "\"image\":{\"id\":\"https://waymark.example/issuers/johns-hopkins-university/logo/"
                                + "a".repeat(64)
                                + ".png\",\"type\":\"Image\",\"caption\":\"Johns Hopkins University\"},"
                                + "\"official\":\"Jane Q. Example\"}");
        assertThat(badge.get("credentialStatus").get("id").asText())
                .isEqualTo("https://waymark.example/status/johns-hopkins-university/0#94567");
        JsonNode profile = MAPPER.readTree(issuers.profileJson(Samples.UNIVERSITY, List.of()));
        badge.get("issuer")
                .properties()
                .forEach(member -> assertThat(profile.get(member.getKey())).isEqualTo(member.getValue()));
    }

    @Test
    @Covers("E2.98")
    void the_same_facts_give_the_same_bytes() {
        assertThat(badges.credentialJson(Samples.facts())).isEqualTo(badges.credentialJson(Samples.facts()));
    }

    @Test
    void the_status_list_names_revoked_credentials_with_their_reasons() throws Exception {
        String list = new StatusLists(Samples.ADDRESSES)
                .revocationListJson(
                        PublicAddresses.WAYMARK,
                        List.of(
                                new Revocation(Samples.ID, Samples.AWARDED, Message.plain("Issued by mistake")),
                                new Revocation(new CredentialId(new UUID(1, 2)), Samples.AWARDED, null)));
        assertThat(list)
                .isEqualTo(
                        "{\"id\":\"https://waymark.example/status/waymark\","
                                + "\"issuer\":\"https://waymark.example/issuers/waymark\",\"revokedCredential\":["
                                + "{\"id\":\"https://waymark.example/credentials/0b6ad8a1-52a3-4ae5-9a0a-3d1a0a9b7c11\","
                                + "\"revoked\":true,\"revocationReason\":\"Issued by mistake\"},"
                                + "{\"id\":\"https://waymark.example/credentials/00000000-0000-0001-0000-000000000002\",\"revoked\":true}]}");
    }
}
