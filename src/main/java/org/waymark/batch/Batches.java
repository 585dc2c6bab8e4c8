package org.waymark.batch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.id.JobId;
import org.waymark.language.Language;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.store.Database;
import org.waymark.work.Instance;
import org.waymark.work.WorkQueue;

/** Walks through jobs, in the queue or in a process that waits for the end. Safe for many threads. */
public final class Batches {
    private static final Messages MESSAGES = Messages.of(Batches.class);

    /** Work that fails so often at one place is left to a person. */
    private static final int MOST_TRIES = 6;

    /** The time until a job that this process had to leave is looked at again. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** The way in which one kind of job is done. */
    public interface Walk {
        /**
         * Takes steps from the job's position on until there is nothing left or a step says that it must stop.
         *
         * @return whether there is nothing left
         * @throws Stuck when it cannot go on, whoever tries
         */
        boolean walk(Job job, Steps steps);
    }

    /** The failure of a job that cannot go on; the sentence is for a person. */
    public static final class Stuck extends RuntimeException {
        private final transient Message sentence;

        public Stuck(Message sentence) {
            super(sentence.in(Language.ENGLISH));
            this.sentence = sentence;
        }
    }

    private final WorkQueue work;
    private final WorkQueue.Kind queue;
    private final Database database;
    private final Jobs jobs = new Jobs();
    private final Contents contents;
    private final InstantSource clock;
    private final Map<Job.Kind, Walk> walks = new EnumMap<>(Job.Kind.class);

    public Batches(Instance instance) {
        work = instance.work();
        database = instance.database();
        clock = instance.clock();
        contents = new Contents(database);
        queue = work.kind("batch", id -> attempt(JobId.of(id)));
    }

    /** Returns the store of what the jobs are about, such as an uploaded file. */
    public Contents contents() {
        return contents;
    }

    /** Says how a kind of job is done; before the queue starts. */
    public void does(Job.Kind kind, Walk walk) {
        walks.put(kind, walk);
    }

    /** Puts a running job into the queue, within the caller's transaction. */
    public void start(Handle handle, JobId job) {
        queue.add(handle, job.toString());
    }

    private Optional<Instant> attempt(JobId id) {
        Job job = go(id, null, moved -> {});
        boolean goesOn = job.state() == Job.State.RUNNING;
        return goesOn ? Optional.of(clock.instant().plus(PAUSE)) : Optional.empty();
    }

    /**
     * Does what is left of a job, here.
     *
     * @param how does it; null: as its kind is done
     * @param progress is told after each step
     * @return how it stands then; running when it has to go on elsewhere
     */
    public Job go(JobId id, @Nullable Walk how, Consumer<Job> progress) {
        int tries = database.inTransaction(handle -> jobs.markTry(handle, id));
        Job job = find(id);
        if (job.state() != Job.State.RUNNING) {
            return job;
        }
        if (tries > MOST_TRIES) {
            end(job, Job.State.FAILED, MESSAGES.message("stuck"));
            return find(id);
        }
        Walk walk = how == null ? walks.get(job.kind()) : how;
        if (walk == null) {
            throw new IllegalStateException("nobody does " + job.kind());
        }
        try {
            if (walk.walk(job, new Steps(job, progress))) {
                end(job, Job.State.DONE, null);
            }
        } catch (Stuck e) {
            end(job, Job.State.FAILED, e.sentence);
        }
        return find(id);
    }

    private void end(Job job, Job.State state, @Nullable Message failure) {
        database.useTransaction(handle -> {
            if (jobs.markEnded(handle, job.id(), state, failure, clock.instant()) && state == Job.State.DONE) {
                contents.remove(handle, job.id());
            }
        });
    }

    private Job find(JobId id) {
        return database.inTransaction(handle -> jobs.find(handle, id)).orElseThrow();
    }

    /** Takes the steps of one job. */
    public final class Steps {
        private final JobId id;
        private final Consumer<Job> progress;
        private long place;

        private Steps(Job job, Consumer<Job> progress) {
            this.id = job.id();
            this.progress = progress;
            this.place = job.place();
        }

        /**
         * Takes a step.
         *
         * @param count by how much the position moves
         * @param after the key of the last that is done with it
         * @return false when the walk has to stop: the process ends, or somebody else goes on with the job
         */
        public boolean step(long count, String after, Function<Handle, Job.Counts> does) {
            if (work.ending()) {
                return false;
            }
            long to = place + count;
            boolean moved = database.inTransaction(handle -> {
                if (!jobs.markAt(handle, id, place, to, after)) {
                    return false;
                }
                jobs.markCounts(handle, id, does.apply(handle));
                return true;
            });
            if (moved) {
                place = to;
                work.wake();
                progress.accept(find(id));
            }
            return moved;
        }
    }
}
