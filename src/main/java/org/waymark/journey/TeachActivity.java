package org.waymark.journey;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.waymark.completion.Activities;
import org.waymark.completion.Activity;
import org.waymark.completion.Rules;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.RunId;
import org.waymark.lti.platform.ResourceLink;
import org.waymark.lti.platform.ResourceLinks;
import org.waymark.passback.DeliveryQueue;
import org.waymark.passback.Score;
import org.waymark.passback.ScoreRows;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.progress.Rule;
import org.waymark.standard.Criterion;
import org.waymark.standard.Standards;
import org.waymark.store.Database;

/** What an instructor sees and does in one activity: its run, whose word completes it, its learners, its grades. */
public final class TeachActivity {

    /** The page; {@code activity} is empty while the link stands for no run, and the rule the usual one. */
    public record TeacherPage(
            Learner instructor,
            ResourceLink link,
            Optional<Activity> activity,
            Rule rule,
            Optional<CatalogueEntry> entry,
            List<Criterion> criteria) {}

    private final Database database;
    private final Learners learners;
    private final ResourceLinks links;
    private final Activities activities;
    private final Catalogue catalogue;
    private final Standards standards;
    private final Rules rules;
    private final ScoreRows scores;
    private final DeliveryQueue queue;
    private final InstantSource clock;

    public TeachActivity(
            Database database,
            Learners learners,
            ResourceLinks links,
            Activities activities,
            Catalogue catalogue,
            Standards standards,
            Rules rules,
            ScoreRows scores,
            DeliveryQueue queue,
            InstantSource clock) {
        this.database = database;
        this.learners = learners;
        this.links = links;
        this.activities = activities;
        this.catalogue = catalogue;
        this.standards = standards;
        this.rules = rules;
        this.scores = scores;
        this.queue = queue;
        this.clock = clock;
    }

    public TeacherPage view(LearnerId instructor, UUID resourceLink) {
        return database.inTransaction(handle -> {
            Optional<Activity> activity = activities.find(handle, resourceLink);
            Optional<CatalogueEntry> entry = activity.flatMap(known -> catalogue.findRun(handle, known.run()));
            return new TeacherPage(
                    learners.find(handle, instructor).orElseThrow(),
                    links.find(handle, resourceLink).orElseThrow(),
                    activity,
                    activity.map(known -> rules.get(handle, known.run(), resourceLink))
                            .orElse(Rule.USUAL),
                    entry,
                    entry.map(known -> standards
                                    .find(handle, known.run().standard())
                                    .orElseThrow()
                                    .criteria(known.run().criteria()))
                            .orElse(List.of()));
        });
    }

    /** Lets the link stand for a run; false when it stands for one already, or there is no such run. */
    public boolean chooseRun(UUID resourceLink, RunId run) {
        return database.inTransaction(handle -> catalogue.findRun(handle, run).isPresent()
                && activities.add(handle, new Activity(resourceLink, run), clock.instant()));
    }

    /** Sends the newest grade of a learner on this link once more; false when there is none to send. */
    public boolean sendAgain(UUID resourceLink, LearnerId learner) {
        boolean queued = database.inTransaction(handle -> {
            Optional<Score> score = scores.findLast(handle, resourceLink, learner);
            score.ifPresent(known -> {
                scores.markQueued(handle, known, clock.instant());
                queue.add(handle, known.id());
            });
            return score.isPresent();
        });
        queue.wake();
        return queued;
    }
}
