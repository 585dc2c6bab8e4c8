package org.waymark.completion;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.waymark.learning.RunId;
import org.waymark.progress.Rule;

/** The locks on rules of runs. */
public final class RuleLocks {

    public Optional<RuleLock> find(Handle handle, RunId run) {
        return handle.createQuery("select parts, reason from rule_lock where run = :run")
                .bind("run", run.value())
                .map((row, context) -> lock(row))
                .findOne();
    }

    public Map<RunId, RuleLock> list(Handle handle) {
        return handle
                .createQuery("select run, parts, reason from rule_lock")
                .map((row, context) -> Map.entry(new RunId(row.getString("run")), lock(row)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Locks parts of a run's rule, and no others. */
    public void put(Handle handle, RunId run, RuleLock lock, Instant now) {
        String parts = lock.parts().stream().sorted().map(Rule.Part::name).collect(Collectors.joining(" "));
        int set = 0;
        // What somebody else locked in the same moment is seen by the second look only, and makes way then.
        while (set == 0) {
            remove(handle, run);
            set = handle.createUpdate("""
                            insert into rule_lock (run, parts, reason, locked_at) values (:run, :parts, :reason, :now)
                            on conflict do nothing
                            """)
                    .bind("run", run.value())
                    .bind("parts", parts)
                    .bind("reason", lock.reason())
                    .bind("now", now)
                    .execute();
        }
    }

    /** @return false when nothing was locked */
    public boolean remove(Handle handle, RunId run) {
        return handle.createUpdate("delete from rule_lock where run = :run")
                        .bind("run", run.value())
                        .execute()
                > 0;
    }

    private static RuleLock lock(ResultSet row) throws SQLException {
        return new RuleLock(
                Arrays.stream(row.getString("parts").split(" "))
                        .map(Rule.Part::valueOf)
                        .collect(Collectors.toSet()),
                row.getString("reason"));
    }
}
