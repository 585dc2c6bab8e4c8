package org.waymark.passback;

import java.util.UUID;
import org.waymark.id.RowId;

/** Names a score on its way to a gradebook. */
public record ScoreId(UUID value) implements RowId {

    public static ScoreId random() {
        return new ScoreId(UUID.randomUUID());
    }

    /** Reads what {@link #toString} wrote. */
    public static ScoreId of(String text) {
        return new ScoreId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
