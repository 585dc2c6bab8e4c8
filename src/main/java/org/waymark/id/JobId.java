package org.waymark.id;

import java.util.UUID;

/** Names a job: long work in steps. */
public record JobId(UUID value) implements RowId {

    public static JobId random() {
        return new JobId(UUID.randomUUID());
    }

    /** Reads what {@link #toString} wrote. */
    public static JobId of(String text) {
        return new JobId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
