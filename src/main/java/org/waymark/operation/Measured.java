package org.waymark.operation;

import org.waymark.administration.LaunchLog;
import org.waymark.mail.Outbox;
import org.waymark.passback.DeliveryQueue;
import org.waymark.work.Instance;

/**
 * The parts of an installation that count what they do.
 *
 * @param watch reads what no part counts, from the database
 */
public record Measured(Instance instance, LaunchLog launches, DeliveryQueue grades, Outbox mail, WatchWaiting watch) {

    public Measured(Instance instance, LaunchLog launches, DeliveryQueue grades, Outbox mail) {
        this(instance, launches, grades, mail, new WatchWaiting(instance, mail));
    }
}
