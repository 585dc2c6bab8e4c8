package org.waymark.learning.calendar;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.RunId;

/** When and how often the runs that people may see were changed. */
public final class RunChanges {
    private static final String LATEST =
            "select r.slug as run, greatest(r.published_at, coalesce(v.recorded_at, r.published_at)) as changed_at"
                    + " from run r left join"
                    + " (select run, max(recorded_at) as recorded_at from run_revision group by run) v on v.run = r.slug"
                    + " where ";

    private record Row(RunId run, int number, Instant recordedAt) {}

    private record Changed(RunId run, Instant changedAt) {}

    /** The latest change of each of these runs, by run; every one has an answer. */
    public Map<RunId, RunChange> list(Handle handle, List<CatalogueEntry> entries) {
        Map<RunId, RunChange> changes = new HashMap<>();
        if (entries.isEmpty()) {
            return changes;
        }
        Map<RunId, Row> rows = new HashMap<>();
        handle.createQuery("""
                        select v.run, max(v.number) as number, max(v.recorded_at) as recorded_at
                        from run_revision v where v.run in (<runs>) group by v.run""")
                .bindList(
                        "runs",
                        entries.stream().map(entry -> entry.run().id().value()).toList())
                .mapTo(Row.class)
                .forEach(row -> rows.put(row.run(), row));
        for (CatalogueEntry entry : entries) {
            RunId run = entry.run().id();
            Row row = rows.get(run);
            Instant published = published(entry);
            changes.put(
                    run,
                    row == null
                            ? new RunChange(0, published)
                            : new RunChange(row.number(), later(row.recordedAt(), published)));
        }
        return changes;
    }

    /** The runs that people may see and that changed last, the latest first. */
    public List<RunId> listLatest(Handle handle, CalendarFilter filter, Instant now, int most) {
        Condition condition = new Condition(filter, now);
        return handle.createQuery(LATEST + condition + " order by 2 desc, 1 limit :most")
                .bindMap(condition.values())
                .bind("most", most)
                .mapTo(Changed.class)
                .map(Changed::run)
                .list();
    }

    /** When anything that people may see changed last; 1970 where nothing ever did. */
    public Instant latest(Handle handle, Instant now) {
        return handle.createQuery("""
                        select max(changed_at) as changed_at from (
                          select max(recorded_at) as changed_at from run_revision
                          union all select max(recorded_at) from opportunity_revision
                          union all select max(published_at) from run where published_at <= :now) c""")
                .bind("now", now)
                .mapTo(Instant.class)
                .findOne()
                .orElse(Instant.EPOCH);
    }

    private static Instant published(CatalogueEntry entry) {
        Instant at = entry.run().state().publishedAt();
        return at == null ? Instant.EPOCH : at;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
