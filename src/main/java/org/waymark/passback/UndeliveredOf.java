package org.waymark.passback;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.waymark.id.RegistrationId;

/**
 * The scores of one platform that have not arrived.
 *
 * @param active whether the platform is let in
 * @param waiting for somebody
 * @param retrying by themselves
 * @param fresh not tried yet
 * @param since when the oldest of all was queued
 * @param freshSince when the oldest of those that were not tried yet was due; null when there is none
 */
public record UndeliveredOf(
        RegistrationId registration,
        String platform,
        boolean active,
        int waiting,
        int retrying,
        int fresh,
        Instant since,
        @Nullable Instant freshSince) {

    /** Returns how many have not arrived. */
    public int all() {
        return waiting + retrying + fresh;
    }
}
