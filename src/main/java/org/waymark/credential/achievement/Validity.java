package org.waymark.credential.achievement;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The end of a badge's validity. */
public final class Validity {
    /** The longest that can be chosen: thirty years. */
    public static final int MOST_MONTHS = 360;

    private Validity() {}

    /** Returns the moment from which something that was completed then is not valid any more. */
    static Instant until(Instant completed, int months) {
        return completed.atOffset(ZoneOffset.UTC).plusMonths(months).toInstant();
    }

    /**
     * The end of a badge; never before the badge was given, as Verifiable Credentials 2.0 asks.
     *
     * @param completed when that was completed which it is given for
     * @param months null: for ever
     */
    public static @Nullable Instant until(Instant completed, @Nullable Integer months, Instant given) {
        if (months == null) {
            return null;
        }
        Instant until = until(completed, months.intValue());
        return until.isBefore(given) ? given : until;
    }
}
