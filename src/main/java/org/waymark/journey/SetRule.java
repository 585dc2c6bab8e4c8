package org.waymark.journey;

import java.time.InstantSource;
import java.util.UUID;
import org.waymark.completion.Activities;
import org.waymark.completion.Rules;
import org.waymark.people.LearnerId;
import org.waymark.progress.Rule;
import org.waymark.store.Database;

/** An instructor says what it takes to complete an activity. What was decided before stays until it is decided again. */
public final class SetRule {
    private final Database database;
    private final Activities activities;
    private final Rules rules;
    private final InstantSource clock;

    public SetRule(Database database, Activities activities, Rules rules, InstantSource clock) {
        this.database = database;
        this.activities = activities;
        this.rules = rules;
        this.clock = clock;
    }

    /** @return false when the link stands for no run yet */
    public boolean set(UUID resourceLink, Rule rule, LearnerId by) {
        return database.inTransaction(handle -> {
            if (activities.find(handle, resourceLink).isEmpty()) {
                return false;
            }
            rules.put(handle, resourceLink, rule, by, clock.instant());
            return true;
        });
    }
}
