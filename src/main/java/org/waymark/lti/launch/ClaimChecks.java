package org.waymark.lti.launch;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.waymark.lti.platform.Registration;

/** Checks what every token of a platform has to say of itself, whatever its message is (Security Framework 5.1.3). */
final class ClaimChecks {
    /** Clocks of platform and tool may differ by this much. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private static final Duration OLDEST = Duration.ofMinutes(10);
    private static final int LONGEST_ID = 255;

    private ClaimChecks() {}

    /** @throws LaunchRejected with the first check that failed */
    static void require(JWTClaimsSet claims, Registration registration, State state, Instant now)
            throws LaunchRejected {
        requireIssuer(claims, registration);
        requireAudience(claims, registration);
        requireTimes(claims, now);
        requireNonce(claims, state);
        requireSubject(claims);
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
        requireBegun(claims, now);
    }

    /** No token holds before its {@code nbf} (RFC 7519, 4.1.5). */
    private static void requireBegun(JWTClaimsSet claims, Instant now) throws LaunchRejected {
        Date begins = claims.getNotBeforeTime();
        if (begins != null && begins.toInstant().isAfter(now.plus(SKEW))) {
            throw new LaunchRejected(Reason.ISSUED_AT_WRONG, "nbf is in the future");
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
}
