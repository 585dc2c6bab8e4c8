package org.waymark.learning;

import org.jspecify.annotations.Nullable;
import org.waymark.standard.CriterionCode;

/**
 * Which runs to list; null asks for nothing.
 *
 * @param text found in title, code or summary, upper or lower case alike
 * @param area the code of a practice area that one of the run's criteria belongs to
 */
public record RunFilter(
        @Nullable String text,
        @Nullable String area,
        @Nullable CriterionCode criterion) {
    public static final RunFilter ALL = new RunFilter(null, null, null);
}
