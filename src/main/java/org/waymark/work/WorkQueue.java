package org.waymark.work;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.store.Database;

/**
 * The durable queue of an installation. What is due is written in the transaction that made it due, so it survives the
 * death of the process; db-scheduler polls, leases and retries it. Kinds of work are named before {@link #start}; a
 * process that only adds work never starts it. Safe for many threads.
 */
public final class WorkQueue implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final int MISSED_HEARTBEATS = 4;
    /** Waited for work under way; then its threads are interrupted, which a database file does not bear. */
    private static final Duration LAST_WAIT = Duration.ofSeconds(8);
    /** After this calls are cut short, so that there is time left to write down what became of them. */
    private static final Duration CUT_SHORT = Duration.ofSeconds(4);
    /** A platform that is slow to answer holds a thread for a while; others must not wait behind it. */
    private static final int THREADS = 12;

    private static final String BEFORE_ADDING = "before_adding_work";

    /** The time to wait when the database itself failed. */
    private static final Duration AFTER_ERROR = Duration.ofSeconds(10);

    private final Database database;
    private final InstantSource clock;
    private final List<Task<?>> kinds = new ArrayList<>();
    private final List<RecurringTask<Void>> recurring = new ArrayList<>();
    private final List<Beside> beside = new ArrayList<>();
    private volatile @Nullable Scheduler scheduler;
    private volatile boolean ending;

    public WorkQueue(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Names a kind of work.
     *
     * @param attempt does the work of that id, again after the death of a process, and says when to do it once more;
     *     empty when it is done
     */
    public Kind kind(String name, Function<String, Optional<Instant>> attempt) {
        CustomTask<String> task = Tasks.custom(name, String.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_ERROR))
                .onDeadExecutionRevive()
                .execute((instance, context) ->
                        Origin.within(instance.getData(), () -> after(attempt.apply(instance.getId()))));
        kinds.add(task);
        return new Kind(task);
    }

    /** Names work that one instance at a time does again and again, with a pause between. */
    public void every(String name, Duration pause, Runnable work) {
        recurring.add(Tasks.recurring(name, FixedDelay.of(pause)).execute((instance, context) -> work.run()));
    }

    /** Work of a kind that is too much for one piece each, with threads of its own: it lives as long as this queue. */
    public interface Beside {
        void start();

        /** Looks at once for what is due; asked often. */
        void wake();

        /** Waits for what is under way, after {@link WorkQueue#ending} has become true. */
        void end(Duration longest) throws InterruptedException;
    }

    /** Names work that runs beside the scheduler's. */
    public void beside(Beside part) {
        beside.add(part);
    }

    public void start() {
        // Instances on one machine are told apart by the process.
        String name = new SchedulerName.Hostname().getName() + "/"
                + ProcessHandle.current().pid();
        Scheduler started = Scheduler.create(database.dataSource(), List.copyOf(kinds))
                .schedulerName(new SchedulerName.Fixed(name))
                .startTasks(recurring)
                .threads(THREADS)
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(LAST_WAIT)
                .build();
        started.start();
        scheduler = started;
        beside.forEach(Beside::start);
    }

    /** Looks for due work at once rather than at the next poll; called after a transaction that added some. */
    public void wake() {
        Scheduler started = scheduler;
        if (started != null) {
            started.triggerCheckForDueExecutions();
            beside.forEach(Beside::wake);
        }
    }

    /** Tells whether the process ends: long work stops at its next step, and goes on after the next start. */
    public boolean ending() {
        return ending;
    }

    /** Counts the work of all instances. What nobody has said a word of for four heartbeats counts as not being done. */
    public static WorkCount count(Handle handle, Instant now) {
        return handle.createQuery("""
                        select coalesce(sum(case when due then 1 else 0 end), 0) as due,
                          coalesce(sum(case when execution_time > :now then 1 else 0 end), 0) as later,
                          min(case when due then execution_time end) as oldest,
                          (select min(task_name) from scheduled_tasks first where first.execution_time =
                            (select min(execution_time) from scheduled_tasks where execution_time <= :now
                              and (not picked or last_heartbeat < :silent))) as oldest_kind,
                          coalesce(sum(case when consecutive_failures >= 3 then 1 else 0 end), 0) as failing
                        from (select execution_time, consecutive_failures, execution_time <= :now
                            and (not picked or last_heartbeat < :silent) as due from scheduled_tasks) task
                        """)
                .bind("now", now)
                .bind("silent", now.minus(HEARTBEAT.multipliedBy(MISSED_HEARTBEATS)))
                .mapTo(WorkCount.class)
                .one();
    }

    private static CompletionHandler<String> after(Optional<Instant> next) {
        return (complete, operations) -> {
            if (next.isPresent()) {
                operations.reschedule(complete, next.get());
            } else {
                operations.remove();
            }
        };
    }

    /** Takes no more work and waits a moment for what is under way. */
    @Override
    public void close() {
        close(() -> {});
    }

    /**
     * Takes no more work, with a way to cut short what takes too long, such as a call to a platform that does not
     * answer: the work then writes down that it failed, as long as there is a database to write to.
     */
    public void close(Runnable cutShort) {
        ending = true;
        Scheduler started = scheduler;
        if (started == null) {
            return;
        }
        Thread late = new Thread(
                () -> {
                    try {
                        Thread.sleep(CUT_SHORT.toMillis());
                        cutShort.run();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "cut-short");
        late.setDaemon(true);
        late.start();
        beside.forEach(Beside::wake);
        started.stop();
        try {
            for (Beside part : beside) {
                part.end(LAST_WAIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        late.interrupt();
    }

    /** A named kind of work, to which pieces are added. */
    public final class Kind {
        private final CustomTask<String> task;

        private Kind(CustomTask<String> task) {
            this.task = task;
        }

        /**
         * Adds a piece of work that is due now, within the caller's transaction; what waited for later is due now. Work
         * of that id which is under way has to find at its end that there is more to do.
         */
        public void add(Handle handle, String id) {
            SchedulerClient client = client(handle);
            Instant now = clock.instant();
            String origin = Origin.current();
            TaskInstance<String> instance = task.instance(id, origin);
            if (!addOnce(handle, client, instance, now)) {
                try {
                    if (origin == null) {
                        client.reschedule(instance, now);
                    } else {
                        client.reschedule(instance, now, origin);
                    }
                } catch (TaskInstanceCurrentlyExecutingException e) {
                    return;
                } catch (TaskInstanceNotFoundException e) {
                    // The work ended between the two calls and took its row away.
                    addOnce(handle, client, instance, now);
                }
            }
        }

        /** Adds a piece of work unless there is one of that id, within the caller's transaction. */
        public void addIfMissing(Handle handle, String id, Instant due) {
            addOnce(handle, client(handle), task.instance(id, Origin.current()), due);
        }

        /**
         * The scheduler inserts and sees by the error whether somebody else did in the same moment. PostgreSQL takes
         * nothing more in a transaction after an error, so the transaction goes back to where it was.
         */
        private static boolean addOnce(
                Handle handle, SchedulerClient client, TaskInstance<String> instance, Instant due) {
            handle.savepoint(BEFORE_ADDING);
            try {
                boolean added = client.scheduleIfNotExists(instance, due);
                handle.releaseSavepoint(BEFORE_ADDING);
                return added;
            } catch (RuntimeException e) {
                handle.rollbackToSavepoint(BEFORE_ADDING);
                // What is there now is seen by the second look; any other error comes again.
                return client.scheduleIfNotExists(instance, due);
            }
        }

        private SchedulerClient client(Handle handle) {
            return SchedulerClient.Builder.create(new OneConnection(handle.getConnection()), task)
                    .build();
        }
    }
}
