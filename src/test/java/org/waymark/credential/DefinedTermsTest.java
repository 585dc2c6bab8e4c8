package org.waymark.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.waymark.Covers;

/**
 * A reader in JSON-LD's safe mode refuses a document with a term that no context defines. The terms stand here as the
 * contexts that a badge names define them, type by type, so that no network is needed to see whether one is missing.
 */
class DefinedTermsTest {
    /** Defined everywhere: Verifiable Credentials 2.0 and the context of Open Badges 3.0.3. */
    private static final Set<String> EVERYWHERE = Set.of(
            "@context",
            "id",
            "type",
            "name",
            "description",
            "image",
            "url",
            "narrative",
            "inLanguage",
            "awardedDate",
            "endorsement");

    private static final Map<String, Set<String>> BY_TYPE = Map.of(
            "VerifiableCredential",
            Set.of("issuer", "validFrom", "validUntil", "credentialSubject", "credentialStatus", "evidence"),
            "OpenBadgeCredential",
            Set.of(),
            "Profile",
            Set.of("email", "phone", "official", "address", "otherIdentifier", "parentOrg"),
            "Address",
            Set.of("addressCountry", "addressLocality", "addressRegion", "postalCode", "streetAddress"),
            "AchievementSubject",
            Set.of("identifier", "activityStartDate", "activityEndDate", "achievement", "role", "source", "term"),
            "Achievement",
            Set.of(
                    "achievementType",
                    "alignment",
                    "creator",
                    "criteria",
                    "fieldOfStudy",
                    "humanCode",
                    "related",
                    "specialization",
                    "tag",
                    "version"),
            "Alignment",
            Set.of("targetCode", "targetDescription", "targetFramework", "targetName", "targetType", "targetUrl"),
            "IdentityObject",
            Set.of("hashed", "identityHash", "identityType", "salt"),
            "Image",
            Set.of("caption"),
            "1EdTechRevocationList",
            Set.of());

    private final OpenBadge badges = new OpenBadge(Samples.ISSUER, Samples.ADDRESSES);

    @Test
    @Covers("E2.95")
    void whatever_a_badge_says_its_contexts_define() throws Exception {
        assertThat(undefined(badges.credentialJson(Samples.facts()))).isEmpty();
        assertThat(undefined(badges.achievementJson(Samples.facts().achievement())))
                .isEmpty();
        assertThat(undefined(badges.issuerJson(null))).isEmpty();
        assertThat(undefined(badges.credentialJson(Samples.issuedBy(Samples.UNIVERSITY))))
                .isEmpty();
    }

    @Test
    @Covers("E2.95")
    void a_term_or_type_that_is_not_defined_is_seen_wherever_it_stands() throws Exception {
        String badge = badges.credentialJson(Samples.facts());
        assertThat(undefined(badge.replace("\"humanCode\"", "\"humanKode\""))).containsExactly("humanKode");
        assertThat(undefined(badge.replace("\"1EdTechRevocationList\"", "\"Other\"")))
                .containsExactly("type Other");
    }

    private static List<String> undefined(String json) throws Exception {
        List<String> found = new ArrayList<>();
        walk(new ObjectMapper().readTree(json), found);
        return found;
    }

    private static void walk(JsonNode node, List<String> found) {
        Set<String> defined = new HashSet<>(EVERYWHERE);
        JsonNode types = node.path("type");
        for (JsonNode type : types.isArray() ? types : List.of(types)) {
            if (type.isTextual() && !BY_TYPE.containsKey(type.asText())) {
                found.add("type " + type.asText());
            }
            defined.addAll(BY_TYPE.getOrDefault(type.asText(), Set.of()));
        }
        node.properties().forEach(field -> {
            if (!defined.contains(field.getKey())) {
                found.add(field.getKey());
            }
            walk(field.getValue(), found);
        });
        if (node.isArray()) {
            node.forEach(item -> walk(item, found));
        }
    }
}
