package org.waymark.lti.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.id.RegistrationId;
import org.waymark.lti.payload.Claim;
import org.waymark.lti.payload.Json;
import org.waymark.lti.payload.Scope;
import org.waymark.lti.register.PlatformMetadata;
import org.waymark.lti.register.RegistrationRefused;

/** When two addresses are the same server, and what no two registrations may share. */
class RegistrationTest {
    @ParameterizedTest
    @CsvSource({
        "https://lms.example, https://lms.example",
        "HTTPS://LMS.Example:443/a, https://lms.example",
        "https://lms.example., https://lms.example",
        "https://lms.example:8443/a, https://lms.example:8443",
        "http://lms.example:80, http://lms.example",
        "http://lms.example:443, http://lms.example:443",
        "https://lms.example:80, https://lms.example:80",
    })
    void an_origin_is_written_as_a_browser_writes_it(String address, String origin) {
        assertThat(Registration.origin(URI.create(address))).isEqualTo(origin);
    }

    @ParameterizedTest
    @CsvSource({
        "https://lms.example/token, https://LMS.example:443/token/, true",
        "https://lms.example/token, https://lms.example/a/../token?x=1#y, true",
        "https://lms.example/token, https://lms.example//token, true",
        "https://lms.example/token, https://lms.example/%74oken, true",
        "https://lms.example, https://lms.example/, true",
        "https://lms.example/token, https://lms.example/Token, false",
        "https://lms.example/token, http://lms.example/token, false",
        "https://lms.example/token, https://lms.example/token.php, false",
        "not an address, not an address, true",
        "not one address, not another one, false",
        "urn:a, urn:b, false",
    })
    void an_address_is_the_same_however_it_is_written(String a, String b, boolean same) {
        assertThat(Registration.sameAddress(a, b)).isEqualTo(same);
        assertThat(Registration.sameAddress(b, a)).isEqualTo(same);
    }

    @Test
    void what_has_no_host_is_no_server() {
        assertThat(Registration.sameOrigin(URI.create("urn:a"), URI.create("urn:a")))
                .isFalse();
        assertThat(Registration.sameOrigin(URI.create("https://a.example"), URI.create("urn:a")))
                .isFalse();
        assertThat(Registration.address("urn:a")).isEmpty();
        assertThat(Registration.address("no address")).isEmpty();
        assertThat(Registration.address("https://a.example")).isPresent();
    }

