package org.waymark.lti.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.Optional;
import org.waymark.lti.payload.Json;

/** Reads a signed JWT that a stranger may have sent: whatever a library throws at it, it is a token that cannot be read. */
final class ForeignToken {
    private ForeignToken() {}

    /** @throws ParseException when the text is no signed JWT, or its header asks for more than is understood here */
    static SignedJWT read(String text) throws ParseException {
        try {
            String[] parts = text.split("\\.", -1);
            // A byte order mark is no part of JSON, though readers pass over it; null and lists are no header.
            String header = new String(new Base64URL(parts[0]).decode(), StandardCharsets.UTF_8);
            Optional<JsonNode> read = header.startsWith("{") ? Json.read(header) : Optional.empty();
            // Nothing that "crit" could name is understood here, and an empty list is forbidden (RFC 7515, 4.1.11).
            if (parts.length != 3 || read.isEmpty() || read.get().has("crit")) {
                throw new ParseException("not a signed JWT", 0);
            }
            SignedJWT token = SignedJWT.parse(text);
            if (!Digest.isExact(token.getSignature())) {
                throw new ParseException("the signature is not base64url", 0);
            }
            return token;
        } catch (RuntimeException e) {
            throw unreadable();
        }
    }

    /** The claims of a token whose signature holds. */
    static JWTClaimsSet claims(SignedJWT token) throws ParseException {
        try {
            // The library's own decoder takes as long as all the rest of a launch's checks.
            byte[] json = Base64.getUrlDecoder().decode(token.getParsedParts()[1].toString());
            return JWTClaimsSet.parse(JSONObjectUtils.parse(new String(json, StandardCharsets.UTF_8)));
        } catch (RuntimeException e) {
            throw unreadable();
        }
    }

    private static ParseException unreadable() {
        return new ParseException("cannot be read", 0);
    }
}
