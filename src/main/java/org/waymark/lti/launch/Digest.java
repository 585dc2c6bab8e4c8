package org.waymark.lti.launch;

import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Random values and their hashes. */
final class Digest {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Digest() {}

    /** 256 random bits as base64url text. */
    static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Tells whether a text is the one way to write its bytes. Readers of base64 pass over stray characters and unused
     * bits; what is signed shall be taken only as its signer wrote it.
     */
    static boolean isExact(Base64URL text) {
        return Base64URL.encode(text.decode()).equals(text);
    }

    /** Compares without telling by its time where the texts differ. */
    static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
