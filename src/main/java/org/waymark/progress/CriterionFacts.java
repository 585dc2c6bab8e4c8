package org.waymark.progress;

/**
 * The three facts of a city about one criterion, which are never mixed.
 *
 * @param supported how many completions support it
 */
public record CriterionFacts(int supported, boolean claimed, boolean confirmed) {
    public static final CriterionFacts NONE = new CriterionFacts(0, false, false);
}
