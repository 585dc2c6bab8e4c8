package org.waymark.id;

import java.util.UUID;

/** Names what a learner objects to in a decision. */
public record ObjectionId(UUID value) implements RowId {
    @Override
    public String toString() {
        return value.toString();
    }
}
