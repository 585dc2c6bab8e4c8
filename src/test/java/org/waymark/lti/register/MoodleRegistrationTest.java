package org.waymark.lti.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.lti.payload.Json;
import org.waymark.lti.payload.Scope;

/** Reads what a stock Moodle 4.5.6 said when a tool registered, and what a worse platform might say. */
class MoodleRegistrationTest {
    private static final URI ADDRESS = URI.create("http://localhost:8800/mod/lti/openid-configuration.php");

    @Test
    void moodle_s_configuration_is_read() throws Exception {
        PlatformMetadata moodle = PlatformMetadata.read(ADDRESS, configuration().toString());
        assertThat(moodle.issuer()).isEqualTo("http://localhost:8800");
        assertThat(moodle.authorizationEndpoint()).hasToString("http://localhost:8800/mod/lti/auth.php");
        assertThat(moodle.tokenEndpoint()).hasToString("http://localhost:8800/mod/lti/token.php");
        assertThat(moodle.jwksUri()).hasToString("http://localhost:8800/mod/lti/certs.php");
        assertThat(moodle.registrationEndpoint()).hasToString("http://localhost:8800/mod/lti/openid-registration.php");
        assertThat(moodle.product()).isEqualTo("moodle");
        assertThat(moodle.name()).isEqualTo("moodle at localhost:8800");
        assertThat(moodle.scopes()).containsExactlyInAnyOrderElementsOf(Scope.ALL);
    }

    @Test
    void moodle_s_answer_is_read() throws Exception {
        PlatformMetadata moodle = PlatformMetadata.read(ADDRESS, configuration().toString());
        DynamicRegistration.Registered registered = DynamicRegistration.read(moodle, answer());
        assertThat(registered.clientId()).isEqualTo("ElvBL1iMb06arkD");
        assertThat(registered.deploymentId()).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "\"text\"", "<html>", "", "{\"client_id\":5}", "{\"client_id\":\"a\\u0000\"}"})
    void an_answer_without_a_usable_client_id_is_refused(String answer) throws Exception {
        PlatformMetadata moodle = PlatformMetadata.read(ADDRESS, configuration().toString());
        assertThatThrownBy(() -> DynamicRegistration.read(moodle, answer)).isInstanceOf(RegistrationRefused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"issuer", "authorization_endpoint", "token_endpoint", "jwks_uri", "registration_endpoint"})
    void a_configuration_that_lacks_something_is_refused_by_its_name(String field) throws Exception {
        ObjectNode without = configuration();
        without.remove(field);
        assertThatThrownBy(() -> PlatformMetadata.read(ADDRESS, without.toString()))
                .isInstanceOf(RegistrationRefused.class)
                .hasMessageContaining(field);
    }

    @ParameterizedTest
    @CsvSource({
        "issuer, https://elsewhere.example",
        "authorization_endpoint, javascript://localhost/%0aalert(1)",
        "authorization_endpoint, /mod/lti/auth.php",
        "token_endpoint, ftp://localhost/token",
        "jwks_uri, http://localhost/keys#fragment",
        "jwks_uri, 'http://localhost/a b'"
    })
    void an_address_that_is_none_is_refused(String field, String value) throws Exception {
        ObjectNode changed = configuration();
        changed.put(field, value);
        assertThatThrownBy(() -> PlatformMetadata.read(ADDRESS, changed.toString()))
                .isInstanceOf(RegistrationRefused.class);
    }

    private static ObjectNode configuration() throws IOException {
        return (ObjectNode) recording("openid-configuration").at("/response/body");
    }

    private static String answer() throws IOException {
        return recording("registration-2-request-and-response")
                .at("/response/body")
                .toString();
    }

    private static JsonNode recording(String name) throws IOException {
        try (InputStream in = MoodleRegistrationTest.class.getResourceAsStream("/moodle-4.5/" + name + ".json")) {
            return Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .orElseThrow();
        }
    }
}
