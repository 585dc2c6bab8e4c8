package org.waymark.standing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A note that staff wrote about a city for each other.
 *
 * @param text empty once it is removed
 * @param recordedBy who wrote it, in words; empty for whoever runs the server
 * @param removedAt null while it stands
 */
public record CityNote(
        int number,
        String text,
        Instant recordedAt,
        String recordedBy,
        @Nullable Instant removedAt,
        @Nullable String removedBy) {}
