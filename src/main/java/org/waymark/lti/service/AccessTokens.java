package org.waymark.lti.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.waymark.id.RegistrationId;
import org.waymark.lti.payload.Json;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.ServiceOrigins;
import org.waymark.lti.platform.ToolKeys;
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

    /** @param endpoint a token of an endpoint that the registration no longer has is not remembered for it */
    private record Key(RegistrationId registration, URI endpoint, Set<String> scopes) {
        static Key of(Registration registration, Set<String> scopes) {
            return new Key(registration.id(), registration.tokenEndpoint(), Set.copyOf(scopes));
        }
    }

    private record Token(String value, Instant usableUntil) {}

    private final Outbound outbound;
    private final ToolKeys toolKeys;
    private final ServiceOrigins origins;
    private final InstantSource clock;
    private final Cache<Key, Token> tokens =
            Caffeine.newBuilder().maximumSize(5_000).build();
    /** The tokens that are being asked for: however many calls need one, it is asked for once. */
    private final Map<Key, CompletableFuture<Token>> fetched = new ConcurrentHashMap<>();

    AccessTokens(Outbound outbound, ToolKeys toolKeys, ServiceOrigins origins, InstantSource clock) {
        this.outbound = outbound;
        this.toolKeys = toolKeys;
        this.origins = origins;
        this.clock = clock;
    }

    /**
     * A token for a call to that address.
     *
     * @throws ServiceFailure when the registration is not active, when a token of it may not go to the address, and when
     *     the platform gives none for these scopes
     */
    public String get(Registration registration, Set<String> scopes, URI destination) throws ServiceFailure {
        requireActive(registration);
        if (!origins.allows(registration, destination)) {
            // Passing: what waits goes on by itself once an operator has allowed the origin.
            throw new ServiceFailure(
                    ServiceFailure.Kind.PASSING,
                    ServiceFailure.MESSAGES.message("token.other-host", "host", destination.getHost()));
        }
        Key key = Key.of(registration, scopes);
        Instant now = clock.instant();
        Token known = tokens.getIfPresent(key);
        if (known != null && now.isBefore(known.usableUntil())) {
            return known.value();
        }
        CompletableFuture<Token> own = new CompletableFuture<>();
        CompletableFuture<Token> first = fetched.putIfAbsent(key, own);
        if (first != null) {
            return await(first).value();
        }
        try {
            Token fresh = fetch(registration, scopes, now);
            tokens.put(key, fresh);
            own.complete(fresh);
            return fresh.value();
        } catch (ServiceFailure | RuntimeException e) {
            own.completeExceptionally(e);
            throw e;
        } finally {
            fetched.remove(key);
        }
    }

    /** What one caller gets, all get that asked meanwhile: a token, or why there is none. */
    private static Token await(CompletableFuture<Token> first) throws ServiceFailure {
        try {
            return first.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ServiceFailure failure) {
                throw failure;
            }
            throw e;
        }
    }

    /**
     * Finds out whether the platform gives a token for these scopes now; the token is used for nothing.
     *
     * @throws ServiceFailure when it gives none, or the registration is not active
     */
    public void test(Registration registration, Set<String> scopes) throws ServiceFailure {
        requireActive(registration);
        fetch(registration, scopes, clock.instant());
    }

    /** Forgets a token that a service refused, unless there is a newer one already. */
    public void forget(Registration registration, Set<String> scopes, String refused) {
        tokens.asMap()
                .computeIfPresent(
                        Key.of(registration, scopes),
                        (key, known) -> known.value().equals(refused) ? null : known);
    }

    private static void requireActive(Registration registration) throws ServiceFailure {
        if (!registration.active()) {
            throw new ServiceFailure(
                    ServiceFailure.Kind.PASSING,
                    registration.state() == Registration.State.PENDING
                            ? ServiceFailure.MESSAGES.message("token.pending")
                            : ServiceFailure.MESSAGES.message("token.off"));
        }
    }

    private Token fetch(Registration registration, Set<String> scopes, Instant now) throws ServiceFailure {
        Map<String, Object> assertion = assertion(registration, now);
        Answer answer = ask(registration, scopes, toolKeys.sign(registration, assertion));
        if (isRefused(answer) && !registration.ownKeys()) {
            // The platform may have been told the registration's own key set; then the common key is none of its
            // tool's.
            assertion.put("jti", UUID.randomUUID().toString());
            Answer own = ask(registration, scopes, toolKeys.signWithOwnKey(registration, assertion));
            if (own.ok()) {
                toolKeys.markOwnKeys(registration);
                answer = own;
            }
        }
        if (answer.status() >= 300 && answer.status() < 400) {
            throw new ServiceFailure(
                    ServiceFailure.Kind.PASSING,
                    ServiceFailure.MESSAGES.message("token.redirect", "status", answer.status()));
        }
        if (answer.status() == 404) {
            // Moodle answers so, with a page, when it cannot fetch our keys.
            throw new ServiceFailure(
                    ServiceFailure.Kind.NO_KEYS,
                    ServiceFailure.MESSAGES.message("token.no-keys", "status", answer.status()));
        }
        if (isScopeRefused(answer)) {
            throw new ServiceFailure(
                    ServiceFailure.Kind.NOT_GRANTED,
                    ServiceFailure.MESSAGES.message(
                            "token.scopes-refused",
                            "scopes",
                            List.copyOf(new TreeSet<>(scopes)),
                            "status",
                            answer.status()));
        }
        if (!answer.ok()) {
            throw new ServiceFailure(
                    ServiceFailure.Kind.PASSING,
                    ServiceFailure.MESSAGES.message("token.none", "status", answer.status()),
                    Calls.retryAfter(answer, now));
        }
        JsonNode json = Json.read(answer.body())
                .filter(JsonNode::isObject)
                .orElseThrow(() -> new ServiceFailure(
                        ServiceFailure.Kind.PASSING,
                        ServiceFailure.MESSAGES.message(
                                "page", "what", ServiceFailure.MESSAGES.message("what.token"))));
        Optional<String> value = Json.text(json, "access_token").filter(text -> !text.isBlank());
        requireScopes(json, scopes);
        if (value.isPresent() && value.get().length() > LONGEST_TOKEN) {
            // No server takes a header of that length, so it would fail every call for as long as it is remembered.
            throw new ServiceFailure(ServiceFailure.Kind.PASSING, ServiceFailure.MESSAGES.message("token.too-long"));
        }
        long life = json.path("expires_in").asLong(DEFAULT_LIFE_SECONDS);
        Instant usableUntil = now.plusSeconds(Math.min(LONGEST_LIFE_SECONDS, Math.max(0, life)))
                .minus(USABLE_BEFORE_EXPIRY);
        return new Token(
                value.orElseThrow(() -> new ServiceFailure(
                        ServiceFailure.Kind.PASSING, ServiceFailure.MESSAGES.message("token.missing"))),
                usableUntil);
    }

    /** Tells whether the assertion itself may be what the platform did not take; it is not where it is busy or broken. */
    private static boolean isRefused(Answer answer) {
        return answer.status() >= 400 && answer.status() < 500 && answer.status() != 429;
    }

    /** RFC 6749, 5.2. */
    private static boolean isScopeRefused(Answer answer) {
        return answer.status() == 400
                && Json.read(answer.body())
                        .flatMap(json -> Json.text(json, "error"))
                        .filter("invalid_scope"::equals)
                        .isPresent();
    }

    private Answer ask(Registration registration, Set<String> scopes, String assertion) throws ServiceFailure {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", assertion);
        form.put("scope", String.join(" ", new TreeSet<>(scopes)));
        try {
            return outbound.send(
                    Ask.post(registration.tokenEndpoint(), "application/x-www-form-urlencoded", encode(form))
                            .with("Accept", "application/json"));
        } catch (NoAnswer e) {
            throw Calls.noAnswer(e);
        }
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
                        ServiceFailure.Kind.NOT_GRANTED,
                        ServiceFailure.MESSAGES.message("token.not-granted", "scopes", List.copyOf(missing)));
            }
        }
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