    /** The issuer, client id, token endpoint and audience of the newcomer, and what it shares with the one that is known. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "https://lms.example, client, https://lms.example/token, -, -",
                "https://new.example, client, https://new.example/token, -, client_id",
                "https://new.example, other, https://lms.example/token/, -, token_endpoint",
                "https://new.example, other, https://new.example/token, https://lms.example/token, token audience",
                "https://new.example, other, https://new.example/token, https://audience.example/a, token audience",
                "https://new.example, other, https://new.example/token, https://audience.example/b, token audience",
                "https://new.example, other, https://new.example/token, -, -",
                "https://new.example, other, https://third.example/token, https://third.example/a, -",
                "https://new.example, other, https://new.example/token, no address, -",
                "https://new.example, other, https://audience.example/token, -, token_endpoint",
                "https://lms.example/second, other, https://lms.example/second/token, -, -",
            })
    void no_two_issuers_share_what_a_token_is_asked_with(
            String issuer, String client, String token, @Nullable String audience, @Nullable String shared) {
        Registration known = registration(
                "https://lms.example", "client", "https://lms.example/token", "https://audience.example/a");
        assertThat(registration(issuer, client, token, audience)
                        .findShared(known)
                        .orElse(null))
                .isEqualTo(shared);
    }

    @Test
    void an_assertion_is_for_the_token_endpoint_unless_the_platform_wants_another_word() {
        assertThat(registration("https://a.example", "c", "https://a.example/token", null)
                        .assertionAudience())
                .isEqualTo("https://a.example/token");
        Registration other = registration("https://a.example", "c", "https://a.example/token", "elsewhere");
        assertThat(other.assertionAudience()).isEqualTo("elsewhere");
        assertThat(other.active()).isTrue();
        assertThat(state(Registration.State.OFF).active()).isFalse();
        assertThat(state(Registration.State.PENDING).active()).isFalse();
        assertThat(other.origin()).isEqualTo("https://a.example");
    }

    @Test
    void tokens_go_to_the_servers_of_the_registration_alone() {
        Registration own =
                registration("https://lms.example", "c", "https://token.example/token", "https://audience.example");
        for (String address :
                new String[] {"https://lms.example/x", "https://token.example:443/y", "https://a.example"}) {
            boolean expected = !address.equals("https://a.example");
            assertThat(ServiceOrigins.isOwn(own, URI.create(address)))
                    .as(address)
                    .isEqualTo(expected);
        }
        assertThat(ServiceOrigins.isOwn(own, URI.create("https://audience.example")))
                .isFalse();
        assertThat(ServiceOrigins.isOwn(own, URI.create("http://lms.example"))).isFalse();
        assertThat(ServiceOrigins.isOwn(own, URI.create("https://lms.example.evil")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, -",
                "https://lms.example/a, https://lms.example/a, https://lms.example/a",
                "https://audience.example/a, https://audience.example/a, -",
                "lms.example, -, -",
            })
    void an_audience_at_another_server_is_an_operators_word(
            @Nullable String told, @Nullable String read, @Nullable String own) throws Exception {
        PlatformMetadata metadata = metadata(told == null ? Map.of() : Map.of("authorization_server", told));
        assertThat(metadata.tokenAudience()).isEqualTo(read);
        assertThat(metadata.ownAudience()).isEqualTo(own);
    }

    @Test
    void an_audience_may_be_at_the_issuers_server_or_at_that_of_its_tokens() throws Exception {
        Map<String, Object> elsewhere = Map.of("token_endpoint", "https://token.example/token");
        for (String audience : new String[] {"https://token.example/a", "https://lms.example/a"}) {
            Map<String, Object> change = new TreeMap<>(elsewhere);
            change.put("authorization_server", audience);
            assertThat(metadata(change).ownAudience()).isEqualTo(audience);
        }
    }

    @Test
    void what_a_platform_offers_is_read_and_only_what_fits_is_wanted() throws Exception {
        PlatformMetadata silent = metadata(Map.of());
        assertThat(silent.scopes()).isEqualTo(Scope.ALL);
        assertThat(silent.messages()).isEmpty();
        assertThat(silent.pickerPlacements()).isEmpty();
        assertThat(silent.name()).isEqualTo("unknown at lms.example");
        PlatformMetadata told = metadata(Map.of(
                "scopes_supported",
                List.of(Scope.SCORE, "openid"),
                Claim.PLATFORM_CONFIGURATION,
                Map.of(
                        "product_family_code",
                        "x".repeat(101),
                        "messages_supported",
                        List.of(
                                Map.of(
                                        "type",
                                        "LtiDeepLinkingRequest",
                                        "placements",
                                        List.of("link_selection", "other")),
                                Map.of("type", "LtiResourceLinkRequest", "placements", List.of("ContentArea"))))));
        assertThat(told.scopes()).containsExactly(Scope.SCORE);
        assertThat(told.messages()).containsExactlyInAnyOrder("LtiDeepLinkingRequest", "LtiResourceLinkRequest");
        assertThat(told.pickerPlacements()).containsExactly("link_selection");
        assertThat(told.product()).hasSize(100);
    }

    @Test
    void a_known_platform_that_names_the_same_addresses_changes_none() throws Exception {
        Registration known = registration("https://lms.example", "c", "https://lms.example/token", "audience");
        assertThat(metadata(Map.of()).isAsIn(known)).isTrue();
        assertThat(metadata(Map.of("authorization_server", "https://lms.example/a"))
                        .isAsIn(known))
                .isFalse();
        for (String field : new String[] {"authorization_endpoint", "token_endpoint", "jwks_uri"}) {
            assertThat(metadata(Map.of(field, "https://lms.example/another")).isAsIn(known))
                    .as(field)
                    .isFalse();
        }
    }

    @Test
    void a_configuration_is_refused_without_what_it_needs_or_from_another_server() {
        for (String field :
                new String[] {"issuer", "authorization_endpoint", "token_endpoint", "jwks_uri", "registration_endpoint"
                }) {
            for (String spoilt : new String[] {"", "javascript:alert(1)", "/token", "https://a b", "a\u0000b"}) {
                assertThatExceptionOfType(RegistrationRefused.class)
                        .as("%s: %s", field, spoilt)
                        .isThrownBy(() -> metadata(Map.of(field, spoilt)));
            }
        }
        assertThatExceptionOfType(RegistrationRefused.class)
                .isThrownBy(() -> metadata(Map.of("issuer", "https://elsewhere.example")));
        assertThatExceptionOfType(RegistrationRefused.class)
                .isThrownBy(() -> PlatformMetadata.read(URI.create("https://lms.example/configuration"), "[]"));
    }

    private static PlatformMetadata metadata(Map<String, ?> change) throws RegistrationRefused {
        Map<String, Object> json = new TreeMap<>(Map.of(
                "issuer", "https://lms.example",
                "authorization_endpoint", "https://lms.example/auth",
                "token_endpoint", "https://lms.example/token",
                "jwks_uri", "https://lms.example/keys",
                "registration_endpoint", "https://lms.example/register"));
        json.putAll(change);
        return PlatformMetadata.read(URI.create("https://lms.example/configuration"), Json.write(json));
    }

    private static Registration state(Registration.State state) {
        return registration("https://a.example", "c", "https://a.example/token", null, state);
    }

    private static Registration registration(
            String issuer, String client, String tokenEndpoint, @Nullable String audience) {
        return registration(issuer, client, tokenEndpoint, audience, Registration.State.ACTIVE);
    }

    private static Registration registration(
            String issuer, String client, String tokenEndpoint, @Nullable String audience, Registration.State state) {
        return new Registration(
                new RegistrationId(new UUID(0, 1)),
                issuer,
                client,
                "An LMS",
                "lms",
                URI.create(issuer + "/auth"),
                URI.create(tokenEndpoint),
                audience,
                URI.create(issuer + "/keys"),
                state,
                false,
                true);
    }
}
