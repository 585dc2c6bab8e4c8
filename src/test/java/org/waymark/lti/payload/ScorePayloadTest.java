package org.waymark.lti.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.Covers;

class ScorePayloadTest {
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 100})
    @Covers({"E2.59", "E2.63", "E2.64"})
    void a_score_is_whole_even_when_it_is_zero(double given) {
        Instant at = Instant.parse("2026-03-29T00:30:00.123456Z");
        JsonNode json = Json.read(new ScorePayload("7", given, 100, at, "Completed").json())
                .orElseThrow();
        assertThat(json.path("scoreGiven").isNumber()).isTrue();
        assertThat(json.path("scoreGiven").asDouble()).isEqualTo(given);
        assertThat(json.path("scoreMaximum").asDouble()).isEqualTo(100);
        assertThat(json.path("timestamp").asText()).isEqualTo("2026-03-29T00:30:00.123Z");
        assertThat(json.at("/submission/submittedAt").asText()).isEqualTo("2026-03-29T00:30:00.123Z");
        assertThat(json.path("activityProgress").asText()).isEqualTo("Completed");
        assertThat(json.path("gradingProgress").asText()).isEqualTo("FullyGraded");
    }
}
