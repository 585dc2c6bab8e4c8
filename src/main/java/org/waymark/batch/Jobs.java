package org.waymark.batch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.id.JobId;
import org.waymark.id.ResourceLinkId;
import org.waymark.language.Message;
import org.waymark.learning.RunId;
import org.waymark.people.LearnerId;

/** Jobs and how far they are. */
public final class Jobs {
    private static final String SELECT = """
            select id, kind, title, fingerprint, registration_id as registration, resource_link_id as resource_link, run, settings,
              state, place, after_key as "after", total, taken, known, awarded, refused, tries, failure, started_by, created_at, ended_at
            from job
            """;

    public void add(Handle handle, Job job) {
        handle.createUpdate("""
                        insert into job (id, kind, title, fingerprint, registration_id, resource_link_id, run, settings, state,
                          place, after_key, total, taken, known, awarded, refused, tries, started_by, created_at)
                        values (:id, :kind, :title, :fingerprint, :registration, :resourceLink, :run, :settings, :state, 0, '',
                          :total, 0, 0, 0, 0, 0, :startedBy, :createdAt)
                        """).bindMethods(job).execute();
    }

    public Optional<Job> find(Handle handle, JobId id) {
        return handle.createQuery(SELECT + " where id = :id")
                .bind("id", id)
                .mapTo(Job.class)
                .findOne();
    }

    /** The jobs of an activity, the newest first. */
    public List<Job> list(Handle handle, ResourceLinkId resourceLink, int most) {
        return handle.createQuery(SELECT + """
                         where resource_link_id = :link order by created_at desc fetch first :most rows only
                        """)
                .bind("link", resourceLink)
                .bind("most", most)
                .mapTo(Job.class)
                .list();
    }

    /** The newest job of a kind that concerns a run and no single activity. */
    public Optional<Job> findLastOfRun(Handle handle, Job.Kind kind, RunId run) {
        return handle.createQuery(SELECT + """
                         where kind = :kind and run = :run and resource_link_id is null
                        order by created_at desc fetch first 1 row only
                        """)
                .bind("kind", kind)
                .bind("run", run)
                .mapTo(Job.class)
                .findOne();
    }

    /** Finds the newest job for the same work. */
    public Optional<Job> findLast(Handle handle, String fingerprint) {
        return handle.createQuery(SELECT + """
                         where fingerprint = :fingerprint order by created_at desc fetch first 1 row only
                        """)
                .bind("fingerprint", fingerprint)
                .mapTo(Job.class)
                .findOne();
    }

    /** Finds a job for the same work that was begun before and has not come to its end. */
    public Optional<Job> findUnfinished(Handle handle, String fingerprint) {
        return handle.createQuery(SELECT + """
                         where fingerprint = :fingerprint and state in ('RUNNING', 'FAILED') order by created_at
                        fetch first 1 row only
                        """)
                .bind("fingerprint", fingerprint)
                .mapTo(Job.class)
                .findOne();
    }

    /** Jobs that were not begun since then, of one person in one activity when these are given. */
    public List<JobId> listUnbegun(
            Handle handle, Instant before, @Nullable ResourceLinkId resourceLink, @Nullable LearnerId startedBy) {
        return handle.createQuery("""
                        select id from job where state = 'READY' and created_at < :before
                          and (cast(:link as uuid) is null or resource_link_id = cast(:link as uuid))
                          and (cast(:by as uuid) is null or started_by = cast(:by as uuid))
                        """)
                .bind("before", before)
                .bind("link", resourceLink)
                .bind("by", startedBy)
                .mapTo(JobId.class)
                .list();
    }

    /** Takes a job away that was never begun. Its content must be gone. */
    public void remove(Handle handle, JobId id) {
        handle.createUpdate("delete from job where id = :id and state = 'READY'")
                .bind("id", id)
                .execute();
    }

    /** @return false when the job is not waiting any more */
    public boolean markSettings(Handle handle, JobId id, String settings) {
        return handle.createUpdate("update job set settings = :settings where id = :id and state = 'READY'")
                        .bind("settings", settings)
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /** Says how many there are to do, while that can still be said. */
    public void markTotal(Handle handle, JobId id, long total) {
        handle.createUpdate("update job set total = :total where id = :id and state = 'READY'")
                .bind("total", total)
                .bind("id", id)
                .execute();
    }

    /** Lets a job go, for the first time or on. @return false when it runs or is done */
    public boolean markRunning(Handle handle, JobId id) {
        return handle.createUpdate("""
                                update job set state = 'RUNNING', failure = null, tries = 0
                                where id = :id and state in ('READY', 'FAILED')
                                """).bind("id", id).execute() == 1;
    }

    /** Lets a job that stopped go on no more. */
    public void markGivenUp(Handle handle, JobId id) {
        handle.createUpdate("update job set state = 'DONE' where id = :id and state = 'FAILED'")
                .bind("id", id)
                .execute();
    }

    /** Counts a beginning; how many there were without a step since. */
    int markTry(Handle handle, JobId id) {
        handle.createUpdate("update job set tries = tries + 1 where id = :id")
                .bind("id", id)
                .execute();
        return handle.createQuery("select tries from job where id = :id")
                .bind("id", id)
                .mapTo(Integer.class)
                .one();
    }

    /** Moves the position, and holds the job until the transaction ends. @return false when somebody else moved it */
    boolean markAt(Handle handle, JobId id, long from, long to, String after) {
        return handle.createUpdate("""
                                update job set place = :to, after_key = :after, tries = 0
                                where id = :id and place = :from and state = 'RUNNING'
                                """)
                        .bind("to", to)
                        .bind("after", after)
                        .bind("id", id)
                        .bind("from", from)
                        .execute()
                == 1;
    }

    void markCounts(Handle handle, JobId id, Job.Counts more) {
        handle.createUpdate("""
                        update job set taken = taken + :taken, known = known + :known, awarded = awarded + :awarded,
                          refused = refused + :refused
                        where id = :id
                        """).bindMethods(more).bind("id", id).execute();
    }

    boolean markEnded(Handle handle, JobId id, Job.State state, @Nullable Message failure, Instant now) {
        return handle.createUpdate("""
                                update job set state = :state, failure = :failure, ended_at = :now
                                where id = :id and state = 'RUNNING'
                                """)
                        .bind("state", state)
                        .bind("failure", failure)
                        .bind("now", now)
                        .bind("id", id)
                        .execute()
                == 1;
    }
}
