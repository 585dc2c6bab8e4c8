package org.waymark.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** The secret of a client: 256 random bits, shown once. Its plain SHA-256 is enough, because nobody can guess it. */
public final class IntakeToken {
    private static final String START = "wmk_";
    private static final int BYTES = 32;

    private IntakeToken() {}

    public static String random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return START + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Computes the hash that is kept of a token, and by which one request is told from another. */
    public static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
