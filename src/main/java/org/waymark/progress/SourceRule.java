package org.waymark.progress;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A source rule names the sources whose word counts, and how many of them have to say so.
 *
 * @param sources at least one
 * @param atLeast how many of them, when that is the need
 */
public record SourceRule(Set<Source> sources, Rule.Need need, int atLeast) {

    /** @throws IllegalArgumentException when no source counts, or more of them are needed than there are */
    public SourceRule {
        if (sources.isEmpty() || atLeast < 1 || atLeast > sources.size()) {
            throw new IllegalArgumentException("not a rule");
        }
        sources = Collections.unmodifiableSet(EnumSet.copyOf(sources));
    }

    /** Returns a rule by which any of these sources is enough. */
    static SourceRule any(Set<Source> sources) {
        return new SourceRule(sources, Rule.Need.ANY, 1);
    }

    /** Returns how many of the sources have to say so. */
    int needed() {
        return switch (need) {
            case ANY -> 1;
            case ALL -> sources.size();
            case AT_LEAST -> atLeast;
        };
    }
}
