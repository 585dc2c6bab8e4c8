package org.waymark.completion.rule;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.Nested;
import org.waymark.learning.RunId;

/** The locks on rules of runs. */
public final class RuleLocks {

    public Optional<RuleLock> find(Handle handle, RunId run) {
        return handle.createQuery("select parts, reason from rule_lock where run = :run")
                .bind("run", run)
                .mapTo(RuleLock.class)
                .findOne();
    }

    private record OfRun(RunId run, @Nested RuleLock lock) {}

    public Map<RunId, RuleLock> list(Handle handle) {
        return handle.createQuery("select run, parts, reason from rule_lock")
                .mapTo(OfRun.class)
                .collectToMap(OfRun::run, OfRun::lock);
    }

    /** Locks parts of a run's rule, and no others. */
    public void put(Handle handle, RunId run, RuleLock lock, Instant now) {
        int set = 0;
        // What somebody else locked in the same moment is seen by the second look only, and makes way then.
        while (set == 0) {
            remove(handle, run);
            set = handle.createUpdate("""
                            insert into rule_lock (run, parts, reason, locked_at) values (:run, :parts, :reason, :now)
                            on conflict do nothing
                            """)
                    .bind("run", run)
                    .bind("parts", lock.parts())
                    .bind("reason", lock.reason())
                    .bind("now", now)
                    .execute();
        }
    }

    /** @return false when nothing was locked */
    public boolean remove(Handle handle, RunId run) {
        return handle.createUpdate("delete from rule_lock where run = :run")
                        .bind("run", run)
                        .execute()
                > 0;
    }
}
