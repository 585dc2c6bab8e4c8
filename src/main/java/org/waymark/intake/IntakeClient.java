package org.waymark.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.waymark.id.RegistrationId;

/**
 * Another system that may tell completions of one platform and of no other.
 *
 * @param name what the administrator calls it; instructors see it too
 * @param endedAt since when its token is refused; null while it is good
 */
public record IntakeClient(
        IntakeClientId id,
        RegistrationId registration,
        String name,
        Instant createdAt,
        @Nullable Instant endedAt) {}
