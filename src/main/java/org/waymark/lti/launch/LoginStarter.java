package org.waymark.lti.launch;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.RegistrationBook;

/**
 * Answers a login initiation with the authentication request (Security Framework 5.1.1.1 and 5.1.1.2). Writes nothing.
 * Safe for many threads.
 */
public final class LoginStarter {
    static final Duration LIFE = Duration.ofMinutes(10);
    private static final int LONGEST_HINT = 4_000;

    private final RegistrationBook registrations;
    private final States states;
    private final URI launchUri;
    private final InstantSource clock;

    LoginStarter(RegistrationBook registrations, byte[] stateSecret, URI launchUri, InstantSource clock) {
        this.registrations = registrations;
        this.states = new States(stateSecret);
        this.launchUri = launchUri;
        this.clock = clock;
    }

    /** @throws LaunchRejected when a parameter is missing, or the platform is unknown, ambiguous or switched off */
    public AuthenticationRequest start(LoginInitiation login) throws LaunchRejected {
        String issuer = require("iss", login.issuer());
        String loginHint = require("login_hint", login.loginHint());
        require("target_link_uri", login.targetLinkUri());
        Registration registration = choose(registrations.ofIssuer(issuer), login.clientId());
        requireActive(registration);

        String id = Digest.random();
        String nonce = Digest.random();
        String browser = Digest.random();
        String storage = storageTarget(login.storageTarget());
        String state = states.sign(new State(
                id,
                registration.id(),
                Digest.sha256(nonce),
                Digest.sha256(browser),
                storage,
                clock.instant().plus(LIFE)));
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("scope", "openid");
        parameters.put("response_type", "id_token");
        parameters.put("response_mode", "form_post");
        parameters.put("prompt", "none");
        parameters.put("client_id", registration.clientId());
        parameters.put("redirect_uri", launchUri.toString());
        parameters.put("login_hint", loginHint);
        String messageHint = login.ltiMessageHint();
        if (messageHint != null) {
            parameters.put("lti_message_hint", requireShort("lti_message_hint", messageHint));
        }
        parameters.put("state", state);
        parameters.put("nonce", nonce);
        return new AuthenticationRequest(
                withQuery(registration.authorizationEndpoint(), parameters),
                State.cookieName(id),
                browser,
                LIFE,
                storage,
                registration);
    }

    /** A frame's name as platforms give it; anything else is as good as none. */
    private static @Nullable String storageTarget(@Nullable String name) {
        return name != null && name.matches("[A-Za-z0-9_.:-]{1,100}") ? name : null;
    }

    static void requireActive(Registration registration) throws LaunchRejected {
        switch (registration.state()) {
            case ACTIVE -> {}
            case PENDING ->
                throw new LaunchRejected(Reason.REGISTRATION_PENDING, "client " + registration.clientId())
                        .of(registration);
            case OFF ->
                throw new LaunchRejected(Reason.REGISTRATION_OFF, "client " + registration.clientId()).of(registration);
        }
    }

    private static Registration choose(List<Registration> ofIssuer, @Nullable String clientId) throws LaunchRejected {
        List<Registration> matching = clientId == null || clientId.isEmpty()
                ? ofIssuer
                : ofIssuer.stream()
                        .filter(registration -> registration.clientId().equals(clientId))
                        .toList();
        if (matching.isEmpty()) {
            throw new LaunchRejected(Reason.UNKNOWN_PLATFORM, "no registration of that issuer and client");
        }
        if (matching.size() > 1) {
            List<Registration> active = matching.stream()
                    .filter(registration -> registration.state() == Registration.State.ACTIVE)
                    .toList();
            if (active.size() == 1) {
                return active.get(0);
            }
            throw new LaunchRejected(Reason.AMBIGUOUS_PLATFORM, "several registrations and no client_id");
        }
        return matching.get(0);
    }

    private static String require(String name, @Nullable String value) throws LaunchRejected {
        if (value == null || value.isBlank()) {
            throw new LaunchRejected(Reason.LOGIN_INCOMPLETE, "without " + name);
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new LaunchRejected(Reason.LOGIN_INCOMPLETE, "unreadable " + name);
        }
        return requireShort(name, value);
    }

    /** The hints travel on in an address, where neither browsers nor servers take any length. */
    private static String requireShort(String name, String value) throws LaunchRejected {
        if (value.length() > LONGEST_HINT) {
            throw new LaunchRejected(Reason.LOGIN_INCOMPLETE, "too long " + name);
        }
        return value;
    }

    private static String withQuery(URI endpoint, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return endpoint + (endpoint.getRawQuery() == null ? "?" : "&") + query;
    }
}
