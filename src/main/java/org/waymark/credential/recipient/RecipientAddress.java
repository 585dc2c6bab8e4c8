package org.waymark.credential.recipient;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.waymark.people.LearnerId;

/**
 * An e-mail address that a learner says is theirs.
 *
 * @param address in small letters
 * @param askedAt when the last letter was written that asks for an answer
 * @param confirmedAt when it was answered, or the platform said whose it is; null until then
 */
public record RecipientAddress(
        LearnerId learnerId,
        String address,
        Instant askedAt,
        @Nullable Instant confirmedAt) {
    /** The link of a letter works for so long. */
    public static final Duration ANSWERED_WITHIN = Duration.ofDays(1);

    /** A learner has at most so many addresses, and a badge names no more. */
    public static final int MOST = 10;

    /** Tells whether badges may name it. */
    public boolean confirmed() {
        return confirmedAt != null;
    }

    /** Tells whether the link of its letter can still be answered. */
    public boolean waits(Instant now) {
        return confirmedAt == null && now.isBefore(until());
    }

    /** Until when the link of its letter works. */
    public Instant until() {
        return askedAt.plus(ANSWERED_WITHIN);
    }
}
