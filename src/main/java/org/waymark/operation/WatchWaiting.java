package org.waymark.operation;

import java.time.Duration;
import java.time.Instant;
import org.waymark.administration.LostLaunches;
import org.waymark.credential.signing.UnsignedCredentials;
import org.waymark.mail.Outbox;
import org.waymark.passback.UndeliveredScores;
import org.waymark.poll.PollSchedule;
import org.waymark.work.Instance;
import org.waymark.work.WorkQueue;

/** Reads what waits and what fails in an installation, with a few small queries. Safe for many threads. */
public final class WatchWaiting {
    /** The time over which launches are counted that are missing in the launch log. */
    public static final Duration LOST_WITHIN = Duration.ofDays(7);

    private final Instance instance;
    private final Outbox outbox;
    private final UndeliveredScores undelivered = new UndeliveredScores();
    private final PollSchedule polls = new PollSchedule();
    private final LostLaunches lost = new LostLaunches();
    private final UnsignedCredentials unsigned = new UnsignedCredentials();

    public WatchWaiting(Instance instance, Outbox outbox) {
        this.instance = instance;
        this.outbox = outbox;
    }

    /** Reads everything in one transaction. */
    public Waiting look() {
        Instant now = instance.now();
        return instance.inTransaction(handle -> new Waiting(
                now,
                undelivered.listByPlatform(handle),
                WorkQueue.count(handle, now),
                outbox.trouble(handle),
                polls.countFailing(handle),
                lost.count(handle, instance.today().minusDays(LOST_WITHIN.toDays())),
                unsigned.count(handle)));
    }
}
