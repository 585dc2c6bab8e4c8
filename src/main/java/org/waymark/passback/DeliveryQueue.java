package org.waymark.passback;

import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.waymark.lti.service.PlatformServices;
import org.waymark.measure.Attempt;
import org.waymark.measure.Counts;
import org.waymark.store.Database;
import org.waymark.work.Instance;
import org.waymark.work.WorkQueue;

/** Deliveries as durable work. Safe for many threads. */
public final class DeliveryQueue {
    private static final Duration CHECK = Duration.ofMinutes(1);

    /** What became of the attempts of this process. */
    public final Counts<Attempt> results;

    private final WorkQueue work;
    private final WorkQueue.Kind deliver;

    public DeliveryQueue(Instance instance, PlatformServices services) {
        Delivery delivery = new Delivery(instance, services);
        results = delivery.results;
        Database database = instance.database();
        work = instance.work();
        this.deliver = work.kind("deliver-score", id -> delivery.attempt(ScoreId.of(id)));
        // A score without a task would never arrive; none should exist, and if one does it is found here.
        work.every(
                "find-overdue-scores",
                CHECK,
                () -> database.useTransaction(handle -> delivery.listOverdue(handle, CHECK)
                        .forEach(score -> deliver.addIfMissing(
                                handle, score.toString(), instance.clock().instant()))));
    }

    /**
     * Puts a score into the queue, within the caller's transaction. A delivery under way finds at its end that the score
     * was queued again, and starts over.
     */
    public void add(Handle handle, ScoreId score) {
        deliver.add(handle, score.toString());
    }

    /** Looks for due deliveries at once; called after a transaction that added some. */
    public void wake() {
        work.wake();
    }
}
