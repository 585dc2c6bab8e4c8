package org.waymark.credential;

import java.util.Optional;
import java.util.UUID;

/** Names one issued credential, for ever. */
public record CredentialId(UUID value) {

    public static CredentialId random() {
        return new CredentialId(UUID.randomUUID());
    }

    /** Reads the text of an address; empty unless it is a UUID in its usual 36 characters. */
    public static Optional<CredentialId> find(String text) {
        if (text.length() != 36) {
            return Optional.empty();
        }
        try {
            return Optional.of(new CredentialId(UUID.fromString(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
