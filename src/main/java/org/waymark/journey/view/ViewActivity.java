package org.waymark.journey.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.waymark.completion.Activities;
import org.waymark.completion.Activity;
import org.waymark.completion.Completion;
import org.waymark.completion.Completions;
import org.waymark.completion.Decision;
import org.waymark.completion.Decisions;
import org.waymark.completion.Objection;
import org.waymark.completion.Objections;
import org.waymark.completion.Rejection;
import org.waymark.completion.Rejections;
import org.waymark.completion.Report;
import org.waymark.completion.rule.Rules;
import org.waymark.credential.Credential;
import org.waymark.id.ResourceLinkId;
import org.waymark.journey.award.AwaitRoster;
import org.waymark.journey.award.WeighCompletion;
import org.waymark.journey.standing.ViewStanding;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.lti.link.ResourceLink;
import org.waymark.passback.Score;
import org.waymark.passback.ScoreRows;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.progress.Rule;
import org.waymark.progress.Source;
import org.waymark.progress.city.CriterionFacts;
import org.waymark.standard.Criterion;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.Standard;
import org.waymark.work.Instance;

/** Shows a learner an activity: what it counts for, where they stand with it, and why. */
public final class ViewActivity {

    /** The page of one learner and one link. {@code subject} is empty while the link stands for no run. */
    public record ActivityPage(Learner learner, ResourceLink link, Optional<Subject> subject) {}

    /**
     * The run the link stands for, and where the learner stands with it.
     *
     * @param rule what it takes to complete it
     * @param now what is known, weighed by that rule
     * @param facts how the criteria stand in the learner's city; empty without one
     * @param asked since when an instructor's approval is waited for
     * @param rejection why the last request was not approved
     * @param word the learner's own word in this activity, also one that was taken back
     * @param score the newest score of this learner on this link
     * @param objection what the learner said last that is wrong
     * @param roster how it stands with the LMS's list, where the badge waits for it
     */
    public record Subject(
            Activity activity,
            Rule rule,
            WeighCompletion.Weighed now,
            CatalogueEntry entry,
            List<Criterion> criteria,
            Map<CriterionCode, CriterionFacts> facts,
            Naming naming,
            Optional<Instant> asked,
            Optional<Rejection> rejection,
            Optional<Completion> word,
            Optional<Decision> decision,
            Optional<Credential> credential,
            Optional<Score> score,
            Optional<Objection> objection,
            Optional<AwaitRoster.Waiting> roster) {}

    private final Instance instance;
    private final Activities activities = new Activities();
    private final Catalogue catalogue = new Catalogue();
    private final Rules rules = new Rules();
    private final Rejections rejections = new Rejections();
    private final Completions completions = new Completions();
    private final Decisions decisions = new Decisions();
    private final ScoreRows scores = new ScoreRows();
    private final Objections objections = new Objections();
    private final AwaitRoster awaitRoster = new AwaitRoster();
    private final WeighCompletion weigh = new WeighCompletion();
    private final ViewStanding viewStanding;
    private final FindOpened findOpened;

    ViewActivity(Instance instance, ViewStanding viewStanding) {
        this.instance = instance;
        this.viewStanding = viewStanding;
        this.findOpened = new FindOpened(instance);
    }

    public ActivityPage view(LearnerId learner, ResourceLinkId resourceLink) {
        FindOpened.Opened opened = findOpened.get(learner, resourceLink);
        return new ActivityPage(
                opened.learner(),
                opened.link(),
                opened.standsFor()
                        .map(activity -> instance.inTransaction(handle -> subject(handle, opened, activity))));
    }

    /** The newest score of a learner on a link. */
    public Optional<Score> findScore(LearnerId learner, ResourceLinkId resourceLink) {
        return instance.inTransaction(handle -> scores.findLast(handle, resourceLink, learner));
    }

    private Subject subject(Handle handle, FindOpened.Opened opened, Activity activity) {
        Learner learner = opened.learner();
        CatalogueEntry entry = catalogue.findRun(handle, activity.run()).orElseThrow();
        Rule rule = rules.get(handle, activity.run(), activity.resourceLink());
        Standard standard = viewStanding.getStandard(handle, entry.run().standard());
        FindOpened.Marks marks = FindOpened.marks(handle, learner.id(), activity.resourceLink());
        WeighCompletion.Weighed now = weigh.weigh(handle, learner, entry, activity.resourceLink(), rule);
        return new Subject(
                activity,
                rule,
                now,
                entry,
                standard.criteria(entry.run().criteria()),
                learner.joinedCity()
                        .map(city -> viewStanding.facts(handle, city, standard))
                        .orElse(Map.of()),
                Naming.read(handle, instance),
                where(marks.asked(), () -> activities.findRequest(handle, activity.resourceLink(), learner.id())),
                where(marks.rejected(), () -> rejections.find(handle, activity.resourceLink(), learner.id())),
                completions.find(handle, Source.LEARNER, Report.idIn(activity, learner.id())),
                decisions.findLast(handle, learner.id(), activity.run(), activity.resourceLink()),
                now.badge(),
                where(marks.graded(), () -> scores.findLast(handle, activity.resourceLink(), learner.id())),
                where(marks.objected(), () -> objections.findLast(handle, activity.resourceLink(), learner.id())),
                where(marks.waits(), () -> awaitRoster.find(handle, opened.link(), learner.id())));
    }

    private static <T> Optional<T> where(boolean there, Supplier<Optional<T>> asked) {
        return there ? asked.get() : Optional.empty();
    }
}
