package org.waymark.credential.held;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A credential of another issuer, kept as it came.
 *
 * @param identityHash the hash of its issuer's and its own id, by which a newer version takes its place (OB 3.0, equality)
 * @param title what it says was achieved
 * @param issuer what its issuer is called, or the issuer's id
 * @param signedJwt whether it is a VC-JWT; else it is JSON with a proof in it
 * @param content the credential itself
 */
public record HeldCredential(
        HeldCredentialId id,
        String identityHash,
        String title,
        String issuer,
        boolean signedJwt,
        String content,
        @Nullable Instant validFrom,
        Instant keptAt) {
    public static final int LONGEST_TITLE = 300;

    /** A learner keeps at most so many. */
    public static final int MOST = 100;

    /** All of a learner's are together at most so long, in characters. */
    public static final long MOST_TEXT = 4L * 1024 * 1024;
}
