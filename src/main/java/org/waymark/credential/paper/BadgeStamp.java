package org.waymark.credential.paper;

import org.jspecify.annotations.Nullable;
import org.waymark.credential.Credential;

/** What a picture of a badge says across its middle. A picture goes around the world in one language. */
public enum BadgeStamp {
    REVOKED,
    SUSPENDED;

    /** Returns the stamp of a credential; null while it is in force. */
    public static @Nullable BadgeStamp of(Credential credential) {
        return credential.revoked() ? REVOKED : credential.suspended() ? SUSPENDED : null;
    }
}
