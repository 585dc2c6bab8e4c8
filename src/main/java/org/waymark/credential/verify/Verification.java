package org.waymark.credential.verify;

import static org.waymark.credential.verify.VerificationReport.Grade.FAILED;
import static org.waymark.credential.verify.VerificationReport.Grade.NOTE;
import static org.waymark.credential.verify.VerificationReport.Grade.PASSED;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.Baking;
import org.waymark.credential.Credential;
import org.waymark.credential.CredentialId;
import org.waymark.credential.IssuerProfile;
import org.waymark.credential.PublicAddresses;
import org.waymark.credential.verify.VerificationReport.Aspect;
import org.waymark.credential.verify.VerificationReport.Check;
import org.waymark.credential.verify.VerificationReport.Grade;
import org.waymark.language.Message;
import org.waymark.language.Messages;

/**
 * Checks a credential that claims to be ours: whole, signed by one of our badge keys, in force, not revoked. Asks
 * nobody over the network and believes nothing that the text says about keys. Whatever it is given, it answers with a
 * report and throws nothing.
 */
public final class Verification {
    /** The longest text that is read as a credential, in characters or bytes. */
    static final int LONGEST = 100_000;

    /** An Open Badge has either of these types (OB 3.0, 4.1.2); a credential of 1.1 has them in the claim {@code vc}. */
    private static final List<String> BADGE_TYPES = List.of("OpenBadgeCredential", "AchievementCredential");

    static final Messages MESSAGES = Messages.of(Verification.class);

    private final IssuerProfile issuer;
    private final PublicAddresses addresses;

    public Verification(IssuerProfile issuer, PublicAddresses addresses) {
        this.issuer = issuer;
        this.addresses = addresses;
    }

    /**
     * Finds the signed text that a PNG or SVG badge carries.
     *
     * @return empty when there is none
     */
    static Optional<String> findBaked(byte[] handedIn) {
        Optional<String> baked = Baking.fromPng(handedIn);
        boolean markup = new String(handedIn, 0, Math.min(handedIn.length, 100), StandardCharsets.UTF_8)
                .stripLeading()
                .startsWith("<");
        return baked.isPresent() || !markup ? baked : Baking.fromSvg(handedIn);
    }

    /**
     * @param badgeKeys every public badge key of this installation
     * @param stored finds one of our credentials, to learn whether it is revoked
     */
    public VerificationReport verify(
            String jwt, JWKSet badgeKeys, Function<CredentialId, Optional<Credential>> stored, Instant now) {
        List<Check> checks = new ArrayList<>();
        SignedJWT signed = parse(jwt.strip());
        JWTClaimsSet claims = signed == null ? null : claims(signed);
        if (signed == null || claims == null) {
            return report(checks, Aspect.FORM, FAILED, "form.not-signed");
        }
        add(checks, Aspect.FORM, PASSED, "form.signed");
        Optional<String> slug = addresses.findIssuer(claims.getIssuer());
        if (slug.isEmpty()) {
            if (!isBadge(claims)) {
                return report(checks, Aspect.KIND, FAILED, "kind.other");
            }
            return report(checks, Aspect.ISSUER, FAILED, "issuer.other");
        }
        if (!signatureHolds(signed, slug.get(), badgeKeys)) {
            return report(checks, Aspect.SIGNATURE, FAILED, "signature.wrong", "issuer", name(slug.get()));
        }
        add(checks, Aspect.SIGNATURE, PASSED, "signature.ours");
        Optional<CredentialId> id = Optional.ofNullable(claims.getJWTID()).flatMap(addresses::findCredential);
        if (id.isEmpty() || !isBadge(claims)) {
            return report(checks, Aspect.KIND, FAILED, "kind.ours");
        }
        dates(checks, claims, now);
        status(checks, stored.apply(id.get()));
        return new VerificationReport(checks, id);
    }

    /** Names an issuer of ours; what the text itself calls it is not believed yet. */
    private String name(String slug) {
        return slug.equals(PublicAddresses.WAYMARK) ? issuer.name() : addresses.issuer(slug);
    }

    private static @Nullable SignedJWT parse(String jwt) {
        if (jwt.length() > LONGEST) {
            return null;
        }
        try {
            return SignedJWT.parse(jwt);
        } catch (ParseException | RuntimeException e) {
            return null;
        }
    }

    private static @Nullable JWTClaimsSet claims(SignedJWT signed) {
        try {
            return signed.getJWTClaimsSet();
        } catch (ParseException | RuntimeException e) {
            return null;
        }
    }

    private boolean signatureHolds(SignedJWT signed, String slug, JWKSet badgeKeys) {
        JWSHeader header = signed.getHeader();
        if (!JWSAlgorithm.RS256.equals(header.getAlgorithm()) || header.getKeyID() == null) {
            return false;
        }
        for (JWK key : badgeKeys.getKeys()) {
            if (addresses.key(slug, key.getKeyID()).equals(header.getKeyID())) {
                try {
                    return signed.verify(new RSASSAVerifier(key.toRSAKey()));
                } catch (JOSEException | RuntimeException e) {
                    return false;
                }
            }
        }
        return false;
    }

    private static boolean isBadge(JWTClaimsSet claims) {
        Object types =
                claims.getClaim("vc") instanceof Map<?, ?> wrapped ? wrapped.get("type") : claims.getClaim("type");
        return types instanceof List<?> all && !Collections.disjoint(all, BADGE_TYPES);
    }

    private static void dates(List<Check> checks, JWTClaimsSet claims, Instant now) {
        Date from = claims.getNotBeforeTime();
        Date until = claims.getExpirationTime();
        if (from == null) {
            add(checks, Aspect.DATES, FAILED, "dates.no-start");
        } else if (from.toInstant().isAfter(now)) {
            add(checks, Aspect.DATES, FAILED, "dates.too-early", "day", day(from.toInstant()));
        } else if (until != null && !until.toInstant().isAfter(now)) {
            add(checks, Aspect.DATES, FAILED, "dates.expired", "day", day(until.toInstant()));
        } else if (until == null) {
            add(checks, Aspect.DATES, PASSED, "dates.for-ever", "from", day(from.toInstant()));
        } else {
            add(
                    checks,
                    Aspect.DATES,
                    PASSED,
                    "dates.until",
                    "from",
                    day(from.toInstant()),
                    "until",
                    day(until.toInstant()));
        }
    }

    private static void status(List<Check> checks, Optional<Credential> stored) {
        if (stored.isEmpty()) {
            add(checks, Aspect.STATUS, NOTE, "status.unknown");
            return;
        }
        Instant revokedAt = stored.get().revokedAt();
        if (revokedAt == null) {
            add(checks, Aspect.STATUS, PASSED, "status.good");
        } else {
            Message reason = stored.get().revocationReason();
            if (reason == null) {
                add(checks, Aspect.STATUS, FAILED, "status.revoked", "day", day(revokedAt));
            } else {
                add(checks, Aspect.STATUS, FAILED, "status.revoked-because", "day", day(revokedAt), "reason", reason);
            }
        }
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private static VerificationReport report(
            List<Check> checks, Aspect aspect, Grade grade, String key, Object... arguments) {
        add(checks, aspect, grade, key, arguments);
        return new VerificationReport(checks, Optional.empty());
    }

    private static void add(List<Check> checks, Aspect aspect, Grade grade, String key, Object... arguments) {
        checks.add(new Check(aspect, grade, MESSAGES.message(key, arguments)));
    }
}
