package org.waymark.web.learner;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.completion.Decision;
import org.waymark.credential.Credential;
import org.waymark.id.ResourceLinkId;
import org.waymark.journey.enter.TakeOverCourse;
import org.waymark.journey.view.ViewActivity;
import org.waymark.journey.view.ViewJourneys;
import org.waymark.journey.view.ViewProgress;
import org.waymark.language.Language;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.part.AheadWords;
import org.waymark.web.part.CriterionWords;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.PageText;
import org.waymark.web.part.Words;
import org.waymark.web.session.Session;
import org.waymark.web.session.Visitor;

/** Pages of a course beside its activities: one's own progress, and the question of a copied course. */
final class CourseRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(CourseRoutes.class);
    private static final Messages PARTS = Messages.of(PageText.class);

    private final Visitor visitor;
    private final ViewProgress viewProgress;
    private final ViewActivity viewActivity;
    private final TakeOverCourse takeOverCourse;

    CourseRoutes(Visitor visitor, ViewJourneys views, TakeOverCourse takeOverCourse) {
        this.visitor = visitor;
        this.viewProgress = views.viewProgress;
        this.viewActivity = views.viewActivity;
        this.takeOverCourse = takeOverCourse;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/s/{session}/progress", this::progress);
        routes.get("/s/{session}/copied", this::copied);
        routes.post("/s/{session}/copied", this::takeOver);
    }

    private void progress(Context context) {
        Session session = visitor.session(context);
        ViewProgress.ProgressPage page = viewProgress.view(session.learner(), visitor.link(session));
        CriterionWords words =
                new CriterionWords(page.naming().today(), page.naming().standards());
        ProgressView view = new ProgressView(
                visitor.layout(session, PARTS.say("page.progress"), page.learner(), page.link(), "/progress", null),
                page.done().stream().map(one -> done(one, page.at())).toList(),
                page.more().stream().map(one -> more(one, page.at())).toList(),
                page.supported().stream()
                        .map(one -> new ProgressView.Supported(
                                words.criterion(one.criterion(), one.facts().orElse(null)), one.by()))
                        .toList(),
                page.ahead()
                        .map(found -> AheadWords.person(
                                found,
                                page.done().stream()
                                        .map(one -> one.entry().run().id())
                                        .collect(Collectors.toSet()),
                                entry -> LearnerPage.address(session, entry)))
                        .orElse(null),
                page.learner().joinedCity().map(city -> city.name()).orElse(null),
                session.path("/city"),
                session.path("/privacy"),
                new ProgressView.Taking(
                        session.path("/badges.zip"), session.path("/record.json"), session.path("/wallets")),
                session.path("/registrations"),
                session.instructor());
        visitor.show(context, session, view);
    }

    private static ProgressView.Done done(ViewProgress.Done done, Instant now) {
        return new ProgressView.Done(
                Words.run(done.entry()),
                done.met(),
                Language.current().day(done.at()),
                done.credential().map(Words::badge).orElse(null),
                done.credential().map(badge -> notValid(badge, now)).orElse(null),
                done.met() ? List.of() : done.decision().map(CourseRoutes::why).orElse(List.of()));
    }

    private static @Nullable String notValid(Credential badge, Instant now) {
        if (badge.inForce()) {
            return badge.expired(now) ? MESSAGES.say("progress.expired") : null;
        }
        return MESSAGES.say(badge.revoked() ? "progress.revoked" : "progress.suspended");
    }

    private static ProgressView.More more(Credential badge, Instant now) {
        return new ProgressView.More(
                badge.facts().achievement().name(),
                badge.facts().achievement().description(),
                Language.current().day(badge.facts().awardedAt()),
                Words.badge(badge),
                notValid(badge, now));
    }

    private static List<String> why(Decision decision) {
        return Message.words(decision.missing().isEmpty() ? decision.reasons() : decision.missing());
    }

    private void copied(Context context) {
        Session session = visitor.session(context);
        visitor.requireInstructor(session);
        ResourceLinkId link = visitor.link(session);
        TakeOverCourse.Question question = takeOverCourse.question(link).orElse(null);
        if (question == null) {
            // Answered meanwhile, by a colleague or in another tab.
            context.status(303).header("Location", session.path(session.home()));
            return;
        }
        CopiedView view = new CopiedView(
                layout(session, MESSAGES.say("copied.title"), "/copied"),
                question.originTitle(),
                question.activities(),
                visitor.form(session, "/copied"));
        visitor.show(context, session, view);
    }

    private void takeOver(Context context) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        visitor.requireInstructor(session);
        String answer = form.text("takeover");
        if (!answer.equals("yes") && !answer.equals("no")) {
            throw Refusal.badInput();
        }
        // A second answer changes nothing: the first one stands for the whole course.
        var unused = takeOverCourse.answer(visitor.link(session), session.learner(), answer.equals("yes"));
        context.status(303).header("Location", session.path(session.home()));
    }

    private LayoutView layout(Session session, String title, String current) {
        ViewActivity.ActivityPage page = viewActivity.view(session.learner(), visitor.link(session));
        return visitor.layout(session, title, page.learner(), page.link(), current, null);
    }
}
