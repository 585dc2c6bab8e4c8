package org.waymark.practice.trust;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waymark.outbound.Answer;
import org.waymark.outbound.Ask;
import org.waymark.outbound.NoAnswer;
import org.waymark.outbound.Outbound;
import org.waymark.practice.school.Client;
import org.waymark.practice.wire.Checks;
import org.waymark.practice.wire.HttpRefusal;
import org.waymark.practice.wire.Ledger;
import org.waymark.practice.wire.Message;
import org.waymark.practice.wire.Response;
import org.waymark.practice.wire.WireJson;

/** Verifies what a tool signed, with the key set at the tool's {@code jwks_uri}, fetched again on any failure. */
public final class KnownToolKeys {
    private final Outbound outbound;
    private final Ledger ledger;
    private final InstantSource clock;
    private final Map<String, JWKSet> cache = new ConcurrentHashMap<>();

    public KnownToolKeys(Outbound outbound, Ledger ledger, InstantSource clock) {
        this.outbound = outbound;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * The claims of a JWT signed by the tool (1EdTech security framework 1.0, 5.4 and 6.3: RS256, a {@code kid} that the
     * tool's key set has).
     *
     * @param otherwise makes the answer from a few words on what is wrong
     * @throws HttpRefusal when the token is not a JWT that this tool signed
     */
    public Map<String, Object> claims(String token, Client client, Checks checks, Function<String, Response> otherwise)
            throws HttpRefusal {
        SignedJWT jwt = parse(token);
        checks.require("is a signed JWT", jwt != null, "not a JWS", () -> otherwise.apply("not a signed JWT"));
        if (jwt == null) {
            throw new IllegalStateException("unreachable");
        }
        checks.require(
                "alg is RS256",
                JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm()),
                String.valueOf(jwt.getHeader().getAlgorithm()),
                () -> otherwise.apply("algorithm not allowed"));
        String kid = jwt.getHeader().getKeyID();
        checks.require("has a kid", kid != null, "none", () -> otherwise.apply("no kid"));
        boolean genuine = signedBy(jwt, cache.get(client.jwksUri())) || signedBy(jwt, fetch(client.jwksUri()));
        checks.require(
                "signed by a key of the tool's key set under its kid",
                genuine,
                "kid " + kid,
                () -> otherwise.apply("Signature verification failed"));
        Map<String, Object> claims =
                WireJson.findObject(jwt.getPayload().toString()).orElse(null);
        checks.require("carries a JSON object", claims != null, "", () -> otherwise.apply("no claims"));
        return claims == null ? Map.of() : claims;
    }

    private static @Nullable SignedJWT parse(String token) {
        try {
            return SignedJWT.parse(token);
        } catch (ParseException e) {
            return null;
        }
    }

    private static boolean signedBy(SignedJWT jwt, @Nullable JWKSet keys) {
        JWK key = keys == null ? null : keys.getKeyByKeyId(jwt.getHeader().getKeyID());
        try {
            return key instanceof RSAKey rsa && jwt.verify(new RSASSAVerifier(rsa.toRSAPublicKey()));
        } catch (JOSEException e) {
            return false;
        }
    }

    private @Nullable JWKSet fetch(String address) {
        Checks checks = new Checks();
        int status = 0;
        String body = "";
        JWKSet keys = null;
        try {
            Answer answer = outbound.send(Ask.get(URI.create(address)).with("Accept", "application/json"));
            status = answer.status();
            body = answer.body();
            checks.note("key set answers 200", status == 200, String.valueOf(status));
            keys = JWKSet.parse(body);
            checks.note(
                    "every key of the key set has a kid",
                    keys.getKeys().stream().allMatch(key -> key.getKeyID() != null),
                    body);
            checks.note(
                    "the key set holds no private key",
                    keys.getKeys().stream().noneMatch(JWK::isPrivate),
                    "a private key is published");
            cache.put(address, keys);
        } catch (NoAnswer | ParseException | IllegalArgumentException e) {
            checks.note("key set can be read", false, String.valueOf(e.getMessage()));
        }
        ledger.add(new Message(
                clock.instant(),
                "out",
                "GET",
                address,
                Map.of(),
                "",
                status,
                body,
                "",
                List.copyOf(checks.verdicts())));
        return keys;
    }
}
