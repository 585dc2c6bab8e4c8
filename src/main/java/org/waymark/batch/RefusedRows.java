package org.waymark.batch;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.waymark.id.JobId;

/** Rows that a job did not take, and why. */
public final class RefusedRows {

    public void add(Handle handle, JobId job, RefusedRow row) {
        handle.createUpdate("""
                        insert into job_refused (job_id, line, field, problem, fields)
                        values (:job, :line, :column, :problem, :fields) on conflict do nothing
                        """).bind("job", job).bindMethods(row).execute();
    }

    /** The next rows after a line, in the order of the file. */
    public List<RefusedRow> list(Handle handle, JobId job, long after, int most) {
        return handle.createQuery("""
                        select line, field as "column", problem, fields from job_refused where job_id = :job and line > :after
                        order by line fetch first :most rows only
                        """)
                .bind("job", job)
                .bind("after", after)
                .bind("most", most)
                .mapTo(RefusedRow.class)
                .list();
    }

    /** Forgets those of work that ended before a time: they hold what people uploaded. */
    public void removeOfEndedBefore(Handle handle, Instant before) {
        handle.createUpdate("delete from job_refused where job_id in (select id from job where ended_at < :before)")
                .bind("before", before)
                .execute();
    }
}
