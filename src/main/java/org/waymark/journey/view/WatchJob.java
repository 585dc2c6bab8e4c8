package org.waymark.journey.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.waymark.batch.Batches;
import org.waymark.batch.Job;
import org.waymark.batch.Jobs;
import org.waymark.batch.RefusedRow;
import org.waymark.batch.RefusedRows;
import org.waymark.id.JobId;
import org.waymark.id.ResourceLinkId;
import org.waymark.journey.award.Approver;
import org.waymark.learning.RunId;
import org.waymark.passback.ArrivedCount;
import org.waymark.passback.UndeliveredScores;
import org.waymark.work.Instance;

/** Shows the progress of an activity's long work, and lets work that stopped go on. */
public final class WatchJob {
    private static final int MOST_LISTED = 20;

    private final Instance instance;
    private final Jobs jobs = new Jobs();
    private final RefusedRows refusedRows = new RefusedRows();
    private final UndeliveredScores grades = new UndeliveredScores();
    private final Batches batches;

    WatchJob(Instance instance, Batches batches) {
        this.instance = instance;
        this.batches = batches;
    }

    /** @return empty when the activity has no such job */
    public Optional<Job> find(ResourceLinkId resourceLink, JobId job) {
        return instance.inTransaction(handle -> jobs.find(handle, job))
                .filter(found -> resourceLink.equals(found.resourceLink()));
    }

    /** The latest work by the rule of a run; empty when there was none. */
    public Optional<Job> findLast(RunId run) {
        return instance.inTransaction(handle -> jobs.findLastOfRun(handle, Job.Kind.BACKFILL, run));
    }

    /** The latest jobs of an activity, the newest first; not what waits for a word. */
    public List<Job> list(ResourceLinkId resourceLink) {
        return instance.inTransaction(handle -> jobs.list(handle, resourceLink, MOST_LISTED)).stream()
                .filter(job -> job.state() != Job.State.READY)
                .toList();
    }

    /** Rows that were not taken, those after a line. */
    public List<RefusedRow> listRefused(JobId job, long after, int most) {
        return instance.inTransaction(handle -> refusedRows.list(handle, job, after, most));
    }

    /** How many of the grades that the job made in its activity have arrived; what others made meanwhile is among them. */
    public ArrivedCount countGrades(Job job) {
        ResourceLinkId link = job.resourceLink();
        Instant end = job.endedAt();
        return link == null
                ? new ArrivedCount(0, 0, 0)
                : instance.inTransaction(handle ->
                        grades.countArrived(handle, link, job.createdAt(), end == null ? instance.now() : end));
    }

    /** Lets a job that stopped go on where it was. @return false when the activity has no such job */
    public boolean goOn(Approver by, JobId job) {
        if (find(by.resourceLink(), job)
                .filter(found -> found.state() != Job.State.READY)
                .isEmpty()) {
            return false;
        }
        instance.useTransaction(handle -> {
            if (jobs.markRunning(handle, job)) {
                batches.start(handle, job);
            }
        });
        instance.work().wake();
        return true;
    }
}
