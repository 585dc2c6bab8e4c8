package org.waymark.lti.launch;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.lti.platform.Deployment;
import org.waymark.lti.platform.KeysUnavailable;
import org.waymark.lti.platform.PlatformKeys;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.RegistrationBook;
import org.waymark.store.Database;

/**
 * Turns what a browser posted into a {@link Launch}, or refuses it: one pipeline of named checks, each with its clause
 * in {@link Reason}. The state is consumed before the platform's keys are looked at, so that one login buys one look.
 * Safe for many threads.
 */
public final class LaunchVerifier {
    /** Clocks of platform and tool may differ by this much. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private static final Duration OLDEST = Duration.ofMinutes(10);
    private static final int LONGEST_TOKEN = 256 * 1024;
    private static final int LONGEST_ID = 255;

    private final Database database;
    private final UsedStates usedStates;
    private final RegistrationBook registrations;
    private final PlatformKeys platformKeys;
    private final States states;
    private final LaunchClaims claimsReader;
    private final InstantSource clock;

    public LaunchVerifier(
            Database database,
            UsedStates usedStates,
            RegistrationBook registrations,
            PlatformKeys platformKeys,
            byte[] stateSecret,
            URI baseUrl,
            InstantSource clock) {
        this.database = database;
        this.usedStates = usedStates;
        this.registrations = registrations;
        this.platformKeys = platformKeys;
        this.states = new States(stateSecret);
        this.claimsReader = new LaunchClaims(baseUrl);
        this.clock = clock;
    }

    /** @throws LaunchRejected with the first check that failed */
    public Launch verify(LaunchPost post) throws LaunchRejected {
        Instant now = clock.instant();
        State state = requireState(post);
        Registration registration = requireRegistration(state);
        try {
            requireFresh(state, now);
            requireNoError(post);
            requireSameBrowser(post, state);
            requireFirstUse(state);
            SignedJWT token = requireToken(post);
            JWTClaimsSet claims = requireSignature(token, registration);
            requireIssuer(claims, registration);
            requireAudience(claims, registration);
            requireTimes(claims, now);
            requireNonce(claims, state);
            requireSubject(claims);
            Deployment deployment = requireDeployment(claims, registration);
            return claimsReader.read(claims, registration, deployment, recognised(post, state));
        } catch (LaunchRejected e) {
            throw e.of(registration);
        }
    }

    /**
     * Where the platform may have kept the value of a cookie that did not come back; empty when the cookie is there,
     * when storage was asked before, or when the platform offers none.
     */
    public Optional<StorageQuestion> storageQuestion(LaunchPost post) throws LaunchRejected {
        State state = requireState(post);
        String cookieName = State.cookieName(state.id());
        String target = state.storageTarget();
        if (target == null || post.stored() != null || post.cookies().containsKey(cookieName)) {
            return Optional.empty();
        }
        return Optional.of(new StorageQuestion(
                target, cookieName, requireRegistration(state).origin()));
    }

    /** Asks the frame {@code target} of the platform's {@code origin} for the value under {@code key}. */
    public record StorageQuestion(String target, String key, String origin) {}

    private State requireState(LaunchPost post) throws LaunchRejected {
        String text = post.state();
        if (text == null || text.isBlank()) {
            throw new LaunchRejected(Reason.STATE_MISSING, "no state");
        }
        return states.read(text);
    }

    private Registration requireRegistration(State state) throws LaunchRejected {
        Registration registration = registrations
                .find(state.registration())
                .orElseThrow(() -> new LaunchRejected(Reason.UNKNOWN_PLATFORM, "registration is gone"));
        LoginStarter.requireActive(registration);
        return registration;
    }

    private static void requireFresh(State state, Instant now) throws LaunchRejected {
        if (!now.isBefore(state.expires())) {
            throw new LaunchRejected(Reason.STATE_EXPIRED, "login is too long ago");
        }
    }

