package org.waymark.journey.enter;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.completion.Activities;
import org.waymark.completion.Activity;
import org.waymark.completion.Completions;
import org.waymark.completion.Report;
import org.waymark.completion.rule.Rules;
import org.waymark.id.ResourceLinkId;
import org.waymark.journey.award.Cause;
import org.waymark.journey.award.DecideAward;
import org.waymark.journey.award.Occasion;
import org.waymark.journey.award.RecordCompletion;
import org.waymark.learning.Catalogue;
import org.waymark.people.Learner;
import org.waymark.people.Learners;
import org.waymark.progress.Rule;
import org.waymark.progress.Source;

/**
 * Opens an activity for a learner: checks the gate, and decides about what was known of the learner before the first
 * visit.
 */
final class OpenActivity {
    private final Learners learners = new Learners();
    private final Activities activities = new Activities();
    private final Rules rules = new Rules();
    private final Catalogue catalogue = new Catalogue();
    private final Completions completions = new Completions();
    private final RecordCompletion recordCompletion;
    private final DecideAward decideAward;

    OpenActivity(RecordCompletion recordCompletion, DecideAward decideAward) {
        this.recordCompletion = recordCompletion;
        this.decideAward = decideAward;
    }

    /**
     * A learner opens the activity.
     *
     * @return whether it was for the first time
     */
    boolean open(Handle handle, ResourceLinkId resourceLink, Learner learner, Instant now) {
        boolean first = activities.addParticipant(handle, resourceLink, learner.id(), now);
        Optional<Activity> found = activities.find(handle, resourceLink);
        if (found.isEmpty()) {
            return first;
        }
        Activity activity = found.get();
        if (isPassed(handle, activity, learner, now)) {
            recordCompletion.record(
                    handle, Report.ofPerson(Source.GATE, activity, learner.id(), learner.id(), false, now));
        } else if (first && completions.knowsOfRun(handle, learner.id(), activity.run())) {
            learners.lock(handle, learner.id());
            decideAward.decide(handle, learner.id(), activity.run(), resourceLink, Occasion.TOLD, Cause.OPENED);
        }
        return first;
    }

    private boolean isPassed(Handle handle, Activity activity, Learner learner, Instant now) {
        Rule rule = rules.get(handle, activity.run(), activity.resourceLink());
        if (!rule.counts(Source.GATE)) {
            return false;
        }
        Rule opened = rule.opening(catalogue.getRun(handle, activity.run()).opens());
        return !opened.isTooEarly(now) && isNews(handle, activity, learner, opened);
    }

    /**
     * The first opening counts, and one after it that is not too early any more. Opened again after somebody took that
     * back, it says nothing new.
     */
    private boolean isNews(Handle handle, Activity activity, Learner learner, Rule rule) {
        return completions
                .find(handle, Source.GATE, Report.idIn(activity, learner.id()))
                .map(fact -> fact.stands() && rule.isTooEarly(fact.completedAt()))
                .orElse(true);
    }
}
