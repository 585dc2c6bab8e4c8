package org.waymark.authorization;

import java.util.UUID;

/** Names what one learner lets one client do. */
public record GrantId(UUID value) {
    public static GrantId random() {
        return new GrantId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
