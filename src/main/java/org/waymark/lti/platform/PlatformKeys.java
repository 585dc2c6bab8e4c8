package org.waymark.lti.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.Resource;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.waymark.outbound.Answer;
import org.waymark.outbound.Ask;
import org.waymark.outbound.NoAnswer;
import org.waymark.outbound.Outbound;

/**
 * The public keys of the platforms (Security Framework 6.3): cached, fetched once for many waiting launches, fetched
 * again within a rate limit when a {@code kid} is unknown, and kept through an outage of the platform. Safe for many
 * threads.
 */
public final class PlatformKeys {
    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final Duration WAIT_FOR_FETCH = Duration.ofSeconds(15);
    private static final Duration SHORTEST_BETWEEN_FETCHES = Duration.ofSeconds(5);
    private static final Duration THROUGH_AN_OUTAGE = Duration.ofHours(4);
    private static final int SMALLEST_KEY_BITS = 2048;

    private final Outbound outbound;
    private final Cache<URI, KeySet> sets =
            Caffeine.newBuilder().maximumSize(1_000).build();

    public PlatformKeys(Outbound outbound) {
        this.outbound = outbound;
    }

    /**
     * The platform's RSA key of that id.
     *
     * @return empty when the platform does not publish such a key
     * @throws KeysUnavailable when the key is not remembered and the key set cannot be had just now
     */
    public Optional<RSAKey> find(URI jwksUri, String kid) throws KeysUnavailable {
        JWKSelector selector = new JWKSelector(new JWKMatcher.Builder()
                .keyType(KeyType.RSA)
                .keyID(kid)
                .keyUses(KeyUse.SIGNATURE, null)
                .build());
        KeySet set = sets.get(jwksUri, this::keySet);
        try {
            List<JWK> found = set.source().get(selector, null);
            if (found.isEmpty() && set.failing().get()) {
                throw new KeysUnavailable("key set of " + jwksUri.getHost(), new IOException("only an old one"));
            }
            return found.stream().map(JWK::toRSAKey).findFirst();
        } catch (RateLimitReachedException e) {
            // The set was asked for moments ago. Did it come without this kid, that is an answer; else it is an outage.
            if (set.failing().get()) {
                throw new KeysUnavailable("key set of " + jwksUri.getHost(), e);
            }
            return Optional.empty();
        } catch (KeySourceException e) {
            throw new KeysUnavailable("key set of " + jwksUri.getHost(), e);
        }
    }

    /** @param failing whether the last attempt to fetch the set failed */
    private record KeySet(JWKSource<SecurityContext> source, AtomicBoolean failing) {}

    private KeySet keySet(URI jwksUri) {
        URL url;
        try {
            url = jwksUri.toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("not an address: " + jwksUri, e);
        }
        AtomicBoolean failing = new AtomicBoolean(true);
        JWKSource<SecurityContext> source = JWKSourceBuilder.create(url, address -> {
                    failing.set(true);
                    Resource fetched = fetch(address);
                    failing.set(false);
                    return fetched;
                })
                .cache(REMEMBERED.toMillis(), WAIT_FOR_FETCH.toMillis())
                .refreshAheadCache(false)
                .rateLimited(SHORTEST_BETWEEN_FETCHES.toMillis())
                .outageTolerant(THROUGH_AN_OUTAGE.toMillis())
                .build();
        return new KeySet(source, failing);
    }

    private Resource fetch(URL url) throws IOException {
        try {
            Answer answer = outbound.send(Ask.get(url.toURI()).with("Accept", "application/json"));
            if (answer.status() != 200) {
                throw new IOException("status " + answer.status());
            }
            return new Resource(usableKeys(answer.body()), "application/json");
        } catch (NoAnswer | URISyntaxException | RuntimeException e) {
            // Whatever a stranger's key set does to its readers, it is the key set that cannot be had.
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Keeps what can be used: one key of a kind nobody knows must not make the whole set unreadable. */
    private static String usableKeys(String body) throws IOException {
        try {
            Map<String, Object> set = JSONObjectUtils.parse(body);
            Map<String, Object>[] keys = JSONObjectUtils.getJSONObjectArray(set, "keys");
            if (keys == null) {
                throw new IOException("no key set");
            }
            List<JWK> usable = new ArrayList<>();
            for (Map<String, Object> key : keys) {
                readRsa(key).ifPresent(usable::add);
            }
            return new JWKSet(usable).toString(true);
        } catch (ParseException e) {
            throw new IOException("no key set", e);
        }
    }

    private static Optional<JWK> readRsa(Map<String, Object> key) {
        try {
            RSAKey rsa = RSAKey.parse(key);
            return rsa.size() < SMALLEST_KEY_BITS ? Optional.empty() : Optional.of(rsa.toPublicJWK());
        } catch (ParseException | IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }
}
