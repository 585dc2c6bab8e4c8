package org.waymark.lti.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.waymark.lti.payload.Json;
import org.waymark.lti.payload.Signer;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.RegistrationId;
import org.waymark.outbound.Answer;
import org.waymark.outbound.Ask;
import org.waymark.outbound.NoAnswer;
import org.waymark.outbound.Outbound;

/**
 * Access tokens by {@code client_credentials} and {@code private_key_jwt} (Security Framework 4.1), remembered for each
 * registration and set of scopes until shortly before they expire. Safe for many threads.
 */
public final class AccessTokens {
    private static final Duration ASSERTION_LIFE = Duration.ofMinutes(5);
    /** Platforms refuse an assertion from the future, so ours is dated a little back. */
    private static final Duration DATED_BACK = Duration.ofSeconds(5);

    private static final Duration USABLE_BEFORE_EXPIRY = Duration.ofMinutes(1);
    private static final int LONGEST_TOKEN = 8_000;
    private static final long DEFAULT_LIFE_SECONDS = 300;
    private static final long LONGEST_LIFE_SECONDS = 86_400;

    private record Key(RegistrationId registration, Set<String> scopes) {}

    private record Token(String value, Instant usableUntil) {}

    private final Outbound outbound;
    private final Signer signer;
    private final InstantSource clock;
    private final Cache<Key, Token> tokens =
            Caffeine.newBuilder().maximumSize(5_000).build();

    public AccessTokens(Outbound outbound, Signer signer, InstantSource clock) {
        this.outbound = outbound;
        this.signer = signer;
        this.clock = clock;
    }

    /** @throws ServiceFailure when the platform gives no token for these scopes */
    public String get(Registration registration, Set<String> scopes) throws ServiceFailure {
        Key key = new Key(registration.id(), Set.copyOf(scopes));
        Instant now = clock.instant();
        Token known = tokens.getIfPresent(key);
        if (known != null && now.isBefore(known.usableUntil())) {
            return known.value();
        }
        Token fresh = fetch(registration, scopes, now);
        tokens.put(key, fresh);
        return fresh.value();
    }

    /** Forgets a token that a service refused. */
    public void forget(Registration registration, Set<String> scopes) {
        tokens.invalidate(new Key(registration.id(), Set.copyOf(scopes)));
    }

    private Token fetch(Registration registration, Set<String> scopes, Instant now) throws ServiceFailure {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", signer.sign(assertion(registration, now)));
        form.put("scope", String.join(" ", new TreeSet<>(scopes)));
        Answer answer;
        try {
            answer = outbound.send(
                    Ask.post(registration.tokenEndpoint(), "application/x-www-form-urlencoded", encode(form))
                            .with("Accept", "application/json"));
        } catch (NoAnswer e) {
            throw Calls.noAnswer(e);
        }
        if (answer.status() >= 300 && answer.status() < 400) {
            throw new ServiceFailure(
                    ServiceFailure.Kind.PASSING,
                    "The LMS's token address answers with a redirect (status " + answer.status()
                            + "), which is not followed. The address that it leads to has to be registered.");
        }
        if (!answer.ok()) {
            // Moodle answers 404 with a page when it cannot fetch our keys: nothing here is final.
            throw new ServiceFailure(
                    ServiceFailure.Kind.PASSING,
                    "The LMS gave no access token (status " + answer.status() + ").",
                    Calls.retryAfter(answer, now));
        }
        JsonNode json = Json.read(answer.body())
                .filter(JsonNode::isObject)
                .orElseThrow(() -> new ServiceFailure(
                        ServiceFailure.Kind.PASSING, "The LMS answered the request for a token with a page."));
        Optional<String> value = Json.text(json, "access_token").filter(text -> !text.isBlank());
        requireScopes(json, scopes);
        if (value.isPresent() && value.get().length() > LONGEST_TOKEN) {
            // No server takes a header of that length, so it would fail every call for as long as it is remembered.
            throw new ServiceFailure(ServiceFailure.Kind.PASSING, "The LMS gave an access token too long to be used.");
        }
        long life = json.path("expires_in").asLong(DEFAULT_LIFE_SECONDS);
        Instant usableUntil = now.plusSeconds(Math.min(LONGEST_LIFE_SECONDS, Math.max(0, life)))
                .minus(USABLE_BEFORE_EXPIRY);
        return new Token(
                value.orElseThrow(() ->
                        new ServiceFailure(ServiceFailure.Kind.PASSING, "The LMS answered without an access token.")),
                usableUntil);
    }

    private Map<String, Object> assertion(Registration registration, Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", registration.clientId());
        claims.put("sub", registration.clientId());
        claims.put("aud", registration.assertionAudience());
        claims.put("iat", now.minus(DATED_BACK).getEpochSecond());
        claims.put("exp", now.plus(ASSERTION_LIFE).getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        return claims;
    }

    private static void requireScopes(JsonNode json, Set<String> wanted) throws ServiceFailure {
        Optional<String> granted = Json.text(json, "scope");
        if (granted.isPresent()) {
            Set<String> missing = new TreeSet<>(wanted);
            missing.removeAll(new HashSet<>(Arrays.asList(granted.get().trim().split("\\s+"))));
            if (!missing.isEmpty()) {
                throw new ServiceFailure(
                        ServiceFailure.Kind.NOT_GRANTED, "The LMS did not grant " + String.join(", ", missing) + ".");
            }
        }
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
