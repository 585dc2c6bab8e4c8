package org.waymark.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Keeps private keys and secrets encrypted in the database when the operator gave a secret for it: AES-256-GCM, its key
 * derived from the operator's secret by PBKDF2, the row's name bound to the text so that rows cannot be exchanged.
 * Without a secret it writes plain text. Either way it reads plain rows, so a secret can be introduced later.
 */
public final class KeyCipher {
    private static final String MARK = "aesgcm1:";
    private static final int ITERATIONS = 210_000;
    private static final int SALT_BYTES = 16;
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final char @Nullable [] secret;
    private final SecureRandom random = new SecureRandom();
    private final byte[] ownSalt = new byte[SALT_BYTES];
    // Deriving takes a tenth of a second on purpose; rows written by one process share a salt, so it is done once.
    private final Map<String, SecretKey> derived = new ConcurrentHashMap<>();

    private KeyCipher(char @Nullable [] secret) {
        this.secret = secret;
        random.nextBytes(ownSalt);
    }

    /** Writes plain text; for installations whose database is the secret place. */
    public static KeyCipher plain() {
        return new KeyCipher(null);
    }

    /**
     * @throws IllegalArgumentException when the secret has fewer than 16 characters
     */
    public static KeyCipher withSecret(String secret) {
        if (secret.length() < 16) {
            throw new IllegalArgumentException("the secret that encrypts stored keys needs at least 16 characters");
        }
        return new KeyCipher(secret.toCharArray());
    }

    String seal(String name, String text) {
        if (secret == null) {
            return text;
        }
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, ownSalt, iv, name);
            byte[] sealed = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] all = Arrays.copyOf(ownSalt, SALT_BYTES + IV_BYTES + sealed.length);
            System.arraycopy(iv, 0, all, SALT_BYTES, IV_BYTES);
            System.arraycopy(sealed, 0, all, SALT_BYTES + IV_BYTES, sealed.length);
            return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot do AES-GCM", e);
        }
    }

    /**
     * @throws KeyUnreadable when the row is encrypted and the secret is missing or another one
     */
    String open(String name, String stored) {
        if (!stored.startsWith(MARK)) {
            return stored;
        }
        if (secret == null) {
            throw new KeyUnreadable("\"" + name + "\" is stored encrypted, and no secret for stored keys is set. "
                    + "Start Waymark with the secret it was written with.");
        }
        try {
            byte[] all = Base64.getUrlDecoder().decode(stored.substring(MARK.length()));
            byte[] salt = Arrays.copyOf(all, SALT_BYTES);
            byte[] iv = Arrays.copyOfRange(all, SALT_BYTES, SALT_BYTES + IV_BYTES);
            byte[] sealed = Arrays.copyOfRange(all, SALT_BYTES + IV_BYTES, all.length);
            return new String(cipher(Cipher.DECRYPT_MODE, salt, iv, name).doFinal(sealed), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new KeyUnreadable(
                    "\"" + name + "\" cannot be decrypted: the secret for stored keys is not the one it "
                            + "was written with, or the row was changed. Start Waymark with the earlier secret, or restore the "
                            + "row from a backup.");
        }
    }

    private Cipher cipher(int mode, byte[] salt, byte[] iv, String name) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key(salt), new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private SecretKey key(byte[] salt) {
        return derived.computeIfAbsent(Base64.getEncoder().encodeToString(salt), unused -> {
            try {
                byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                        .generateSecret(new PBEKeySpec(secret, salt, ITERATIONS, 256))
                        .getEncoded();
                return new SecretKeySpec(key, "AES");
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this Java cannot do PBKDF2", e);
            }
        });
    }
}
