package org.waymark.passback;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.waymark.store.Database;

/**
 * The durable queue of deliveries. What is due is written in the transaction that made the score, so it survives the
 * death of the process; db-scheduler polls, leases and retries it. Safe for many threads.
 */
public final class DeliveryQueue implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration SWEEP = Duration.ofMinutes(5);
    /** A platform that is slow to answer holds a thread for a while; others must not wait behind it. */
    private static final int THREADS = 12;

    /** How long to wait when the database itself failed. */
    private static final Duration AFTER_ERROR = Duration.ofSeconds(10);

    private static final Duration CHECK = Duration.ofMinutes(1);

    private final CustomTask<Void> deliver;
    private final Scheduler scheduler;
    private final InstantSource clock;

    /** @param sweep housekeeping that belongs to the same installation and runs every few minutes */
    public DeliveryQueue(Database database, Delivery delivery, Runnable sweep, InstantSource clock) {
        this.clock = clock;
        this.deliver = Tasks.custom("deliver-score", Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_ERROR))
                .onDeadExecutionRevive()
                .execute((instance, context) -> after(delivery.attempt(UUID.fromString(instance.getId()))));
        RecurringTask<Void> housekeeping =
                Tasks.recurring("sweep", FixedDelay.of(SWEEP)).execute((instance, context) -> sweep.run());
        // A score without a task would never arrive; none should exist, and if one does it is found here.
        RecurringTask<Void> check = Tasks.recurring("find-overdue-scores", FixedDelay.of(CHECK))
                .execute((instance, context) -> database.useTransaction(
                        handle -> delivery.listOverdue(handle, CHECK).forEach(score -> addIfMissing(handle, score))));
        this.scheduler = Scheduler.create(database.dataSource(), List.of(deliver))
                .startTasks(housekeeping, check)
                .threads(THREADS)
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(Duration.ofSeconds(5))
                .build();
    }

    public void start() {
        scheduler.start();
    }

    /** Puts a score into the queue, within the caller's transaction. */
    public void add(Handle handle, UUID score) {
        SchedulerClient client = SchedulerClient.Builder.create(new OneConnection(handle.getConnection()), deliver)
                .build();
        Instant now = clock.instant();
        TaskInstance<Void> task = deliver.instance(score.toString());
        if (!client.scheduleIfNotExists(task, now)) {
            try {
                client.reschedule(task, now);
            } catch (TaskInstanceCurrentlyExecutingException e) {
                // The delivery under way finds at its end that the score was queued again, and starts over.
                return;
            } catch (TaskInstanceNotFoundException e) {
                // A delivery ended between the two calls and took its task away.
                client.scheduleIfNotExists(task, now);
            }
        }
    }

    private void addIfMissing(Handle handle, UUID score) {
        SchedulerClient.Builder.create(new OneConnection(handle.getConnection()), deliver)
                .build()
                .scheduleIfNotExists(deliver.instance(score.toString()), clock.instant());
    }

    /** Looks for due work at once rather than at the next poll; called after a transaction that added some. */
    public void wake() {
        scheduler.triggerCheckForDueExecutions();
    }

    private static CompletionHandler<Void> after(Optional<Instant> next) {
        return (complete, operations) -> {
            if (next.isPresent()) {
                operations.reschedule(complete, next.get());
            } else {
                operations.remove();
            }
        };
    }

    @Override
    public void close() {
        scheduler.stop();
    }
}
