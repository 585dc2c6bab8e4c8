package org.waymark.journey.source;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.completion.Activity;
import org.waymark.completion.Completion;
import org.waymark.completion.Completions;
import org.waymark.completion.Report;
import org.waymark.id.RegistrationId;
import org.waymark.journey.award.RecordCompletion;
import org.waymark.language.Messages;
import org.waymark.lti.payload.Json;
import org.waymark.lti.service.Results;
import org.waymark.lti.service.ServiceFailure;
import org.waymark.passback.ScoreRows;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.progress.Rule;
import org.waymark.progress.Source;
import org.waymark.work.Instance;

/**
 * Takes in what a gradebook column shows: a value that is not our own and was not seen before is a report, told when it
 * was first seen, because results carry no time (AGS 2.0, 3.3). So is a value that is gone.
 */
final class TakeGrades {
    /** Gradebooks keep five digits of points; two shares nearer than this are one. */
    private static final double CLOSE = 0.00005;
    /** Grades that are gone are asked for once more by name; so many in one look, the rest in the next. */
    private static final int MOST_GONE = 20;

    private static final Messages MESSAGES = Messages.of(TakeGrades.class);

    /** Asks for the result of one user. */
    interface OneResult {
        OptionalDouble find(String user) throws ServiceFailure;
    }

    private record Seen(String user, double share) {}

    private record News(List<Seen> seen, List<Completion> gone) {}

    private final Instance instance;
    private final Learners learners = new Learners();
    private final Completions completions = new Completions();
    private final ScoreRows scores = new ScoreRows();
    private final RecordCompletion recordCompletion;

    TakeGrades(Instance instance, RecordCompletion recordCompletion) {
        this.instance = instance;
        this.recordCompletion = recordCompletion;
    }

    /**
     * Compares all results of a column with what is known, and records what is new, each learner in a transaction.
     *
     * @param read what the column says of every user
     * @param ours what the column may have held of ours before it was read
     * @return how much was new
     */
    int take(
            Activity activity,
            Rule rule,
            RegistrationId registration,
            Results.Read read,
            Map<LearnerId, Set<Double>> ours,
            OneResult oneResult)
            throws ServiceFailure {
        News news = instance.inTransaction(handle -> compare(handle, activity, rule, registration, read, ours));
        for (Seen seen : news.seen()) {
            instance.useTransaction(handle -> record(handle, activity, rule, registration, seen));
        }
        int gone = 0;
        for (Completion fact : news.gone()) {
            String subject = instance.inTransaction(handle ->
                    learners.find(handle, fact.learner()).orElseThrow().subject());
            // A list may have a hole for a moment; a badge is not taken back for that.
            if (oneResult.find(subject).isEmpty()) {
                instance.useTransaction(handle -> recordCompletion.record(
                        handle, fact.report().withdrawn(instance.now(), null, MESSAGES.message("grades.gone"))));
                gone++;
            }
        }
        return news.seen().size() + gone;
    }

    private News compare(
            Handle handle,
            Activity activity,
            Rule rule,
            RegistrationId registration,
            Results.Read read,
            Map<LearnerId, Set<Double>> ours) {
        // What was sent while the list was read may stand in it too.
        Map<LearnerId, Set<Double>> oursNow = scores.listShares(handle, activity.resourceLink());
        List<Seen> seen = new ArrayList<>();
        read.shares().forEach((user, share) -> {
            Optional<Learner> learner = learners.find(handle, registration, user);
            boolean known = learner.isEmpty()
                    ? instance.erased().contains(handle, registration, user)
                    : (isAmong(ours.get(learner.get().id()), share)
                            || isAmong(oursNow.get(learner.get().id()), share)
                            || isKnown(handle, activity, rule, learner.get().id(), share));
            if (!known) {
                seen.add(new Seen(user, share));
            }
        });
        List<Completion> gone = completions.listOf(handle, activity.resourceLink()).stream()
                .filter(fact -> fact.report().source() == Source.GRADE)
                .filter(fact -> {
                    String subject =
                            learners.find(handle, fact.learner()).orElseThrow().subject();
                    return !read.shares().containsKey(subject)
                            && !read.unreadable().contains(subject);
                })
                .limit(MOST_GONE)
                .toList();
        return new News(seen, gone);
    }

    private static boolean isAmong(@Nullable Set<Double> sent, double share) {
        return sent != null && sent.stream().anyMatch(one -> Math.abs(one - share) < CLOSE);
    }

    /**
     * Told before: what a person took back since then stays taken back, until the grade changes. A grade of before the time
     * that counts is told once more when that has come.
     */
    private boolean isKnown(Handle handle, Activity activity, Rule rule, LearnerId learner, double share) {
        return completions
                .find(handle, Source.GRADE, Report.idIn(activity, learner))
                .filter(fact -> fact.stands() || fact.isTakenBackByPerson())
                .filter(fact -> !rule.isTooEarly(fact.completedAt()) || rule.isTooEarly(instance.now()))
                .map(fact -> fact.report().share())
                .filter(told -> Math.abs(told - share) < CLOSE)
                .isPresent();
    }

    private void record(Handle handle, Activity activity, Rule rule, RegistrationId registration, Seen seen) {
        Instant now = instance.now();
        Optional<Learner> somebody = instance.erased().addIfMissing(handle, registration, seen.user(), null, now);
        if (somebody.isEmpty()) {
            return;
        }
        LearnerId learner = somebody.get().id();
        String id = Report.idIn(activity, learner);
        double enough = rule.threshold() / 100.0;
        // A better grade after a good one does not move the day on which it was good.
        Instant since = completions
                .find(handle, Source.GRADE, id)
                .filter(Completion::stands)
                .filter(fact -> !rule.isTooEarly(fact.completedAt()))
                .filter(fact -> {
                    Double before = fact.report().share();
                    return before != null && before >= enough && seen.share() >= enough;
                })
                .map(Completion::completedAt)
                .orElse(now);
        Report report = Report.of(
                        Source.GRADE,
                        id,
                        learner,
                        activity.run(),
                        activity.resourceLink(),
                        since,
                        "",
                        Json.write(Map.of("userId", seen.user(), "resultShare", seen.share())))
                .withShare(seen.share())
                .told(now);
        recordCompletion.record(handle, report);
    }
}
