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
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.waymark.lti.platform.Deployment;
import org.waymark.lti.platform.KeysUnavailable;
import org.waymark.lti.platform.PlatformKeys;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.RegistrationBook;
import org.waymark.store.Database;

/**
 * Turns what a browser posted into a {@link Launch}, or refuses it: one pipeline of named checks, each with its clause
 * in {@link Reason}. Nothing is written before the signature holds, but where a launch makes us ask the platform for its
 * keys: then its state is used up first, so that one login buys one question. Safe for many threads.
 */
public final class LaunchVerifier {
    private static final int LONGEST_TOKEN = 256 * 1024;

    private final Database database;
    private final UsedStates usedStates = new UsedStates();
    private final RegistrationBook registrations;
    private final PlatformKeys platformKeys;
    private final States states;
    private final LaunchClaims claimsReader;
    private final InstantSource clock;

    LaunchVerifier(
            Database database,
            RegistrationBook registrations,
            PlatformKeys platformKeys,
            byte[] stateSecret,
            URI baseUrl,
            InstantSource clock) {
        this.database = database;
        this.registrations = registrations;
        this.platformKeys = platformKeys;
        this.states = new States(stateSecret);
        this.claimsReader = new LaunchClaims(baseUrl);
        this.clock = clock;
    }

    /** A launch that may be one: all is checked that needs neither a key nor the database. */
    public static final class Opened {
        private final LaunchPost post;
        private final State state;
        private final Registration registration;
        private final SignedJWT token;
        private boolean used;

        private Opened(LaunchPost post, State state, Registration registration, SignedJWT token) {
            this.post = post;
            this.state = state;
            this.registration = registration;
            this.token = token;
        }

        /** Returns the fields that the browser posted, so that it can post them once more. */
        public Map<String, String> again() {
            return Map.of("id_token", token.serialize(), "state", String.valueOf(post.state()));
        }

        private String kid() {
            return token.getHeader().getKeyID();
        }
    }

    /** @throws LaunchRejected with the first check that failed */
    public Opened open(LaunchPost post, State state) throws LaunchRejected {
        Registration registration = requireRegistration(state);
        try {
            requireFresh(state, clock.instant());
            requireNoError(post);
            requireSameBrowser(post, state);
            SignedJWT token = requireToken(post);
            requireHeader(token);
            return new Opened(post, state, registration, token);
        } catch (LaunchRejected e) {
            throw e.of(registration);
        }
    }

    /**
     * Asks the platform for its keys, if that is needed, or joins those who wait for them.
     *
     * @return when to {@link #verify}; empty when nothing has to be waited for
     * @throws LaunchRejected when the keys cannot be had, or the state was used before
     */
    public Optional<CompletableFuture<Void>> fetchKeys(Opened opened) throws LaunchRejected {
        try {
            URI keys = opened.registration.jwksUri();
            if (!(platformKeys.look(keys, opened.kid()) instanceof PlatformKeys.ToBeFetched fetch)) {
                return Optional.empty();
            }
            if (!fetch.underWay()) {
                requireFirstUse(opened.state);
                opened.used = true;
            }
            return Optional.of(platformKeys.fetch(keys, opened.token.serialize().length()));
        } catch (KeysUnavailable e) {
            throw new LaunchRejected(Reason.KEYS_UNAVAILABLE, String.valueOf(e.getMessage())).of(opened.registration);
        } catch (LaunchRejected e) {
            throw e.of(opened.registration);
        }
    }

    /** @throws LaunchRejected with the first check that failed */
    public Launch verify(Opened opened) throws LaunchRejected {
        Registration registration = opened.registration;
        try {
            JWTClaimsSet claims = requireSignature(opened);
            ClaimChecks.require(claims, registration, opened.state, clock.instant());
            Deployment deployment = requireDeployment(claims, registration);
            return read(claims, registration, deployment, login(opened));
        } catch (LaunchRejected e) {
            throw e.of(registration);
        }
    }

