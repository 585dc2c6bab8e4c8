package org.waymark.intake;

import java.util.UUID;
import org.waymark.id.RowId;

/** Names a client of the intake: another system that reports completions. */
public record IntakeClientId(UUID value) implements RowId {

    public static IntakeClientId random() {
        return new IntakeClientId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
