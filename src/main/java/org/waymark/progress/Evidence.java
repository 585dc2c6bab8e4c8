package org.waymark.progress;

import java.util.List;

/**
 * All that is known when a rule is applied.
 *
 * @param facts in any order
 * @param prerequisites the runs that the rule asks for
 * @param sessions how many sessions the run has
 */
public record Evidence(List<Fact> facts, List<Prerequisite> prerequisites, int sessions) {

    /** A run that must be awarded before, and whether it is. */
    public record Prerequisite(String title, boolean held) {}

    public Evidence {
        facts = List.copyOf(facts);
        prerequisites = List.copyOf(prerequisites);
    }
}
