package org.waymark.lti.launch;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Date;
import org.waymark.id.RegistrationId;

/** Signs and reads states with the installation's secret (HS256). Safe for many threads. */
final class States {
    private final byte[] secret;

    States(byte[] secret) {
        this.secret = secret.clone();
    }

    String sign(State state) {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader(JWSAlgorithm.HS256),
                new JWTClaimsSet.Builder()
                        .jwtID(state.id())
                        .claim("r", state.registration().toString())
                        .claim("n", state.nonceHash())
                        .claim("b", state.browserHash())
                        .claim("s", state.storageTarget())
                        .expirationTime(Date.from(state.expires()))
                        .build());
        try {
            jwt.sign(new MACSigner(secret));
        } catch (JOSEException e) {
            throw new IllegalStateException("the state secret cannot sign", e);
        }
        return jwt.serialize();
    }

    /** Reads a state that this installation signed, expired or not. */
    State read(String text) throws LaunchRejected {
        try {
            SignedJWT jwt = ForeignToken.read(text);
            if (!JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm()) || !jwt.verify(new MACVerifier(secret))) {
                throw new LaunchRejected(Reason.STATE_INVALID, "not signed by this installation");
            }
            JWTClaimsSet claims = ForeignToken.claims(jwt);
            String registration = claims.getStringClaim("r");
            Date expires = claims.getExpirationTime();
            if (registration == null || expires == null) {
                throw new LaunchRejected(Reason.STATE_INVALID, "unreadable");
            }
            return new State(
                    claims.getJWTID(),
                    RegistrationId.of(registration),
                    claims.getStringClaim("n"),
                    claims.getStringClaim("b"),
                    claims.getStringClaim("s"),
                    expires.toInstant());
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            throw new LaunchRejected(Reason.STATE_INVALID, "unreadable");
        }
    }
}
