package org.waymark.journey.award;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import org.waymark.completion.Completion;
import org.waymark.completion.Completions;
import org.waymark.completion.Report;
import org.waymark.people.LearnerId;
import org.waymark.progress.Source;
import org.waymark.store.Database;
import org.waymark.work.WorkQueue;

/** Somebody takes back what was told of a learner in an activity, with a reason; everything that rested on it follows. */
public final class WithdrawCompletion {
    private final Database database;
    private final Completions completions = new Completions();
    private final RecordCompletion recordCompletion;
    private final WorkQueue work;
    private final InstantSource clock;

    public WithdrawCompletion(
            Database database, RecordCompletion recordCompletion, WorkQueue work, InstantSource clock) {
        this.database = database;
        this.recordCompletion = recordCompletion;
        this.work = work;
        this.clock = clock;
    }

    /**
     * Withdraws all facts of a learner that were told in an activity and stand.
     *
     * @param by whose decision it is, and where
     * @return how many there were
     */
    public int withdraw(Approver by, LearnerId learner, String reason) {
        int withdrawn = database.inTransaction(handle -> {
            int count = 0;
            for (Completion fact : completions.listOf(handle, by.resourceLink(), learner)) {
                recordCompletion.record(handle, fact.report().withdrawn(clock.instant(), by.person(), reason));
                count++;
            }
            return count;
        });
        work.wake();
        return withdrawn;
    }

    /**
     * Takes back that facts of a learner were withdrawn by a person in an activity: they stand as they did before.
     *
     * @param by whose decision it is, and where
     * @return how many there were
     */
    public int restore(Approver by, LearnerId learner) {
        int restored = database.inTransaction(handle -> {
            int count = 0;
            for (Completion fact : completions.listOf(handle, learner)) {
                Report report = fact.report();
                if (!fact.stands()
                        && report.saidBy() != null
                        && by.resourceLink().equals(report.resourceLink())) {
                    boolean own = report.source() == Source.LEARNER || report.source() == Source.GATE;
                    recordCompletion.record(handle, report.restored(clock.instant(), own ? learner : by.person()));
                    count++;
                }
            }
            return count;
        });
        work.wake();
        return restored;
    }

    /**
     * Withdraws what one source told of some people in an activity, one after another.
     *
     * @return of how many there was something
     */
    public int withdraw(Approver by, Source source, Collection<LearnerId> learners, String reason) {
        int withdrawn = 0;
        for (LearnerId learner : learners) {
            boolean stood = database.inTransaction(handle -> {
                List<Completion> facts = completions.listOf(handle, by.resourceLink(), learner).stream()
                        .filter(fact -> fact.report().source() == source)
                        .toList();
                facts.forEach(fact ->
                        recordCompletion.record(handle, fact.report().withdrawn(clock.instant(), by.person(), reason)));
                return !facts.isEmpty();
            });
            withdrawn += stood ? 1 : 0;
        }
        work.wake();
        return withdrawn;
    }
}
