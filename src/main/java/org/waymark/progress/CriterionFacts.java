package org.waymark.progress;

/**
 * What a city has for one criterion: three facts that are never mixed.
 *
 * @param supported how many completions support it
 */
public record CriterionFacts(int supported, boolean claimed, boolean confirmed) {
    public static final CriterionFacts NONE = new CriterionFacts(0, false, false);
}