    private static void requireNoError(LaunchPost post) throws LaunchRejected {
        String error = post.error();
        if (error != null) {
            String word = error.length() <= 100 ? error : error.substring(0, 100);
            throw new LaunchRejected(Reason.PLATFORM_ERROR, word.replaceAll("[^A-Za-z0-9_.-]", "?"));
        }
    }

    private void requireSameBrowser(LaunchPost post, State state) throws LaunchRejected {
        String cookie = post.cookies().get(State.cookieName(state.id()));
        if (cookie == null && state.storageTarget() != null) {
            cookie = post.stored();
        }
        if (cookie == null) {
            // The cookie goes with the first use, so a reload or a second click must not be blamed on the browser.
            boolean again = database.inTransaction(handle -> usedStates.contains(handle, state.id()));
            throw again
                    ? new LaunchRejected(Reason.STATE_USED, "second use of a state")
                    : new LaunchRejected(Reason.BROWSER_NOT_RECOGNISED, "no cookie of this login");
        }
        if (!Digest.same(Digest.sha256(cookie), state.browserHash())) {
            throw new LaunchRejected(Reason.BROWSER_NOT_RECOGNISED, "cookie of another login");
        }
    }

    private static Launch.Recognised recognised(LaunchPost post, State state) {
        String name = State.cookieName(state.id());
        return new Launch.Recognised(name, post.cookies().containsKey(name));
    }

    private void requireFirstUse(State state) throws LaunchRejected {
        boolean first = database.inTransaction(handle -> usedStates.add(handle, state.id(), state.expires()));
        if (!first) {
            throw new LaunchRejected(Reason.STATE_USED, "second use of a state");
        }
    }

    private static SignedJWT requireToken(LaunchPost post) throws LaunchRejected {
        String text = post.idToken();
        if (text == null || text.isBlank()) {
            throw new LaunchRejected(Reason.TOKEN_MISSING, "no id_token");
        }
        if (text.length() > LONGEST_TOKEN) {
            throw new LaunchRejected(Reason.TOKEN_MALFORMED, "too long");
        }
        try {
            SignedJWT token = SignedJWT.parse(text);
            if (!Digest.isExact(token.getSignature())) {
                throw new LaunchRejected(Reason.TOKEN_MALFORMED, "the signature is not base64url");
            }
            return token;
        } catch (ParseException | IllegalArgumentException e) {
            // An unsigned token does not parse as a signed one, which is one more way to refuse alg none.
            throw new LaunchRejected(Reason.TOKEN_MALFORMED, "not a signed JWT");
        }
    }

