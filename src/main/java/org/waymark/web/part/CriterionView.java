package org.waymark.web.part;

import org.jspecify.annotations.Nullable;

/**
 * A criterion of the certification and, where a city is known, how it stands there.
 *
 * @param area the practice area it belongs to
 * @param months for how many months evidence counts, {@code null} when it does not age
 * @param provisional whether code or wording still wait for an official source
 * @param facts how it stands for the reader's city, {@code null} when no city is known
 */
public record CriterionView(
        String code,
        String title,
        String statement,
        String area,
        @Nullable Integer months,
        boolean provisional,
        @Nullable Facts facts) {
    /**
     * The three facts that are never mixed: learning supports, the city claims, the assessment confirms. Only the last
     * is a point.
     *
     * @param supportedBy how many completions support the criterion
     */
    public record Facts(int supportedBy, boolean claimed, boolean confirmed) {}
}
