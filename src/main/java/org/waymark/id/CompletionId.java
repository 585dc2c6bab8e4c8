package org.waymark.id;

import java.util.UUID;

/** Names a completion as it is kept here; the report of it has an id of its own, which its source gives. */
public record CompletionId(UUID value) implements RowId {

    public static CompletionId random() {
        return new CompletionId(UUID.randomUUID());
    }

    /** Reads what {@link #toString} wrote. */
    public static CompletionId of(String text) {
        return new CompletionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
