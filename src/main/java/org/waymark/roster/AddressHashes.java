package org.waymark.roster;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.waymark.id.RegistrationId;

/**
 * Keyed hashes of e-mail addresses (HMAC with SHA-256): equal for equal addresses of one platform, without any meaning
 * beside another platform's, and worth nothing to anybody who has not the secret of this installation. Safe for many
 * threads.
 */
public final class AddressHashes {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec secret;

    public AddressHashes(byte[] secret) {
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    /**
     * An address as it is compared: without blanks around it, in small letters, accents composed (NFC). Nothing else is
     * made equal: a dot or what follows a plus sign makes another address.
     */
    public static String normal(String address) {
        return Normalizer.normalize(address.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /** @param registration whose address it is: the same address has another hash at every platform */
    public String hash(RegistrationId registration, String address) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            byte[] hash = mac.doFinal((registration + "\n" + normal(address)).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot do HMAC", e);
        }
    }
}
