package org.waymark.journey;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.completion.Rules;
import org.waymark.people.LearnerId;
import org.waymark.progress.Rule;

/**
 * Carries what an instructor set in an activity to its copy in a copied course. Whatever is added to the settings of an
 * activity is added here, and nowhere else.
 */
public final class CopySettings {
    private final Rules rules;

    public CopySettings(Rules rules) {
        this.rules = rules;
    }

    /**
     * What was set in the copy already stays.
     *
     * @param by the instructor who wants it
     */
    void copy(Handle handle, UUID from, UUID to, @Nullable LearnerId by, Instant now) {
        if (rules.find(handle, to).isEmpty()) {
            rules.find(handle, from).ifPresent(rule -> rules.put(handle, to, withoutDates(rule), by, now));
        }
    }

    /** The dates were those of the old course: kept, they would let nothing of the new one count. */
    private static Rule withoutDates(Rule rule) {
        return new Rule(
                rule.sources(),
                rule.need(),
                rule.atLeast(),
                rule.threshold(),
                null,
                null,
                rule.prerequisites(),
                rule.approver(),
                rule.sessions(),
                rule.worksheet(),
                rule.teamOnce(),
                rule.scorePolicy(),
                rule.further());
    }
}
