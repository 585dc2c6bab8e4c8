package org.waymark.journey.source;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.completion.Activities;
import org.waymark.completion.Activity;
import org.waymark.completion.Completion;
import org.waymark.completion.Completions;
import org.waymark.completion.Decision;
import org.waymark.completion.Rejections;
import org.waymark.completion.Report;
import org.waymark.completion.rule.Rules;
import org.waymark.id.ResourceLinkId;
import org.waymark.journey.award.Approver;
import org.waymark.journey.award.RecordCompletion;
import org.waymark.learning.Catalogue;
import org.waymark.people.LearnerId;
import org.waymark.progress.Rule;
import org.waymark.progress.Source;
import org.waymark.work.Instance;

/** A learner says that the course is complete, or an instructor approves it. */
public final class CompleteActivity {

    /** The outcome of a learner's or an instructor's word. */
    public enum Outcome {
        COMPLETED,
        /** The word is noted; the rule asks for more. */
        NOTED,
        WAITS_FOR_INSTRUCTOR,
        /** The activity stands for no run yet, or its rule does not ask for this person's word. */
        NOTHING_TO_DO
    }

    private final Instance instance;
    private final Activities activities = new Activities();
    private final Catalogue catalogue = new Catalogue();
    private final Rules rules = new Rules();
    private final Completions completions = new Completions();
    private final Rejections rejections = new Rejections();
    private final RecordCompletion recordCompletion;

    CompleteActivity(Instance instance, RecordCompletion recordCompletion) {
        this.instance = instance;
        this.recordCompletion = recordCompletion;
    }

    /** The learner's own word: a fact, a request to the instructor, or both, as the rule asks. */
    public Outcome confirm(ResourceLinkId resourceLink, LearnerId learner) {
        return after(instance.inTransaction(handle -> activities
                .find(handle, resourceLink)
                .map(activity -> confirm(handle, activity, learner))
                .orElse(Outcome.NOTHING_TO_DO)));
    }

    private Outcome confirm(Handle handle, Activity activity, LearnerId learner) {
        Rule rule = rule(handle, activity);
        // What is known already may be enough by a rule that was changed since it was told.
        boolean known = !completions.listOf(handle, learner, activity.run()).isEmpty();
        if (known && recordCompletion.again(handle, activity, learner).awarded()) {
            activities.removeRequest(handle, activity.resourceLink(), learner);
            return Outcome.COMPLETED;
        }
        // A word that somebody else took back is not given again by the learner alone.
        boolean counts = rule.counts(Source.LEARNER) && !takenBack(handle, activity, learner);
        Outcome outcome = counts ? say(handle, Source.LEARNER, activity, learner, learner, false) : Outcome.NOTED;
        if (outcome == Outcome.COMPLETED) {
            return outcome;
        }
        if (rule.counts(Source.INSTRUCTOR) && !stands(handle, Source.INSTRUCTOR, activity, learner)) {
            rejections.remove(handle, activity.resourceLink(), learner);
            activities.addRequest(handle, activity.resourceLink(), learner, instance.now());
            return Outcome.WAITS_FOR_INSTRUCTOR;
        }
        return counts ? outcome : Outcome.NOTHING_TO_DO;
    }

    /** An instructor's approval, asked for or not, of somebody whom the caller knows to be of the course. */
    Outcome approve(Handle handle, Approver approver, LearnerId learner) {
        ResourceLinkId resourceLink = approver.resourceLink();
        Optional<Activity> activity = activities.find(handle, resourceLink);
        if (activity.isEmpty()) {
            return Outcome.NOTHING_TO_DO;
        }
        activities.removeRequest(handle, resourceLink, learner);
        rejections.remove(handle, resourceLink, learner);
        return say(handle, Source.INSTRUCTOR, activity.get(), learner, approver.person(), approver.administrator());
    }

    /** Tells whether the rule of that activity counts an approval. */
    boolean countsApproval(Handle handle, ResourceLinkId resourceLink) {
        return activities
                .find(handle, resourceLink)
                .filter(activity ->
                        rules.get(handle, activity.run(), resourceLink).counts(Source.INSTRUCTOR))
                .isPresent();
    }

    private Outcome say(
            Handle handle,
            Source source,
            Activity activity,
            LearnerId learner,
            LearnerId saidBy,
            boolean administrator) {
        Instant now = instance.now();
        Rule rule = rule(handle, activity);
        // Said before, it is said once more only where that changes something: it was too early, or by too few rights.
        boolean said = completions
                .find(handle, source, Report.idIn(activity, learner))
                .filter(Completion::stands)
                .filter(fact -> !rule.isTooEarly(fact.completedAt()))
                .filter(fact -> !administrator || fact.report().byAdministrator())
                .isPresent();
        // What was said before is weighed by the present rule, which may be content with it now.
        Optional<Decision> decision = said
                ? Optional.of(recordCompletion.again(handle, activity, learner))
                : recordCompletion
                        .record(handle, Report.ofPerson(source, activity, learner, saidBy, administrator, now))
                        .decision();
        return decision.filter(Decision::awarded).isPresent() ? Outcome.COMPLETED : Outcome.NOTED;
    }

    private Rule rule(Handle handle, Activity activity) {
        return rules.get(handle, activity.run(), activity.resourceLink())
                .opening(catalogue.getRun(handle, activity.run()).opens());
    }

    private boolean stands(Handle handle, Source source, Activity activity, LearnerId learner) {
        return completions
                .find(handle, source, Report.idIn(activity, learner))
                .filter(Completion::stands)
                .isPresent();
    }

    private boolean takenBack(Handle handle, Activity activity, LearnerId learner) {
        return completions
                .find(handle, Source.LEARNER, Report.idIn(activity, learner))
                .filter(fact -> !fact.stands() && !learner.equals(fact.report().saidBy()))
                .isPresent();
    }

    private Outcome after(Outcome outcome) {
        instance.work().wake();
        return outcome;
    }
}
