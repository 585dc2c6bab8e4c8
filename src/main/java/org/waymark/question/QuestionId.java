package org.waymark.question;

import java.util.Optional;
import java.util.UUID;
import org.waymark.id.RowId;

/** Names a question. */
public record QuestionId(UUID value) implements RowId {

    public static QuestionId random() {
        return new QuestionId(UUID.randomUUID());
    }

    /** Reads the name as it stands in an address; empty when it is none. */
    public static Optional<QuestionId> read(String text) {
        try {
            return Optional.of(new QuestionId(UUID.fromString(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
