package org.waymark.journey.rule;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.completion.Activities;
import org.waymark.completion.rule.Rules;
import org.waymark.id.JobId;
import org.waymark.id.ResourceLinkId;
import org.waymark.journey.award.Approver;
import org.waymark.learning.RunId;
import org.waymark.progress.Rule;
import org.waymark.work.Instance;

/**
 * An instructor says what it takes to complete an activity, the programme what it takes for a run where no activity says
 * otherwise. What was decided before stays until it is decided again.
 */
public final class SetRule {
    private final Instance instance;
    private final Activities activities = new Activities();
    private final Rules rules = new Rules();
    private final Backfill backfill;

    SetRule(Instance instance, Backfill backfill) {
        this.instance = instance;
        this.backfill = backfill;
    }

    /** Sets the rule of an activity. */
    public void set(Approver by, Rule rule) {
        instance.useTransaction(handle -> rules.put(handle, by.resourceLink(), rule, by.person(), instance.now()));
    }

    /**
     * Sets the rule and decides again about everybody concerned, who may lose what they had: the caller has asked.
     *
     * @return the job that does it, to be watched; empty when the link stands for no run yet
     */
    public Optional<JobId> apply(Approver by, Rule rule) {
        ResourceLinkId resourceLink = by.resourceLink();
        Optional<JobId> job = instance.inTransaction(handle -> activities
                .find(handle, resourceLink)
                .map(activity -> {
                    rules.put(handle, resourceLink, rule, by.person(), instance.now());
                    return backfill.start(handle, resourceLink, by.person());
                }));
        instance.work().wake();
        return job;
    }

    /** Sets the rule of a run. */
    public void set(RunId run, Rule rule) {
        instance.useTransaction(handle -> {
            rules.put(handle, run, rule, null, instance.now());
            audit(handle, run, "set");
        });
    }

    /** Takes the rule of a run away, so that the usual one holds for what comes. */
    public void remove(RunId run) {
        instance.useTransaction(handle -> {
            rules.remove(handle, run);
            audit(handle, run, "removed");
        });
    }

    /** Sets the rule of a run and decides again wherever it decides. The caller has asked. */
    public void apply(RunId run, Rule rule) {
        instance.useTransaction(handle -> {
            rules.put(handle, run, rule, null, instance.now());
            backfill.start(handle, null, run, null);
            audit(handle, run, "set, decided again");
        });
        instance.work().wake();
    }

    private void audit(Handle handle, RunId run, String how) {
        instance.audit(handle, Act.RULE_CHANGED, Subject.of(Subject.Kind.RUN, run.value()), how);
    }
}
