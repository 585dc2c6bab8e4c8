package org.waymark.web.watch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** The token that lets a program read the metrics. The comparison takes as long for a wrong one as for the right one. */
final class MetricsToken {
    private static final String BEARER = "Bearer ";

    private final byte[] hash;

    MetricsToken(String token) {
        hash = hash(token);
    }

    /** @param authorization the header of that name; null where there is none */
    boolean opens(@Nullable String authorization) {
        return authorization != null
                && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && MessageDigest.isEqual(
                        hash, hash(authorization.substring(BEARER.length()).strip()));
    }

    /** Texts of one length, so that not even the length of the token can be measured. */
    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
