package org.waymark.batch;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Rows that a job did not take, and why. */
public final class RefusedRows {
    /**
     * A row.
     *
     * @param line where it begins in the file, counted from 1
     * @param column which one is wrong, counted from 1; 0 for the row as a whole
     * @param fields the row as it came, in a form of its journey's
     */
    public record Refused(long line, int column, String problem, String fields) {}

    public void add(Handle handle, UUID job, Refused row) {
        handle.createUpdate("""
                        insert into job_refused (job_id, line, field, problem, fields)
                        values (:job, :line, :column, :problem, :fields) on conflict do nothing
                        """).bind("job", job).bindMethods(row).execute();
    }

    /** The next rows after a line, in the order of the file. */
    public List<Refused> list(Handle handle, UUID job, long after, int most) {
        return handle.createQuery("""
                        select line, field as "column", problem, fields from job_refused where job_id = :job and line > :after
                        order by line fetch first :most rows only
                        """)
                .bind("job", job)
                .bind("after", after)
                .bind("most", most)
                .mapTo(Refused.class)
                .list();
    }

    /** Forgets those of work that ended before a time: they hold what people uploaded. */
    public void removeOfEndedBefore(Handle handle, Instant before) {
        handle.createUpdate("delete from job_refused where job_id in (select id from job where ended_at < :before)")
                .bind("before", before)
                .execute();
    }
}
