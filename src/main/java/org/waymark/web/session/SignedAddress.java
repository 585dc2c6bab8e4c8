package org.waymark.web.session;

import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs what an address says (HMAC-SHA256) and reads it again. The purpose is part of what is signed, so that nothing
 * signed for one purpose is ever read for another. Safe for many threads.
 */
public final class SignedAddress {
    private static final String ALGORITHM = "HmacSHA256";

    private final String purpose;
    private final SecretKeySpec secret;
    private final SecureRandom random = new SecureRandom();

    /** @param secret the same on every instance of an installation */
    public SignedAddress(String purpose, byte[] secret) {
        this.purpose = purpose;
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    /** The part of an address that says these fields; none of them contains a bar. */
    public String sign(String... fields) {
        String body = Base64URL.encode(String.join("|", fields)).toString();
        return body + "." + mac(purpose, body);
    }

    /** The fields of a part of an address that this installation signed for this purpose. */
    public Optional<String[]> read(String signed) {
        int dot = signed.indexOf('.');
        return dot < 0 || !isMac(signed.substring(dot + 1), purpose, signed.substring(0, dot))
                ? Optional.empty()
                : Optional.of(
                        new Base64URL(signed.substring(0, dot)).decodeToString().split("\\|", -1));
    }

    /** Computes of a text, for a purpose, what only this installation can compute. */
    public String mac(String purpose, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return Base64URL.encode(mac.doFinal((purpose + ":" + text).getBytes(StandardCharsets.UTF_8)))
                    .toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tells whether somebody brought what only this installation can compute; takes as long whether it is right or not. */
    public boolean isMac(@Nullable String brought, String purpose, String text) {
        return brought != null
                && MessageDigest.isEqual(
                        brought.getBytes(StandardCharsets.UTF_8),
                        mac(purpose, text).getBytes(StandardCharsets.UTF_8));
    }

    /** A text that nobody can guess. */
    public String random(int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return Base64URL.encode(drawn).toString();
    }
}
