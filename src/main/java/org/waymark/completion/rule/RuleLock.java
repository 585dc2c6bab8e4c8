package org.waymark.completion.rule;

import java.util.Set;
import org.waymark.progress.Rule;

/**
 * The parts of a run's rule that the programme has locked: there the run's rule decides in every activity, whatever the
 * activity says.
 *
 * @param parts at least one
 * @param reason what instructors read
 */
public record RuleLock(Set<Rule.Part> parts, String reason) {
    public RuleLock {
        parts = Set.copyOf(parts);
    }
}
