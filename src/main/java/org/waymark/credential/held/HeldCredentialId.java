package org.waymark.credential.held;

import java.util.UUID;

/** Names a credential of another issuer that is kept here. */
public record HeldCredentialId(UUID value) {
    public static HeldCredentialId random() {
        return new HeldCredentialId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
