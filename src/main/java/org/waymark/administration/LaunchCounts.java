package org.waymark.administration;

import java.util.concurrent.atomic.LongAdder;
import org.waymark.lti.launch.Reason;
import org.waymark.measure.Counts;

/** What became of the logins and launches of this process since its start, in numbers. */
public final class LaunchCounts {
    public final LongAdder accepted = new LongAdder();
    public final Counts<Reason> refused = new Counts<>(Reason.class);
    public final Counts<Reason> refusedLogins = new Counts<>(Reason.class);
}
