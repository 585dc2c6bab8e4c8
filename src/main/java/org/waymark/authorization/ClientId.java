package org.waymark.authorization;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Names a client (RFC 6749, 2.2). It is no secret. */
public record ClientId(UUID value) {
    private static final Pattern UUID_TEXT = Pattern.compile("\\A[0-9a-f]{8}+(?:-[0-9a-f]{4}+){3}+-[0-9a-f]{12}+\\z");

    public static ClientId random() {
        return new ClientId(UUID.randomUUID());
    }

    /** Reads what a request names; empty where it cannot be one. */
    public static Optional<ClientId> find(String text) {
        return UUID_TEXT.matcher(text).matches() ? Optional.of(new ClientId(UUID.fromString(text))) : Optional.empty();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
