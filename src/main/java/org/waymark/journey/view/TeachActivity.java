package org.waymark.journey.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.attendance.ActivitySessions;
import org.waymark.attendance.PlannedSession;
import org.waymark.completion.Activities;
import org.waymark.completion.Activity;
import org.waymark.completion.Objection;
import org.waymark.completion.Objections;
import org.waymark.completion.rule.Rules;
import org.waymark.id.ResourceLinkId;
import org.waymark.language.Message;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.RunId;
import org.waymark.lti.link.ResourceLink;
import org.waymark.lti.link.ResourceLinks;
import org.waymark.passback.Score;
import org.waymark.passback.ScoreRows;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.progress.Rule;
import org.waymark.progress.RuleWords;
import org.waymark.standard.Criterion;
import org.waymark.standard.Standards;
import org.waymark.work.Instance;

/**
 * Shows an instructor one activity: its run, whose word completes it, its learners, its grades; and does what the
 * instructor changes there.
 */
public final class TeachActivity {

    /** An objection with the learner who made it. */
    public record Complaint(Learner learner, Objection objection) {}

    /** The activity that another is a copy of, in the words of the LMS; the course is empty where it is the same. */
    public record Original(String title, String course) {}

    /**
     * The page; {@code activity} is empty while the link stands for no run; {@code sentence} is its rule in words;
     * {@code copyOf} is whose rule that is, where it is not its own.
     */
    public record TeacherPage(
            Learner instructor,
            ResourceLink link,
            Optional<Activity> activity,
            Message sentence,
            Optional<Original> copyOf,
            Optional<CatalogueEntry> entry,
            List<Criterion> criteria,
            List<Complaint> complaints) {}

    private final Instance instance;
    private final FindOpened findOpened;
    private final Learners learners = new Learners();
    private final ResourceLinks links = new ResourceLinks();
    private final Activities activities = new Activities();
    private final ActivitySessions activitySessions = new ActivitySessions();
    private final Catalogue catalogue = new Catalogue();
    private final Standards standards = new Standards();
    private final Rules rules = new Rules();
    private final Objections objections = new Objections();
    private final ScoreRows scores = new ScoreRows();

    TeachActivity(Instance instance) {
        this.instance = instance;
        this.findOpened = new FindOpened(instance);
    }

    public TeacherPage view(LearnerId instructor, ResourceLinkId resourceLink) {
        FindOpened.Opened opened = findOpened.get(instructor, resourceLink);
        return opened.standsFor()
                .map(activity -> instance.inTransaction(handle -> ready(handle, opened, activity)))
                .orElseGet(() -> new TeacherPage(
                        opened.learner(),
                        opened.link(),
                        Optional.empty(),
                        Message.plain(""),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of()));
    }

    private TeacherPage ready(Handle handle, FindOpened.Opened opened, Activity activity) {
        ResourceLink link = opened.link();
        CatalogueEntry entry = catalogue.findRun(handle, activity.run()).orElseThrow();
        return new TeacherPage(
                opened.learner(),
                link,
                Optional.of(activity),
                sentence(handle, link.id(), entry),
                opened.copied() ? original(handle, link) : Optional.empty(),
                Optional.of(entry),
                standards
                        .find(handle, entry.run().standard())
                        .orElseThrow()
                        .criteria(entry.run().criteria()),
                complaints(handle, link.id()));
    }

    private Optional<Original> original(Handle handle, ResourceLink link) {
        return activities
                .findFollowed(handle, link.id())
                .flatMap(origin -> links.find(handle, origin))
                .map(origin -> new Original(
                        origin.title(), link.course().equals(origin.course()) ? "" : origin.contextTitle()));
    }

    private Message sentence(Handle handle, ResourceLinkId resourceLink, CatalogueEntry entry) {
        Rule rule = rules.get(handle, entry.run().id(), resourceLink);
        return RuleWords.of(
                entry.run().opens().isAfter(instance.now())
                        ? rule.opening(entry.run().opens())
                        : rule,
                catalogue.titles(handle, rule.prerequisites()),
                PlannedSession.count(activitySessions.list(handle, resourceLink, entry.run())));
    }

    /** Lets the link stand for a run; false when it stands for one already, or there is no such run. */
    public boolean chooseRun(ResourceLinkId resourceLink, RunId run) {
        return instance.inTransaction(handle -> {
            Optional<CatalogueEntry> entry = catalogue.findRun(handle, run);
            boolean chosen =
                    entry.isPresent() && activities.add(handle, new Activity(resourceLink, run), instance.now());
            if (chosen) {
                links.markSaid(handle, resourceLink, run.value(), entry.get().title());
            }
            return chosen;
        });
    }

    /** Sends the newest grade of a learner on this link once more; false when there is none to send. */
    public boolean sendAgain(ResourceLinkId resourceLink, LearnerId learner) {
        boolean queued = instance.inTransaction(handle -> {
            // The newest of each column; one that has arrived is sent again only where there is nothing else to send.
            Map<String, Score> newest = new LinkedHashMap<>();
            scores.listOf(handle, resourceLink, learner).forEach(score -> newest.putIfAbsent(score.tag(), score));
            List<Score> open = newest.values().stream()
                    .filter(score -> score.state() != Score.State.DELIVERED)
                    .toList();
            (open.isEmpty() ? newest.values() : open)
                    .forEach(score -> scores.markQueued(handle, score, instance.now()));
            return !newest.isEmpty();
        });
        instance.work().wake();
        return queued;
    }

    private List<Complaint> complaints(Handle handle, ResourceLinkId resourceLink) {
        return objections.listOpen(handle, resourceLink).stream()
                .map(open -> new Complaint(learners.find(handle, open.learner()).orElseThrow(), open))
                .toList();
    }
}
