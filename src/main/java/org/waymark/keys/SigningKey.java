package org.waymark.keys;

import com.nimbusds.jose.jwk.JWK;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key pair as stored.
 *
 * @param jwk both halves; never leaves this room
 * @param activeFrom signs from this instant, published before it
 * @param retiredAt signs no longer from this instant; null while no successor is planned
 */
record SigningKey(
        JWK jwk,
        KeySetName set,
        Instant activeFrom,
        @Nullable Instant retiredAt) {

    boolean signsAt(Instant now) {
        return !activeFrom.isAfter(now) && (retiredAt == null || retiredAt.isAfter(now));
    }

    /** The private half must not reach a log through a printed record. */
    @Override
    public String toString() {
        return "SigningKey[" + set.use() + " " + jwk.getKeyID() + "]";
    }
}
