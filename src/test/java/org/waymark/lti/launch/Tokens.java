package org.waymark.lti.launch;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.waymark.id.RegistrationId;
import org.waymark.lti.payload.Claim;
import org.waymark.lti.platform.Deployment;
import org.waymark.lti.platform.Registration;

/** A registration, and claims as its platform writes them, for tests without a server. */
final class Tokens {
    static final Registration REGISTRATION = new Registration(
            new RegistrationId(new UUID(0, 1)),
            "https://lms.example",
            "client",
            "An LMS",
            "lms",
            URI.create("https://lms.example/auth"),
            URI.create("https://lms.example/token"),
            null,
            URI.create("https://lms.example/keys"),
            Registration.State.ACTIVE,
            false,
            true);

    static final Deployment DEPLOYMENT = new Deployment(new UUID(0, 2), REGISTRATION.id(), "1", true);

    private Tokens() {}

    /** Reads a plain launch of a learner, with that change, as one of the tool at {@code https://tool.example}. */
    static Launch read(Consumer<Map<String, Object>> change) throws LaunchRejected {
        Map<String, Object> claims = new HashMap<>(Map.of(
                "sub",
                "7",
                Claim.VERSION,
                "1.3.0",
                Claim.MESSAGE_TYPE,
                "LtiResourceLinkRequest",
                Claim.TARGET_LINK_URI,
                "https://tool.example/lti/launch",
                Claim.ROLES,
                List.of("Learner"),
                Claim.RESOURCE_LINK,
                Map.of("id", "link")));
        change.accept(claims);
        JWTClaimsSet.Builder token = new JWTClaimsSet.Builder();
        claims.forEach(token::claim);
        return new LaunchClaims(URI.create("https://tool.example"))
                .read(
                        token.build(),
                        REGISTRATION,
                        DEPLOYMENT,
                        new Launch.Login("state", Instant.EPOCH, false, "cookie", true));
    }
}
