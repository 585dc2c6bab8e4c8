package org.waymark.credential.issuer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.waymark.learning.OpportunityId;

/**
 * A choice of who issues, from then on.
 *
 * @param opportunity null for the whole programme
 * @param issuer the organization's name within addresses; null for an opportunity that follows the programme, and for
 *     a programme whose badges the installation itself issues
 * @param recordedBy the name of whoever chose; empty when nobody is named
 */
public record IssuerChoice(
        int number,
        @Nullable OpportunityId opportunity,
        @Nullable String issuer,
        Instant recordedAt,
        String recordedBy) {}
