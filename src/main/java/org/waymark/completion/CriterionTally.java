package org.waymark.completion;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.standard.CriterionCode;

/**
 * The support, claim and confirmation of one criterion in one city: three facts that are never mixed.
 *
 * @param supported how many completions by people of the city support it
 * @param claimedAt when the city claimed it
 * @param confirmedAt when the assessment confirmed it: only then is it a point
 */
public record CriterionTally(
        CriterionCode criterion,
        int supported,
        @Nullable Instant claimedAt,
        @Nullable Instant confirmedAt) {

    public Optional<Instant> claimed() {
        return Optional.ofNullable(claimedAt);
    }

    public Optional<Instant> confirmed() {
        return Optional.ofNullable(confirmedAt);
    }
}
