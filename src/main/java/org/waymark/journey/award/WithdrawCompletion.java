package org.waymark.journey.award;

import java.util.Collection;
import java.util.List;
import org.waymark.completion.Completion;
import org.waymark.completion.Completions;
import org.waymark.completion.Report;
import org.waymark.people.LearnerId;
import org.waymark.progress.Source;
import org.waymark.work.Instance;

/** Takes back what was told of a learner in an activity, with a reason; everything that rested on it follows. */
public final class WithdrawCompletion {
    private final Instance instance;
    private final Completions completions = new Completions();
    private final RecordCompletion recordCompletion;

    WithdrawCompletion(Instance instance, RecordCompletion recordCompletion) {
        this.instance = instance;
        this.recordCompletion = recordCompletion;
    }

    /**
     * Withdraws all facts of a learner that were told in an activity and stand.
     *
     * @param by whose decision it is, and where
     * @return how many there were
     */
    public int withdraw(Approver by, LearnerId learner, String reason) {
        int withdrawn = instance.inTransaction(handle -> {
            int count = 0;
            for (Completion fact : completions.listOf(handle, by.resourceLink(), learner)) {
                recordCompletion.record(handle, fact.report().withdrawn(instance.now(), by.person(), reason));
                count++;
            }
            return count;
        });
        instance.work().wake();
        return withdrawn;
    }

    /**
     * Takes back that facts of a learner were withdrawn by a person in an activity: they stand as they did before.
     *
     * @param by whose decision it is, and where
     * @return how many there were
     */
    public int restore(Approver by, LearnerId learner) {
        int restored = instance.inTransaction(handle -> {
            int count = 0;
            for (Completion fact : completions.listOf(handle, learner)) {
                Report report = fact.report();
                if (!fact.stands()
                        && report.saidBy() != null
                        && by.resourceLink().equals(report.resourceLink())) {
                    boolean own = report.source() == Source.LEARNER || report.source() == Source.GATE;
                    recordCompletion.record(handle, report.restored(instance.now(), own ? learner : by.person()));
                    count++;
                }
            }
            return count;
        });
        instance.work().wake();
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
            boolean stood = instance.inTransaction(handle -> {
                List<Completion> facts = completions.listOf(handle, by.resourceLink(), learner).stream()
                        .filter(fact -> fact.report().source() == source)
                        .toList();
                facts.forEach(fact ->
                        recordCompletion.record(handle, fact.report().withdrawn(instance.now(), by.person(), reason)));
                return !facts.isEmpty();
            });
            withdrawn += stood ? 1 : 0;
        }
        instance.work().wake();
        return withdrawn;
    }
}
