package org.waymark.credential.achievement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.waymark.learning.OpportunityId;

/**
 * A choice for how long the badges of an opportunity are valid.
 *
 * @param number counted from 1 for each opportunity
 * @param months null: for ever
 */
public record ValidityChoice(
        OpportunityId opportunity, int number, @Nullable Integer months, Instant recordedAt, String recordedBy) {}
