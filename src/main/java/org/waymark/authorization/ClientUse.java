package org.waymark.authorization;

import java.time.Instant;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/**
 * A client, and how much it is used.
 *
 * @param learners how many let it do something now
 * @param lastUsed when a learner connected it, or it came, for the last time; null for never
 */
public record ClientUse(
        @Nested Client client, int learners, @Nullable Instant lastUsed) {}