    private Launch read(JWTClaimsSet claims, Registration registration, Deployment deployment, Launch.Login login)
            throws LaunchRejected {
        try {
            return claimsReader.read(claims, registration, deployment, login);
        } catch (RuntimeException e) {
            throw new LaunchRejected(Reason.CLAIM_MALFORMED, "a claim of a form that no check foresaw");
        }
    }

    /**
     * Finds where the platform may have kept the value of a cookie that did not come back; empty when the cookie is
     * there, when storage was asked before, or when the platform offers none.
     */
    public Optional<StorageQuestion> storageQuestion(LaunchPost post, State state) throws LaunchRejected {
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

    /**
     * Reads the state that a browser brought.
     *
     * @throws LaunchRejected when it brought none, or one that is not ours
     */
    public State requireState(LaunchPost post) throws LaunchRejected {
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
                    ? LaunchRejected.secondUse()
                    : new LaunchRejected(Reason.BROWSER_NOT_RECOGNISED, "no cookie of this login");
        }
        if (!Digest.same(Digest.sha256(cookie), state.browserHash())) {
            throw new LaunchRejected(Reason.BROWSER_NOT_RECOGNISED, "cookie of another login");
        }
    }

    private static Launch.Login login(Opened opened) {
        String name = State.cookieName(opened.state.id());
        return new Launch.Login(
                opened.state.id(),
                opened.state.expires(),
                opened.used,
                name,
                opened.post.cookies().containsKey(name));
    }

    private void requireFirstUse(State state) throws LaunchRejected {
        if (!database.inTransaction(handle -> usedStates.add(handle, state.id(), state.expires()))) {
            throw LaunchRejected.secondUse();
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
            return ForeignToken.read(text);
        } catch (ParseException e) {
            // An unsigned token does not parse as a signed one, which is one more way to refuse alg none.
            throw new LaunchRejected(Reason.TOKEN_MALFORMED, "not a signed JWT");
        }
    }

    private static void requireHeader(SignedJWT token) throws LaunchRejected {
        if (!JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm())) {
            throw new LaunchRejected(Reason.ALGORITHM_REFUSED, "not RS256");
        }
        JOSEObjectType type = token.getHeader().getType();
        if (type != null && !type.equals(JOSEObjectType.JWT)) {
            throw new LaunchRejected(Reason.TOKEN_MALFORMED, "typ is not JWT");
        }
        String kid = token.getHeader().getKeyID();
        if (kid == null || kid.isBlank()) {
            throw new LaunchRejected(Reason.KEY_ID_MISSING, "no kid");
        }
    }

    private JWTClaimsSet requireSignature(Opened opened) throws LaunchRejected {
        try {
            // Only the registered key set counts: jku, jwk, x5u and x5c in the header are never looked at.
            List<RSAKey> keys = platformKeys.afterWait(opened.registration.jwksUri(), opened.kid());
            if (keys.isEmpty()) {
                throw new LaunchRejected(Reason.KEY_UNKNOWN, "kid is not in the platform's key set");
            }
            boolean holds = false;
            for (RSAKey key : keys) {
                holds = holds || opened.token.verify(new RSASSAVerifier(key));
            }
            if (!holds) {
                throw new LaunchRejected(Reason.SIGNATURE_WRONG, "signature does not fit the key");
            }
            return ForeignToken.claims(opened.token);
        } catch (KeysUnavailable e) {
            throw new LaunchRejected(Reason.KEYS_UNAVAILABLE, String.valueOf(e.getMessage()));
        } catch (JOSEException | RuntimeException e) {
            throw new LaunchRejected(Reason.SIGNATURE_WRONG, "signature cannot be checked");
        } catch (ParseException e) {
            throw new LaunchRejected(Reason.TOKEN_MALFORMED, "claims are no JSON object");
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
