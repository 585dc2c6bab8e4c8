package org.waymark.batch;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.waymark.id.JobId;
import org.waymark.id.RegistrationId;
import org.waymark.json.TextList;

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

    private record Kept(JobId job, long line, String fields) {}

    /**
     * Removes the rows in which somebody is named.
     *
     * @param registration whose people the work was about
     * @param names tells whether a field names the person
     */
    public int removeNaming(Handle handle, RegistrationId registration, Predicate<String> names) {
        List<Kept> found = handle.createQuery("""
                        select refused.job_id as job, refused.line, refused.fields from job_refused refused
                        join job on job.id = refused.job_id
                        left join resource_link on resource_link.id = job.resource_link_id
                        left join deployment on deployment.id = resource_link.deployment_id
                        where coalesce(job.registration_id, deployment.registration_id) = :registration
                        """).bind("registration", registration).mapTo(Kept.class).stream()
                .filter(row -> TextList.read(row.fields()).stream().anyMatch(names))
                .toList();
        found.forEach(row -> handle.createUpdate("delete from job_refused where job_id = :job and line = :line")
                .bind("job", row.job())
                .bind("line", row.line())
                .execute());
        return found.size();
    }

    /** Forgets those of work that ended before a time: they hold what people uploaded. */
    public void removeOfEndedBefore(Handle handle, Instant before) {
        handle.createUpdate("delete from job_refused where job_id in (select id from job where ended_at < :before)")
                .bind("before", before)
                .execute();
    }
}
