package org.waymark.journey.privacy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.people.LearnerId;
import org.waymark.people.retention.OldRows;
import org.waymark.people.retention.RetentionKind;
import org.waymark.people.retention.RetentionRule;
import org.waymark.people.retention.RetentionRules;
import org.waymark.people.retention.RetentionRun;
import org.waymark.work.Instance;

/**
 * Carries the rules out that are switched on, once a day, a piece at a time: what a killed process has not removed is
 * removed the next time.
 */
public final class CarryOutRetention {
    private static final Logger LOG = LoggerFactory.getLogger(CarryOutRetention.class);
    private static final Duration PAUSE = Duration.ofDays(1);
    private static final Duration RUNS_KEPT = Duration.ofDays(400);

    /** So many pieces of a kind are removed at one time; the rest the next day. */
    private static final int MOST_PIECES = 400;

    /** So many people are erased at one time. */
    private static final int MOST_PEOPLE = 500;

    private final Instance instance;
    private final ErasePerson erasePerson;
    private final RetentionRules rules = new RetentionRules();
    private final OldRows oldRows = new OldRows();

    CarryOutRetention(Instance instance, ErasePerson erasePerson) {
        this.instance = instance;
        this.erasePerson = erasePerson;
    }

    void everyDay() {
        instance.work().every("retention", PAUSE, this::run);
    }

    /** Removes what is due now. @return how many rows, or people, by kind; only rules that are on */
    public Map<RetentionKind, Long> run() {
        // The run is found again by this time, which no database keeps to the nanosecond.
        Instant now = instance.now().truncatedTo(ChronoUnit.MILLIS);
        note();
        Map<RetentionKind, Long> removed = new EnumMap<>(RetentionKind.class);
        List<RetentionRule> active = instance.inTransaction(rules::list).stream()
                .filter(RetentionRule::active)
                .toList();
        for (RetentionRule rule : active) {
            if (instance.work().ending()) {
                break;
            }
            instance.useTransaction(handle -> rules.addRemoved(handle, rule.kind(), now, 0));
            removed.put(rule.kind(), rule.kind() == RetentionKind.PEOPLE ? people(rule, now) : rows(rule, now));
        }
        note();
        instance.useTransaction(handle -> rules.removeRunsBefore(handle, now.minus(RUNS_KEPT)));
        return removed;
    }

    private long rows(RetentionRule rule, Instant at) {
        long all = 0;
        for (int piece = 0; piece < MOST_PIECES && !instance.work().ending(); piece++) {
            long removed = instance.inTransaction(handle -> {
                long some = oldRows.removeSome(handle, rule, instance.today());
                rules.addRemoved(handle, rule.kind(), at, some);
                return some;
            });
            if (removed == 0) {
                break;
            }
            all += removed;
        }
        return all;
    }

    /** Each in a transaction of its own; one whose erasure fails keeps nobody else. */
    private long people(RetentionRule rule, Instant at) {
        long erased = 0;
        List<LearnerId> found =
                instance.inTransaction(handle -> oldRows.listPeople(handle, rule, instance.today(), null, MOST_PEOPLE));
        for (LearnerId learner : found) {
            if (instance.work().ending()) {
                break;
            }
            try {
                erased += instance.inTransaction(handle -> erase(handle, learner, rule, at)) ? 1 : 0;
            } catch (RuntimeException e) {
                LOG.warn("a person could not be erased; it is tried again tomorrow", e);
            }
        }
        instance.work().wake();
        return erased;
    }

    /** Whoever has come back by now stays. */
    private boolean erase(Handle handle, LearnerId learner, RetentionRule rule, Instant at) {
        ErasePerson.Outcome outcome = erasePerson.erase(
                handle,
                learner,
                ErasePerson.Reason.RETENTION,
                false,
                () -> oldRows.isDue(handle, rule, instance.today(), learner));
        if (outcome != ErasePerson.Outcome.DONE) {
            return false;
        }
        rules.addRemoved(handle, rule.kind(), at, 1);
        return true;
    }

    /** What is removed stands in the audit log, also where an earlier run was broken off. */
    private void note() {
        for (RetentionRun run : new ArrayList<>(instance.inTransaction(rules::listUnnoted))) {
            instance.useTransaction(handle -> {
                rules.markNoted(handle, run);
                if (run.removed() > 0) {
                    instance.audit(
                            handle,
                            Act.RETENTION_CARRIED_OUT,
                            Subject.of(Subject.Kind.INSTALLATION, run.kind().name()),
                            Long.toString(run.removed()));
                }
            });
        }
    }
}
