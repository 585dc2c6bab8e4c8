package org.waymark.authorization;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A secret that a client holds: 256 random bits, handed out once. Its plain SHA-256 is enough to keep, because nobody can
 * guess it. The beginning says what it is to whoever finds one in a log.
 */
public enum Secret {
    CLIENT("wmc_"),
    CODE("wmo_"),
    ACCESS("wma_"),
    REFRESH("wmr_");

    private static final int BYTES = 32;

    private final String start;

    Secret(String start) {
        this.start = start;
    }

    public String random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return start + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Computes what is kept of a secret. */
    public static String hash(String text) {
        return HexFormat.of().formatHex(sha256(text));
    }

    /** Computes the S256 challenge of a verifier (RFC 7636, 4.2). */
    public static String challenge(String verifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(verifier));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
