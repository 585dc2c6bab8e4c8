package org.waymark.journey.rule;

import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.waymark.completion.Activities;
import org.waymark.completion.Rules;
import org.waymark.journey.award.Approver;
import org.waymark.learning.RunId;
import org.waymark.progress.Rule;
import org.waymark.store.Database;
import org.waymark.work.WorkQueue;

/**
 * An instructor says what it takes to complete an activity, the programme what it takes for a run where no activity says
 * otherwise. What was decided before stays until it is decided again.
 */
public final class SetRule {
    private final Database database;
    private final Activities activities = new Activities();
    private final Rules rules = new Rules();
    private final Backfill backfill;
    private final WorkQueue work;
    private final InstantSource clock;

    public SetRule(Database database, Backfill backfill, WorkQueue work, InstantSource clock) {
        this.database = database;
        this.backfill = backfill;
        this.work = work;
        this.clock = clock;
    }

    /** Sets the rule of an activity. */
    public void set(Approver by, Rule rule) {
        database.useTransaction(handle -> rules.put(handle, by.resourceLink(), rule, by.person(), clock.instant()));
    }

    /**
     * Sets the rule and decides again about everybody concerned, who may lose what they had: the caller has asked.
     *
     * @return the job that does it, to be watched; empty when the link stands for no run yet
     */
    public Optional<UUID> apply(Approver by, Rule rule) {
        UUID resourceLink = by.resourceLink();
        Optional<UUID> job = database.inTransaction(handle -> activities
                .find(handle, resourceLink)
                .map(activity -> {
                    rules.put(handle, resourceLink, rule, by.person(), clock.instant());
                    return backfill.start(handle, resourceLink, by.person());
                }));
        work.wake();
        return job;
    }

    /** Sets the rule of a run. */
    public void set(RunId run, Rule rule) {
        database.useTransaction(handle -> rules.put(handle, run, rule, null, clock.instant()));
    }

    /** Takes the rule of a run away, so that the usual one holds for what comes. */
    public void remove(RunId run) {
        database.useTransaction(handle -> rules.remove(handle, run));
    }

    /** Sets the rule of a run and decides again wherever it decides. The caller has asked. */
    public void apply(RunId run, Rule rule) {
        database.useTransaction(handle -> {
            rules.put(handle, run, rule, null, clock.instant());
            backfill.start(handle, null, run, null);
        });
        work.wake();
    }
}
