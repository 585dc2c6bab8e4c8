package org.waymark.authorization;

import java.time.Instant;
import java.util.Set;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;
import org.waymark.people.LearnerId;

/**
 * What a learner lets a client do, until either ends it.
 *
 * @param usedAt when the client last used it, to the hour; null until it did
 */
public record Grant(
        GrantId id,
        @Nested("client") Client client,
        LearnerId learner,
        Set<Scope> scopes,
        Instant grantedAt,
        @Nullable Instant usedAt) {
    public Grant {
        scopes = Set.copyOf(scopes);
    }
}
