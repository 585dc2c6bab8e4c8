package org.waymark.credential;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The facts that a stored credential's page and certificate need beside its columns, as JSON; they name no person. */
record FrozenFacts(
        AchievementFacts achievement,
        @Nullable String activityEndDate,
        @Nullable IssuerFacts issuer,
        @Nullable String validUntil,
        @Nullable List<CredentialFacts.Evidence> evidence) {
    // Rows outlive versions of this program, so a member that an older version does not know is no error.
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static String write(CredentialFacts facts) {
        LocalDate end = facts.activityEndDate();
        Instant until = facts.validUntil();
        try {
            return MAPPER.writeValueAsString(new FrozenFacts(
                    facts.achievement(),
                    end == null ? null : end.toString(),
                    facts.issuer(),
                    until == null ? null : until.toString(),
                    facts.evidence().isEmpty() ? null : facts.evidence()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static FrozenFacts read(String json) {
        try {
            JsonNode kept = MAPPER.readTree(json);
            // Version 0.1 kept no tags.
            ((ObjectNode) kept.get("achievement")).withArray("tags");
            return MAPPER.treeToValue(kept, FrozenFacts.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the facts of a stored credential are damaged", e);
        }
    }

    @Nullable
    LocalDate endDate() {
        return activityEndDate == null ? null : LocalDate.parse(activityEndDate);
    }

    /** The end of its validity; null for ever. */
    @Nullable
    Instant end() {
        return validUntil == null ? null : Instant.parse(validUntil);
    }

    List<CredentialFacts.Evidence> restsOn() {
        return evidence == null ? List.of() : evidence;
    }
}
