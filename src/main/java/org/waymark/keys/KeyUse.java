package org.waymark.keys;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The purpose of a key pair, and by that its kind. The sets are separate: a leaked LTI key must not be able to sign a
 * badge.
 */
public enum KeyUse {
    /** Signs what we send to platforms. Tokens live minutes, so a retired key leaves the key set after a week. */
    LTI,
    /** Signs credentials. They live for ever, and so does the public half of every key that signed one. */
    BADGE,
    /** Signs credentials in place of {@code BADGE} where the installation chose ES256: P-256. Kept as long as those. */
    BADGE_ES256,
    /** Signs the proofs that stand within credentials and status lists: Ed25519. Kept as long as those of badges. */
    PROOF;

    private static final Duration SHOWN_AFTER_RETIREMENT = Duration.ofDays(7);

    /** Returns when a leaked key retires: one that signs messages leaves the key set at once. */
    Instant leaked(Instant now) {
        return this == LTI ? now.minus(SHOWN_AFTER_RETIREMENT) : now;
    }

    boolean published(@Nullable Instant retiredAt, Instant now) {
        return this != LTI
                || retiredAt == null
                || retiredAt.plus(SHOWN_AFTER_RETIREMENT).isAfter(now);
    }
}
