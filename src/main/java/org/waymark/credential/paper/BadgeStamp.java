package org.waymark.credential.paper;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.Credential;

/** What a picture of a badge says across its middle. A picture goes around the world in one language. */
public enum BadgeStamp {
    REVOKED,
    SUSPENDED,
    EXPIRED;

    /** Returns the stamp of a credential at a moment; null while it is in force. */
    public static @Nullable BadgeStamp of(Credential credential, Instant at) {
        if (credential.revoked()) {
            return REVOKED;
        }
        return credential.suspended() ? SUSPENDED : credential.expired(at) ? EXPIRED : null;
    }
}
