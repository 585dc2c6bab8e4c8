package org.waymark.journey;

import java.time.InstantSource;
import java.util.UUID;
import org.waymark.completion.Completion;
import org.waymark.completion.Completions;
import org.waymark.people.LearnerId;
import org.waymark.store.Database;
import org.waymark.work.WorkQueue;

/** Somebody takes back what was told of a learner in an activity, with a reason; everything that rested on it follows. */
public final class WithdrawCompletion {
    private final Database database;
    private final Completions completions;
    private final RecordCompletion recordCompletion;
    private final WorkQueue work;
    private final InstantSource clock;

    public WithdrawCompletion(
            Database database,
            Completions completions,
            RecordCompletion recordCompletion,
            WorkQueue work,
            InstantSource clock) {
        this.database = database;
        this.completions = completions;
        this.recordCompletion = recordCompletion;
        this.work = work;
        this.clock = clock;
    }

    /**
     * Withdraws all facts of a learner that were told in an activity and stand.
     *
     * @param by whose decision it is
     * @return how many there were
     */
    public int withdraw(UUID resourceLink, LearnerId learner, LearnerId by, String reason) {
        int withdrawn = database.inTransaction(handle -> {
            int count = 0;
            for (Completion fact : completions.listOf(handle, resourceLink, learner)) {
                recordCompletion.record(handle, fact.report().withdrawn(clock.instant(), by, reason));
                count++;
            }
            return count;
        });
        work.wake();
        return withdrawn;
    }
}
