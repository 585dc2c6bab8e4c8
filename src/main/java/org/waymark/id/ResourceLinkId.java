package org.waymark.id;

import java.util.UUID;

/** Names a resource link as it is kept here; the id that its platform gives it is a text. */
public record ResourceLinkId(UUID value) implements RowId {

    /** Reads what {@link #toString} wrote. */
    public static ResourceLinkId of(String text) {
        return new ResourceLinkId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
