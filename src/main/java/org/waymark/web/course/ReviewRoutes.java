package org.waymark.web.course;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.waymark.completion.Completion;
import org.waymark.completion.Decision;
import org.waymark.completion.Report;
import org.waymark.completion.ReportLine;
import org.waymark.credential.Credential;
import org.waymark.journey.award.Approver;
import org.waymark.journey.award.WithdrawCompletion;
import org.waymark.journey.view.ReviewSubmission;
import org.waymark.journey.view.ReviewSubmission.ReviewPage;
import org.waymark.journey.view.ReviewSubmission.Submission;
import org.waymark.language.Language;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.part.FormView;
import org.waymark.web.part.Words;
import org.waymark.web.session.Session;
import org.waymark.web.session.Visitor;

/**
 * Serves the page of what stands behind a grade (Submission Review 1.0). It concerns the session's own link and no
 * other.
 */
final class ReviewRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(ReviewRoutes.class);

    private final Visitor visitor;
    private final ReviewSubmission reviewSubmission;
    private final WithdrawCompletion withdrawCompletion;

    ReviewRoutes(Visitor visitor, ReviewSubmission reviewSubmission, WithdrawCompletion withdrawCompletion) {
        this.visitor = visitor;
        this.reviewSubmission = reviewSubmission;
        this.withdrawCompletion = withdrawCompletion;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/s/{session}/review", context -> show(context, visitor.session(context), Optional.empty()));
        routes.get("/s/{session}/review/{learner}", context -> {
            Session session = visitor.session(context);
            show(context, session, Optional.of(learner(context, session)));
        });
        routes.post("/s/{session}/restore", this::restore);
    }

    private void restore(Context context) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        visitor.requireInstructor(session);
        Approver by = visitor.approver(session);
        LearnerId learner = form.id("learner", LearnerId::new).orElseThrow(Refusal::badInput);
        if (withdrawCompletion.restore(by, learner) == 0) {
            throw Refusal.badInput();
        }
        context.status(303).header("Location", session.path("/review/" + learner));
    }

    /** A learner sees what is his or her own; an instructor, whoever was in the activity. */
    private static LearnerId learner(Context context, Session session) {
        LearnerId learner;
        try {
            learner = new LearnerId(UUID.fromString(context.pathParam("learner")));
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound();
        }
        if (!session.instructor() && !learner.equals(session.learner())) {
            throw new Refusal(403, "NOT_YOUR_SUBMISSION");
        }
        return learner;
    }

    private void show(Context context, Session session, Optional<LearnerId> learner) {
        ReviewPage page = reviewSubmission.view(session.learner(), session.link(), learner);
        ReviewView view = new ReviewView(
                visitor.layout(
                        session,
                        MESSAGES.say("review.title"),
                        page.viewer(),
                        page.link().orElse(null),
                        "/review",
                        null),
                learner.filter(session.learner()::equals).isPresent(),
                page.submission().map(one -> content(session, one)).orElseGet(ReviewView.Nothing::new));
        visitor.show(context, session, view);
    }

    private ReviewView.Content content(Session session, Submission submission) {
        Learner learner = submission.learner();
        return new ReviewView.Submission(
                learner.displayName(),
                Words.run(submission.entry()),
                learner.joinedCity().map(city -> city.name()).orElse(null),
                submission.askedAt().map(Language.current()::moment).orElse(null),
                submission
                        .rejection()
                        .map(no -> MESSAGES.say("review.rejected", "at", no.rejectedAt(), "reason", no.reason()))
                        .orElse(null),
                submission.evidence().stream()
                        .map(one -> evidence(one, learner))
                        .toList(),
                submission.decision().map(ReviewRoutes::decision).orElse(null),
                submission.credential().map(Words::badge).orElse(null),
                submission.credential().filter(Credential::revoked).isPresent(),
                history(submission),
                submission.grades().stream()
                        .map(grade -> Words.delivery(grade.score(), grade.attempts(), null, false))
                        .toList(),
                submission.evidence().stream().anyMatch(ReviewRoutes::takenBackHere)
                                && visitor.findApprover(session).isPresent()
                        ? visitor.form(
                                session,
                                "/restore",
                                new FormView.Field("learner", learner.id().toString()))
                        : null);
    }

    private static boolean takenBackHere(ReviewSubmission.Evidence one) {
        return one.here()
                && !one.completion().stands()
                && one.completion().report().saidBy() != null;
    }

    private static ReviewView.Evidence evidence(ReviewSubmission.Evidence one, Learner learner) {
        Completion completion = one.completion();
        return new ReviewView.Evidence(
                one.here() ? Words.said(completion.report().source()) : MESSAGES.say("review.elsewhere"),
                Language.current().moment(completion.completedAt()),
                one.told().map(told -> teller(told, learner)).orElse(""),
                completion.stands() ? null : takenBack(one, learner),
                one.reports().size() < 2
                        ? List.of()
                        : one.reports().stream().map(Words::told).toList());
    }

    private static String takenBack(ReviewSubmission.Evidence one, Learner learner) {
        Report report = one.completion().report();
        String by = one.takenBack().map(told -> teller(told, learner)).orElse("");
        Message why = report.reason();
        String reason = why == null ? "" : why.words();
        return MESSAGES.say(
                one.here() ? "review.withdrawn" : "review.withdrawn-elsewhere",
                "named",
                !by.isEmpty(),
                "who",
                by,
                "at",
                report.toldAt(),
                "explained",
                !reason.isEmpty(),
                "reason",
                reason);
    }

    private static String teller(ReportLine told, Learner learner) {
        return learner.id().equals(told.person())
                ? MESSAGES.say("review.the-learner")
                : told.teller().words();
    }

    /** Lists what was decided before, and the badges that came and went. */
    private static List<String> history(Submission submission) {
        List<String> lines = new ArrayList<>();
        submission
                .decisions()
                .forEach(decision -> lines.add(MESSAGES.say(
                        decision.cause().words().isEmpty() ? "review.decided" : "review.decided-because",
                        "at",
                        decision.decidedAt(),
                        "title",
                        MESSAGES.message(decision.outcome()),
                        "cause",
                        decision.cause())));
        submission.credentials().stream()
                .filter(Credential::revoked)
                .forEach(badge -> lines.add(MESSAGES.say(
                        "review.badge-revoked",
                        "edition",
                        badge.edition(),
                        "at",
                        badge.facts().awardedAt())));
        return lines.size() < 2 ? List.of() : lines;
    }

    private static ReviewView.Decision decision(Decision decision) {
        return new ReviewView.Decision(
                MESSAGES.say(decision.outcome()),
                decision.awarded(),
                Language.current().moment(decision.decidedAt()),
                decision.rule().words(),
                Message.words(decision.reasons()),
                Message.words(decision.missing()));
    }
}
