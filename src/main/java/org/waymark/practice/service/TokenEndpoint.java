package org.waymark.practice.service;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.waymark.practice.school.Addresses;
import org.waymark.practice.school.Client;
import org.waymark.practice.school.Quirk;
import org.waymark.practice.school.School;
import org.waymark.practice.trust.IssuedTokens;
import org.waymark.practice.trust.KnownToolKeys;
import org.waymark.practice.wire.Checks;
import org.waymark.practice.wire.HttpRefusal;
import org.waymark.practice.wire.Request;
import org.waymark.practice.wire.Response;
import org.waymark.practice.wire.WireJson;

/** Access tokens for client credentials with a signed assertion (security framework 1.0, 4.1; RFC 7523). */
public final class TokenEndpoint {
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final Duration LONGEST_ASSERTION = Duration.ofHours(1);
    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final Addresses addresses;
    private final School school;
    private final KnownToolKeys toolKeys;
    private final IssuedTokens tokens;
    private final InstantSource clock;
    private final Set<Quirk> quirks;
    private final Map<String, Instant> seen = new ConcurrentHashMap<>();

    public TokenEndpoint(
            Addresses addresses,
            School school,
            KnownToolKeys toolKeys,
            IssuedTokens tokens,
            InstantSource clock,
            Set<Quirk> quirks) {
        this.addresses = addresses;
        this.school = school;
        this.toolKeys = toolKeys;
        this.tokens = tokens;
        this.clock = clock;
        this.quirks = quirks;
    }

    public Response answer(Request request, Checks checks) throws HttpRefusal {
        require(
                checks,
                "media type is application/x-www-form-urlencoded",
                request.contentType().equalsIgnoreCase("application/x-www-form-urlencoded"),
                request.contentType(),
                "invalid_request");
        Map<String, String> form = request.form();
        require(
                checks,
                "grant_type is client_credentials",
                "client_credentials".equals(form.get("grant_type")),
                form.getOrDefault("grant_type", "none"),
                "unsupported_grant_type");
        require(
                checks,
                "client_assertion_type is jwt-bearer",
                ASSERTION_TYPE.equals(form.get("client_assertion_type")),
                form.getOrDefault("client_assertion_type", "none"),
                "invalid_request");
        String scope = form.getOrDefault("scope", "");
        require(checks, "scope is there", !scope.isBlank(), "none", "invalid_request");
        String assertion = form.getOrDefault("client_assertion", "");
        require(checks, "client_assertion is there", !assertion.isBlank(), "none", "invalid_request");
        Client client = school.findClient(subject(assertion)).orElse(null);
        require(checks, "sub is a registered client_id", client != null, subject(assertion), "invalid_client");
        if (client == null) {
            throw new IllegalStateException("unreachable");
        }
        require(checks, "the tool is active", client.active(), "not activated", "invalid_client");
        Map<String, Object> claims = toolKeys.claims(assertion, client, checks, why -> error("invalid_client", why));
        check(claims, client, checks);
        List<String> granted = Arrays.stream(scope.split(" "))
                .filter(client.scopes()::contains)
                .distinct()
                .toList();
        require(checks, "at least one scope is granted", !granted.isEmpty(), scope, "invalid_scope");
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", tokens.add(client.clientId(), granted, LIFE));
        body.put("token_type", "Bearer");
        body.put("expires_in", LIFE.toSeconds());
        body.put("scope", String.join(" ", granted));
        return typed(Response.json(200, body)).with("Cache-Control", "no-store");
    }

    private void check(Map<String, Object> claims, Client client, Checks checks) throws HttpRefusal {
        Instant now = clock.instant();
        require(
                checks,
                "iss is the client_id",
                client.clientId().equals(claims.get("iss")),
                WireJson.text(claims.get("iss")),
                "invalid_client");
        List<String> audience =
                claims.get("aud") instanceof String one ? List.of(one) : WireJson.texts(claims.get("aud"));
        require(
                checks,
                "aud names the token endpoint or the issuer",
                audience.contains(addresses.token()) || audience.contains(addresses.base()),
                String.valueOf(audience),
                "invalid_client");
        Optional<Instant> exp = time(claims.get("exp"));
        Optional<Instant> iat = time(claims.get("iat"));
        require(checks, "exp is a whole number", exp.isPresent(), WireJson.text(claims.get("exp")), "invalid_client");
        require(checks, "iat is a whole number", iat.isPresent(), WireJson.text(claims.get("iat")), "invalid_client");
        Instant end = exp.orElse(now);
        Instant made = iat.orElse(now);
        require(checks, "exp is in the future", end.isAfter(now), end.toString(), "invalid_client");
        require(
                checks,
                "exp is at most an hour away",
                !end.isAfter(now.plus(LONGEST_ASSERTION).plus(SKEW)),
                end.toString(),
                "invalid_client");
        require(checks, "iat is not in the future", !made.isAfter(now.plus(SKEW)), made.toString(), "invalid_client");
        require(
                checks,
                "iat is at most an hour ago",
                !made.isBefore(now.minus(LONGEST_ASSERTION)),
                made.toString(),
                "invalid_client");
        String jti = WireJson.text(claims.get("jti"));
        require(checks, "jti is there", !jti.isBlank(), "none", "invalid_client");
        seen.values().removeIf(until -> until.isBefore(now));
        boolean first = seen.putIfAbsent(client.clientId() + " " + jti, end.plus(SKEW)) == null;
        require(checks, "jti is used for the first time", first, jti, "invalid_client");
    }

    private static Optional<Instant> time(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof Integer || value instanceof Long
                ? Optional.of(Instant.ofEpochSecond(((Number) value).longValue()))
                : Optional.empty();
    }

    private static String subject(String assertion) {
        try {
            return WireJson.text(com.nimbusds.jwt.SignedJWT.parse(assertion)
                    .getJWTClaimsSet()
                    .getSubject());
        } catch (java.text.ParseException e) {
            return "";
        }
    }

    private void require(Checks checks, String what, boolean passed, String detail, String code) throws HttpRefusal {
        checks.require(what, passed, detail, () -> error(code, "this must hold: " + what));
    }

    private Response error(String code, String description) {
        return typed(Response.json(400, Map.of("error", code, "error_description", description)));
    }

    private Response typed(Response response) {
        return quirks.contains(Quirk.TOKEN_AS_HTML)
                ? response.with("Content-Type", "text/html; charset=utf-8")
                : response;
    }
}
