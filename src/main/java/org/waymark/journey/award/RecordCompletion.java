package org.waymark.journey.award;

import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.completion.Activities;
import org.waymark.completion.Activity;
import org.waymark.completion.Completion;
import org.waymark.completion.Completions;
import org.waymark.completion.Decision;
import org.waymark.completion.Received;
import org.waymark.completion.Report;
import org.waymark.id.ResourceLinkId;
import org.waymark.language.Message;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.people.PersonErased;

/**
 * Records every report of a completion, whatever its source. One report becomes a fact, a decision, a badge, support
 * for the city's criteria and a grade on its way. All of it is one transaction of the caller, so that either everything
 * has happened or nothing; told again, nothing happens.
 */
public final class RecordCompletion {
    private final Learners learners = new Learners();
    private final Activities activities = new Activities();
    private final Completions completions = new Completions();
    private final DecideAward decideAward;
    private final InstantSource clock;

    RecordCompletion(DecideAward decideAward, InstantSource clock) {
        this.decideAward = decideAward;
        this.clock = clock;
    }

    /** @throws PersonErased when the learner's data was erased */
    public Recorded record(Handle handle, Report report) {
        return record(handle, report, RunFacts.get(handle, report.run()));
    }

    /**
     * Records one of many reports of the same run in one transaction.
     *
     * @throws PersonErased when the learner's data was erased
     */
    public Recorded record(Handle handle, Report report, RunFacts facts) {
        // One completion of a learner at a time, and none while the learner joins a city: each sees what the other did.
        learners.lock(handle, report.learner());
        Received received = completions.add(handle, report, clock.instant());
        if (received != Received.NEWS) {
            return new Recorded(received, Optional.empty());
        }
        return new Recorded(received, Optional.of(decide(handle, report, facts)));
    }

    /**
     * Decides once more, by the present rule, about facts that are known and that somebody reports again.
     *
     * @throws PersonErased when the learner's data was erased
     */
    public Decision again(Handle handle, Activity activity, LearnerId learner) {
        learners.lock(handle, learner);
        return decideAward.decide(handle, learner, activity.run(), activity.resourceLink(), Occasion.TOLD, Cause.AGAIN);
    }

    /**
     * Takes reports of a fact back, as if they had never come.
     *
     * @param which names them within the fact
     * @return the decision then; empty when what is known stays the same
     */
    public Optional<Decision> voidReports(Handle handle, Completion fact, Completions.Reported which, Message reason) {
        return voidReports(
                handle, fact, which, reason, RunFacts.get(handle, fact.report().run()));
    }

    /** Takes reports of a fact back, where many facts of one run are worked on in one transaction. */
    public Optional<Decision> voidReports(
            Handle handle, Completion fact, Completions.Reported which, Message reason, RunFacts facts) {
        learners.lockAlsoErased(handle, fact.learner());
        if (!completions.markVoided(handle, fact, which, clock.instant(), reason)) {
            return Optional.empty();
        }
        Report left = completions.find(handle, fact.id()).orElseThrow().report();
        return Optional.of(decide(handle, left, facts));
    }

    /** Lets everything follow what is known now. */
    private Decision decide(Handle handle, Report report, RunFacts facts) {
        LearnerId learner = report.learner();
        Occasion occasion = report.kind() == Report.Kind.STANDS ? Occasion.TOLD : Occasion.WITHDRAWN;
        Decision decision =
                decideAward.decide(handle, learner, facts, report.resourceLink(), occasion, Cause.of(report));
        if (report.resourceLink() == null) {
            // Told of the run as such, it counts in every activity of it where anything is known of the learner.
            for (ResourceLinkId link : activities.listOf(handle, learner, report.run())) {
                Decision there = decideAward.decide(handle, learner, facts, link, occasion, Cause.of(report));
                if (there.awarded() && !decision.awarded()) {
                    decision = there;
                }
            }
        }
        return decision;
    }
}
