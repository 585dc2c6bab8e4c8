package org.waymark.journey.view;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.completion.Activities;
import org.waymark.completion.Activity;
import org.waymark.completion.Completion;
import org.waymark.completion.Completions;
import org.waymark.completion.Decision;
import org.waymark.completion.Decisions;
import org.waymark.completion.Rejection;
import org.waymark.completion.Rejections;
import org.waymark.completion.Report;
import org.waymark.completion.ReportLine;
import org.waymark.credential.Credential;
import org.waymark.credential.Credentials;
import org.waymark.id.ResourceLinkId;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.lti.link.ResourceLink;
import org.waymark.lti.link.ResourceLinks;
import org.waymark.passback.Score;
import org.waymark.passback.ScoreAttempt;
import org.waymark.passback.ScoreId;
import org.waymark.passback.ScoreRows;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.work.Instance;

/** Reads what stands behind a grade: what was said of a learner in one activity, what was decided, what was sent. */
public final class ReviewSubmission {

    /** The page; {@code submission} is empty while nothing of this learner is known in this activity. */
    public record ReviewPage(Learner viewer, Optional<ResourceLink> link, Optional<Submission> submission) {}

    /**
     * A learner's submission in one activity.
     *
     * @param askedAt since when the learner waits for an instructor's approval
     * @param rejection an instructor's no to the last request
     * @param evidence all that was told of this learner and the activity's run, withdrawn facts too, the earliest first
     * @param decisions all in this activity, the last first
     * @param credentials every badge of this learner for the run, the newest first
     * @param grades the scores of this learner on this link, the newest first
     */
    public record Submission(
            Learner learner,
            CatalogueEntry entry,
            Optional<Instant> askedAt,
            Optional<Rejection> rejection,
            List<Evidence> evidence,
            List<Decision> decisions,
            List<Credential> credentials,
            List<Grade> grades) {

        /** The decision that holds. */
        public Optional<Decision> decision() {
            return decisions.stream().findFirst();
        }

        /** The newest badge, revoked or not. */
        public Optional<Credential> credential() {
            return credentials.stream().findFirst();
        }
    }

    /**
     * A fact that is known of the learner.
     *
     * @param here false for one that was told in another activity, of which neither course nor people are told
     * @param reports all that was told of it, the last told first, for one that is here
     */
    public record Evidence(Completion completion, boolean here, List<ReportLine> reports) {

        /** Finds the last report that says that the fact is complete. */
        public Optional<ReportLine> told() {
            return ReportLine.findLast(reports, Report.Kind.STANDS);
        }

        /** Finds the last report that took the fact back. */
        public Optional<ReportLine> takenBack() {
            return ReportLine.findLast(reports, Report.Kind.WITHDRAWN);
        }
    }

    /** A score and its way to the gradebook. */
    public record Grade(Score score, List<ScoreAttempt> attempts) {}

    private final Instance instance;
    private final Learners learners = new Learners();
    private final ResourceLinks links = new ResourceLinks();
    private final Activities activities = new Activities();
    private final Catalogue catalogue = new Catalogue();
    private final Completions completions = new Completions();
    private final Decisions decisions = new Decisions();
    private final Rejections rejections = new Rejections();
    private final Credentials credentials = new Credentials();
    private final ScoreRows scores = new ScoreRows();

    ReviewSubmission(Instance instance) {
        this.instance = instance;
    }

    /**
     * The page of one link. Who looks must be this learner or teach there, which the caller has made sure of.
     *
     * @param resourceLink empty when the column's link was never opened
     * @param learner empty for somebody who was never here
     */
    public ReviewPage view(LearnerId viewer, Optional<ResourceLinkId> resourceLink, Optional<LearnerId> learner) {
        return instance.inTransaction(handle -> {
            Optional<ResourceLink> link = resourceLink.flatMap(id -> links.find(handle, id));
            return new ReviewPage(
                    learners.find(handle, viewer).orElseThrow(),
                    link,
                    link.flatMap(known -> activities.find(handle, known.id()))
                            .flatMap(activity -> learner.flatMap(id -> submission(handle, activity, id))));
        });
    }

    private Optional<Submission> submission(Handle handle, Activity activity, LearnerId id) {
        ResourceLinkId link = activity.resourceLink();
        Optional<Instant> askedAt = activities.listRequests(handle, link).stream()
                .filter(request -> request.learner().equals(id))
                .map(Activities.ApprovalRequest::askedAt)
                .findFirst();
        List<Completion> ofRun = completions.listOf(handle, id, activity.run());
        List<Score> sent = scores.listOf(handle, link, id);
        List<Decision> decided = decisions.list(handle, id, activity.run(), link);
        Optional<Rejection> rejection = rejections.find(handle, link, id);
        boolean wasHere = askedAt.isPresent()
                || !decided.isEmpty()
                || !sent.isEmpty()
                || activities.isParticipant(handle, link, id);
        if (!wasHere || (askedAt.isEmpty() && rejection.isEmpty() && ofRun.isEmpty())) {
            return Optional.empty();
        }
        Map<ScoreId, List<ScoreAttempt>> attempts =
                scores.listAttemptsOf(handle, sent.stream().map(Score::id).toList());
        return Optional.of(new Submission(
                learners.find(handle, id).orElseThrow(),
                catalogue.findRun(handle, activity.run()).orElseThrow(),
                askedAt,
                rejection,
                ofRun.stream().map(one -> evidence(handle, link, one)).toList(),
                decided,
                credentials.listOfLearner(handle, id.value()).stream()
                        .filter(badge -> badge.runId().equals(activity.run().value()))
                        .sorted(Comparator.comparing(Credential::edition).reversed())
                        .toList(),
                sent.stream()
                        .map(score -> new Grade(score, attempts.getOrDefault(score.id(), List.of())))
                        .toList()));
    }

    private Evidence evidence(Handle handle, ResourceLinkId link, Completion completion) {
        ResourceLinkId toldIn = completion.report().resourceLink();
        boolean here = toldIn == null || toldIn.equals(link);
        return new Evidence(completion, here, here ? completions.listReports(handle, completion.id()) : List.of());
    }
}
