package org.waymark.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Makes the part of a link in a letter that opens something for whoever has the letter, without signing in. */
public final class LinkToken {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 24;

    private LinkToken() {}

    /** Returns 192 random bits in 32 characters that an address takes as they are. */
    public static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Computes what is kept of one, where nobody needs to read it again: its SHA-256 in hexadecimal digits. */
    public static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
