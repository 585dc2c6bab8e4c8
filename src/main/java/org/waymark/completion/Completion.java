package org.waymark.completion;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.learning.RunId;
import org.waymark.people.LearnerId;

/**
 * The fact that a learner completed a run, as one source tells it.
 *
 * @param sourceId names this fact within its source: told again with the same id, it is the same fact
 * @param saidBy the person whose word it is, when it is a person's
 */
public record Completion(
        UUID id,
        LearnerId learner,
        RunId run,
        @Nullable UUID resourceLink,
        Source source,
        String sourceId,
        @Nullable LearnerId saidBy,
        Instant completedAt) {}
