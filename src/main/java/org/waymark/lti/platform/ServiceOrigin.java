package org.waymark.lti.platform;

import java.time.Instant;
import org.waymark.id.RegistrationId;

/** An origin that a platform named for its services and that is not its own. */
public record ServiceOrigin(RegistrationId registration, String origin, State state, Instant firstSeenAt) {
    /** The decision of an operator about an origin. */
    public enum State {
        WAITING,
        ALLOWED,
        REFUSED
    }
}
