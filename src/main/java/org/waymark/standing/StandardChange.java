package org.waymark.standing;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.waymark.standard.StandardId;

/**
 * A change of cities to a version that was said at once, and since which nothing was said of them.
 *
 * @param standard null: back to the version of the programme
 */
public record StandardChange(
        Instant recordedAt, @Nullable StandardId standard, LocalDate since, String recordedBy, int cities) {}
