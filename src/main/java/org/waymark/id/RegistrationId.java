package org.waymark.id;

import java.util.UUID;

/** Names a registration: Waymark as one platform knows it, by its issuer and its client id. */
public record RegistrationId(UUID value) implements RowId {

    /** Reads what {@link #toString} wrote. */
    public static RegistrationId of(String text) {
        return new RegistrationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
