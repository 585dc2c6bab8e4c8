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
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.Baking;
import org.waymark.credential.Credential;
import org.waymark.credential.CredentialId;
import org.waymark.credential.IssuerProfile;
import org.waymark.credential.PublicAddresses;
import org.waymark.credential.verify.VerificationReport.Check;
import org.waymark.credential.verify.VerificationReport.Grade;

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

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

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
            return report(
                    checks,
                    VerificationReport.FORM,
                    FAILED,
                    "This is not a signed credential, or a part of it is missing.");
        }
        add(checks, VerificationReport.FORM, PASSED, "This is a signed credential.");
        if (!issuer.id().equals(claims.getIssuer())) {
            if (!isBadge(claims)) {
                return report(
                        checks,
                        VerificationReport.KIND,
                        FAILED,
                        "It is signed text of another kind, not an Open Badge.");
            }
            return report(
                    checks, VerificationReport.ISSUER, FAILED, "It was not issued here; ask the issuer it names.");
        }
        if (!signatureHolds(signed, badgeKeys)) {
            return report(
                    checks,
                    "Signature",
                    FAILED,
                    "It names " + issuer.name()
                            + " as its issuer, but the signature is not ours: it was changed or forged.");
        }
        add(checks, "Signature", PASSED, "The signature is ours; nothing was changed since it was issued.");
        Optional<CredentialId> id = Optional.ofNullable(claims.getJWTID()).flatMap(addresses::findCredential);
        if (id.isEmpty() || !isBadge(claims)) {
            return report(checks, VerificationReport.KIND, FAILED, "It is signed by us, but it is not an Open Badge.");
        }
        dates(checks, claims, now);
        status(checks, stored.apply(id.get()));
        return new VerificationReport(checks, id);
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

    private boolean signatureHolds(SignedJWT signed, JWKSet badgeKeys) {
        JWSHeader header = signed.getHeader();
        if (!JWSAlgorithm.RS256.equals(header.getAlgorithm()) || header.getKeyID() == null) {
            return false;
        }
        for (JWK key : badgeKeys.getKeys()) {
            if (addresses.key(key.getKeyID()).equals(header.getKeyID())) {
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
            add(checks, "Dates", FAILED, "It does not say from when it is valid.");
        } else if (from.toInstant().isAfter(now)) {
            add(checks, "Dates", FAILED, "It is not valid before " + day(from.toInstant()) + ".");
        } else if (until != null && !until.toInstant().isAfter(now)) {
            add(checks, "Dates", FAILED, "It expired on " + day(until.toInstant()) + ".");
        } else {
            add(
                    checks,
                    "Dates",
                    PASSED,
                    "It has been valid since " + day(from.toInstant())
                            + (until == null
                                    ? " and does not expire."
                                    : ", and is until " + day(until.toInstant()) + "."));
        }
    }

    private static void status(List<Check> checks, Optional<Credential> stored) {
        if (stored.isEmpty()) {
            add(
                    checks,
                    "Status",
                    NOTE,
                    "It is ours by its signature, but no longer in our records, so we cannot say whether it was revoked.");
            return;
        }
        Instant revokedAt = stored.get().revokedAt();
        if (revokedAt == null) {
            add(checks, "Status", PASSED, "It has not been revoked.");
        } else {
            String reason = stored.get().revocationReason();
            add(
                    checks,
                    "Status",
                    FAILED,
                    "It was revoked on " + day(revokedAt) + (reason == null ? "." : ": " + reason));
        }
    }

    private static String day(Instant instant) {
        return DAY.format(instant.atOffset(ZoneOffset.UTC));
    }

    private static VerificationReport report(List<Check> checks, String name, Grade grade, String finding) {
        add(checks, name, grade, finding);
        return new VerificationReport(checks, Optional.empty());
    }

    private static void add(List<Check> checks, String name, Grade grade, String finding) {
        checks.add(new Check(name, grade, finding));
    }
}