    private JWTClaimsSet requireSignature(SignedJWT token, Registration registration) throws LaunchRejected {
        if (!JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm())) {
            throw new LaunchRejected(Reason.ALGORITHM_REFUSED, "not RS256");
        }
        JOSEObjectType type = token.getHeader().getType();
        if (type != null && !type.equals(JOSEObjectType.JWT)) {
            throw new LaunchRejected(Reason.TOKEN_MALFORMED, "typ is not JWT");
        }
        // Only the registered key set counts: jku, jwk, x5u and x5c in the header are never looked at.
        String kid = token.getHeader().getKeyID();
        if (kid == null || kid.isBlank()) {
            throw new LaunchRejected(Reason.KEY_ID_MISSING, "no kid");
        }
        try {
            RSAKey key = platformKeys
                    .find(registration.jwksUri(), kid)
                    .orElseThrow(() -> new LaunchRejected(Reason.KEY_UNKNOWN, "kid is not in the platform's key set"));
            if (!token.verify(new RSASSAVerifier(key))) {
                throw new LaunchRejected(Reason.SIGNATURE_WRONG, "signature does not fit the key");
            }
            JWTClaimsSet claims = token.getJWTClaimsSet();
            if (claims == null) {
                throw new LaunchRejected(Reason.TOKEN_MALFORMED, "no claims");
            }
            return claims;
        } catch (KeysUnavailable e) {
            throw new LaunchRejected(Reason.KEYS_UNAVAILABLE, String.valueOf(e.getMessage()));
        } catch (JOSEException e) {
            throw new LaunchRejected(Reason.SIGNATURE_WRONG, "signature cannot be checked");
        } catch (ParseException e) {
            throw new LaunchRejected(Reason.TOKEN_MALFORMED, "claims are no JSON object");
        }
    }

    private static void requireIssuer(JWTClaimsSet claims, Registration registration) throws LaunchRejected {
        if (!registration.issuer().equals(claims.getIssuer())) {
            throw new LaunchRejected(Reason.ISSUER_WRONG, "iss is not the registered issuer");
        }
    }

    private static void requireAudience(JWTClaimsSet claims, Registration registration) throws LaunchRejected {
        List<String> audience = claims.getAudience();
        if (audience == null || !audience.contains(registration.clientId())) {
            throw new LaunchRejected(Reason.AUDIENCE_WRONG, "aud does not hold our client_id");
        }
        Object authorizedParty = claims.getClaim("azp");
        if (authorizedParty == null && audience.size() > 1) {
            throw new LaunchRejected(Reason.AUDIENCE_WRONG, "several audiences without azp");
        }
        if (authorizedParty != null && !registration.clientId().equals(authorizedParty)) {
            throw new LaunchRejected(Reason.AUDIENCE_WRONG, "azp is not our client_id");
        }
    }

    private static void requireTimes(JWTClaimsSet claims, Instant now) throws LaunchRejected {
        if (claims.getExpirationTime() == null) {
            throw new LaunchRejected(Reason.EXPIRED, "no exp");
        }
        if (!now.isBefore(claims.getExpirationTime().toInstant().plus(SKEW))) {
            throw new LaunchRejected(Reason.EXPIRED, "exp is past");
        }
        if (claims.getIssueTime() == null) {
            throw new LaunchRejected(Reason.ISSUED_AT_WRONG, "no iat");
        }
        Instant issued = claims.getIssueTime().toInstant();
        if (issued.isAfter(now.plus(SKEW))) {
            throw new LaunchRejected(Reason.ISSUED_AT_WRONG, "iat is in the future");
        }
        if (issued.isBefore(now.minus(OLDEST).minus(SKEW))) {
            throw new LaunchRejected(Reason.ISSUED_AT_WRONG, "iat is too long ago");
        }
    }

    private static void requireNonce(JWTClaimsSet claims, State state) throws LaunchRejected {
        // The nonce belongs to one state, and a state works once: so a nonce is never accepted twice.
        if (!(claims.getClaim("nonce") instanceof String nonce)
                || !Digest.same(Digest.sha256(nonce), state.nonceHash())) {
            throw new LaunchRejected(Reason.NONCE_WRONG, "nonce is not the one of this login");
        }
    }

    private static void requireSubject(JWTClaimsSet claims) throws LaunchRejected {
        String subject = claims.getSubject();
        if (subject == null || subject.isBlank()) {
            throw new LaunchRejected(Reason.SUBJECT_MISSING, "no sub");
        }
        boolean ascii = subject.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
        if (subject.length() > LONGEST_ID || !ascii) {
            throw new LaunchRejected(Reason.CLAIM_MALFORMED, "sub is longer than 255 ASCII characters");
        }
    }

    private Deployment requireDeployment(JWTClaimsSet claims, Registration registration) throws LaunchRejected {
        @Nullable String id = claimsReader.deploymentId(claims);
        if (id == null) {
            throw new LaunchRejected(Reason.DEPLOYMENT_MISSING, "no deployment_id");
        }
        Optional<Deployment> known = registrations.findDeployment(registration.id(), id);
        if (known.isEmpty()) {
            registrations.noteRefused(registration.id(), id, clock.instant());
        }
        return known.filter(Deployment::allowed)
                .orElseThrow(() -> new LaunchRejected(Reason.DEPLOYMENT_UNKNOWN, "deployment is not allowed"));
    }
}
