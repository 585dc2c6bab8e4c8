package org.waymark.people.retention;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The rules as staff set them, and what carrying them out has removed. */
public final class RetentionRules {

    /** All rules, in the order of their kinds; one that nobody has set is off. */
    public List<RetentionRule> list(Handle handle) {
        Map<RetentionKind, RetentionRule> set = new EnumMap<>(RetentionKind.class);
        handle.createQuery("select kind, active, months from retention_rule")
                .mapTo(RetentionRule.class)
                .forEach(rule -> set.put(rule.kind(), rule));
        return Arrays.stream(RetentionKind.values())
                .map(kind -> set.getOrDefault(kind, new RetentionRule(kind, false, kind.proposed())))
                .toList();
    }

    /** @param by who sets it, in words; empty for whoever runs the server */
    public void put(Handle handle, RetentionRule rule, Instant now, String by) {
        handle.createUpdate("delete from retention_rule where kind = :kind")
                .bind("kind", rule.kind())
                .execute();
        handle.createUpdate("""
                        insert into retention_rule (kind, active, months, changed_at, changed_by)
                        values (:kind, :active, :months, :now, :by)
                        """)
                .bindMethods(rule)
                .bind("now", now)
                .bind("by", by)
                .execute();
    }

    /** Adds to what a rule removed when it was carried out at that time. */
    public void addRemoved(Handle handle, RetentionKind kind, Instant at, long removed) {
        int known = handle.createUpdate("""
                        update retention_run set removed = removed + :removed where kind = :kind and ran_at = :at
                        """)
                .bind("removed", removed)
                .bind("kind", kind)
                .bind("at", at)
                .execute();
        if (known == 0) {
            handle.createUpdate(
                            "insert into retention_run (kind, ran_at, removed, noted) values (:kind, :at, :removed, false)")
                    .bind("kind", kind)
                    .bind("at", at)
                    .bind("removed", removed)
                    .execute();
        }
    }

    /** Lists the runs that are not in the audit log yet. */
    public List<RetentionRun> listUnnoted(Handle handle) {
        return handle.createQuery("""
                        select kind, ran_at as "at", removed from retention_run where not noted order by ran_at, kind
                        """).mapTo(RetentionRun.class).list();
    }

    public void markNoted(Handle handle, RetentionRun run) {
        handle.createUpdate("update retention_run set noted = true where kind = :kind and ran_at = :at")
                .bind("kind", run.kind())
                .bind("at", run.at())
                .execute();
    }

    /** The last run of each rule, and the last that removed something. */
    public List<RetentionRun> listLast(Handle handle) {
        return handle.createQuery("""
                        select one.kind, one.ran_at as "at", one.removed from retention_run one
                        where one.ran_at = (select max(ran_at) from retention_run same where same.kind = one.kind)
                          or one.ran_at = (select max(ran_at) from retention_run same
                            where same.kind = one.kind and same.removed > 0)
                        order by one.kind, one.ran_at desc
                        """).mapTo(RetentionRun.class).list();
    }

    /** Forgets runs of long ago. */
    public void removeRunsBefore(Handle handle, Instant before) {
        handle.createUpdate("delete from retention_run where ran_at < :before and noted")
                .bind("before", before)
                .execute();
    }
}
