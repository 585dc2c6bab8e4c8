package org.waymark.intake;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Another system that may tell completions of one platform and of no other.
 *
 * @param name what the administrator calls it; instructors see it too
 * @param endedAt since when its token is refused; null while it is good
 */
public record IntakeClient(
        UUID id,
        UUID registration,
        String name,
        Instant createdAt,
        @Nullable Instant endedAt) {}
