package org.waymark.store;

import com.zaxxer.hikari.metrics.IMetricsTracker;
import org.waymark.measure.Times;

/** How long it took to get a connection from the pool. */
final class PoolTimes implements IMetricsTracker {
    final Times times = new Times();

    @Override
    public void recordConnectionAcquiredNanos(long nanos) {
        times.add(nanos);
    }
}
