package org.waymark.completion;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.waymark.id.ObjectionId;
import org.waymark.people.LearnerId;

/** @param answer null while nobody has answered */
public record Objection(
        ObjectionId id,
        LearnerId learner,
        String words,
        Instant raisedAt,
        @Nullable String answer,
        @Nullable Instant answeredAt) {}
