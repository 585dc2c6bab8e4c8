package org.waymark.journey.rule;

import java.util.Optional;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.completion.rule.RuleLock;
import org.waymark.completion.rule.RuleLocks;
import org.waymark.learning.RunId;
import org.waymark.work.Instance;

/** The programme locks a run's rule, or parts of it, so that no activity says otherwise. What was decided before stays. */
public final class LockRule {
    /** A reason is at most so long, in characters. */
    public static final int LONGEST_REASON = 500;

    private final Instance instance;
    private final RuleLocks locks = new RuleLocks();

    LockRule(Instance instance) {
        this.instance = instance;
    }

    public Optional<RuleLock> find(RunId run) {
        return instance.inTransaction(handle -> locks.find(handle, run));
    }

    /** Locks these parts, and no others. */
    public void lock(RunId run, RuleLock lock) {
        instance.useTransaction(handle -> {
            locks.put(handle, run, lock, instance.now());
            instance.audit(handle, Act.RULE_LOCKED, Subject.of(Subject.Kind.RUN, run.value()), lock.reason());
        });
    }

    /** @return false when nothing was locked */
    public boolean unlock(RunId run) {
        return instance.inTransaction(handle -> instance.audit(
                handle, locks.remove(handle, run), Act.RULE_UNLOCKED, Subject.of(Subject.Kind.RUN, run.value()), ""));
    }
}
