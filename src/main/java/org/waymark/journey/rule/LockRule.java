package org.waymark.journey.rule;

import java.time.InstantSource;
import java.util.Optional;
import org.waymark.completion.RuleLock;
import org.waymark.completion.RuleLocks;
import org.waymark.learning.RunId;
import org.waymark.store.Database;

/** The programme locks a run's rule, or parts of it, so that no activity says otherwise. What was decided before stays. */
public final class LockRule {
    /** A reason is at most so long, in characters. */
    public static final int LONGEST_REASON = 500;

    private final Database database;
    private final RuleLocks locks = new RuleLocks();
    private final InstantSource clock;

    public LockRule(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    public Optional<RuleLock> find(RunId run) {
        return database.inTransaction(handle -> locks.find(handle, run));
    }

    /** Locks these parts, and no others. */
    public void lock(RunId run, RuleLock lock) {
        database.useTransaction(handle -> locks.put(handle, run, lock, clock.instant()));
    }

    /** @return false when nothing was locked */
    public boolean unlock(RunId run) {
        return database.inTransaction(handle -> locks.remove(handle, run));
    }
}
