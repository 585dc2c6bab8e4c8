package org.waymark.credential;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Handle;

/**
 * Draws places on status lists. They are counted by the database, so that none is drawn twice and nobody waits, and
 * scattered over the list by a permutation under a secret, so that a place does not tell when it was drawn. Safe for many
 * threads.
 */
public final class StatusPlaces {
    private static final int HALF_BITS = 10;
    private static final int HALF = (1 << HALF_BITS) - 1;
    private static final int ROUNDS = 6;
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec secret;

    /** @param secret the same for every instance and at every start */
    public StatusPlaces(byte[] secret) {
        this.secret = new SecretKeySpec(secret, HMAC);
    }

    public StatusPlace draw(Handle handle) {
        return place(handle.createQuery("select nextval('credential_status_place')")
                .mapTo(Long.class)
                .one());
    }

    /** A Feistel network over the two halves of the index: whatever its rounds compute, it is a permutation. */
    StatusPlace place(long number) {
        int list = Math.toIntExact(number / StatusPlace.LENGTH);
        int index = (int) (number % StatusPlace.LENGTH);
        int left = index >> HALF_BITS;
        int right = index & HALF;
        for (int round = 0; round < ROUNDS; round++) {
            int next = left ^ mixed(list, round, right);
            left = right;
            right = next;
        }
        return new StatusPlace(list, left << HALF_BITS | right);
    }

    private int mixed(int list, int round, int half) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(secret);
            byte[] hash = mac.doFinal(ByteBuffer.allocate(12)
                    .putInt(list)
                    .putInt(round)
                    .putInt(half)
                    .array());
            return ByteBuffer.wrap(hash).getInt() & HALF;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
