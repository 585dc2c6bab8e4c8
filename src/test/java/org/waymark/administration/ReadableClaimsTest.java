package org.waymark.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.waymark.lti.payload.Claim;
import org.waymark.lti.payload.Json;

class ReadableClaimsTest {

    @Test
    void what_names_a_person_or_opens_something_is_not_kept() {
        ReadableClaims read = ReadableClaims.of(token(Map.of(
                "iss",
                "https://lms.example",
                "sub",
                "u-17",
                "nonce",
                "n-secret",
                "name",
                "Ada Lovelace",
                "email",
                "ada@example.org",
                "https://example.org/own",
                Map.of("phone", "555-0100"),
                Claim.CUSTOM,
                Map.of("waymark_run", "dm-202", "mail", "ada@example.org"),
                Claim.DEEP_LINKING_SETTINGS,
                Map.of("data", "opaque-secret", "accept_types", List.of("ltiResourceLink")),
                Claim.DEPLOYMENT_ID,
                "7",
                Claim.MESSAGE_TYPE,
                "LtiResourceLinkRequest")));

        assertThat(read.deployment()).isEqualTo("7");
        assertThat(read.messageType()).isEqualTo("LtiResourceLinkRequest");
        assertThat(read.json())
                .contains("https://lms.example", "u-17", "dm-202", "ltiResourceLink")
                .contains("\"nonce\":\"(not kept)\"", "\"email\":\"(not kept)\"", "\"mail\":\"(not kept)\"")
                .doesNotContain("Lovelace", "ada@", "n-secret", "opaque-secret", "555-0100");
    }

    @Test
    void what_stands_behind_an_address_is_not_kept() {
        ReadableClaims read = ReadableClaims.of(token(Map.of(
                Claim.TARGET_LINK_URI,
                "https://tool.example/lti?key=secret-1",
                Claim.DEEP_LINKING_SETTINGS,
                Map.of("deep_link_return_url", "https://lms.example/return.php?course=2&sesskey=secret-2"))));
        assertThat(read.json()).contains("https://lms.example/return.php?…").doesNotContain("secret");
    }

    @Test
    void what_is_no_token_is_nothing() {
        for (String text :
                new String[] {null, "", "a.b", "a.!!.c", "a." + part("[1]") + ".c", "a." + part("{") + ".c"}) {
            assertThat(ReadableClaims.of(text)).as(text).isEqualTo(ReadableClaims.NONE);
        }
    }

    @Test
    void what_is_longer_than_a_column_is_cut_and_control_characters_become_spaces() {
        ReadableClaims read = ReadableClaims.of(
                token(Map.of(Claim.DEPLOYMENT_ID, "\u0000" + "x".repeat(300), Claim.MESSAGE_TYPE, "y".repeat(100))));
        assertThat(read.deployment()).hasSize(255).startsWith(" x");
        assertThat(read.messageType()).hasSize(60);
    }

    private static String token(Map<String, Object> claims) {
        return "e30." + part(Json.write(claims)) + ".sig";
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
