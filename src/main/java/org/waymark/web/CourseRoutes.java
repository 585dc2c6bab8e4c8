package org.waymark.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.UUID;
import org.waymark.completion.Decision;
import org.waymark.journey.TakeOverCourse;
import org.waymark.journey.ViewActivity;
import org.waymark.journey.ViewCatalogue;
import org.waymark.journey.ViewProgress;
import org.waymark.web.view.CopiedView;
import org.waymark.web.view.CriterionView;
import org.waymark.web.view.LayoutView;
import org.waymark.web.view.ProgressView;

/** Pages of a course beside its activities: one's own progress, the catalogue, and the question of a copied course. */
final class CourseRoutes {
    private final Visitor visitor;
    private final Pages pages;
    private final ViewProgress viewProgress;
    private final ViewCatalogue viewCatalogue;
    private final ViewActivity viewActivity;
    private final TakeOverCourse takeOverCourse;

    CourseRoutes(
            Visitor visitor,
            Pages pages,
            ViewProgress viewProgress,
            ViewCatalogue viewCatalogue,
            ViewActivity viewActivity,
            TakeOverCourse takeOverCourse) {
        this.visitor = visitor;
        this.pages = pages;
        this.viewProgress = viewProgress;
        this.viewCatalogue = viewCatalogue;
        this.viewActivity = viewActivity;
        this.takeOverCourse = takeOverCourse;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/s/{session}/progress", this::progress);
        routes.get("/s/{session}/catalogue", this::catalogue);
        routes.get("/s/{session}/copied", this::copied);
        routes.post("/s/{session}/copied", this::takeOver);
    }

    private void progress(Context context) {
        Session session = visitor.session(context);
        ViewProgress.ProgressPage page = viewProgress.view(session.learner(), visitor.link(session));
        ProgressView view = new ProgressView(
                visitor.layout(session, "My progress", page.learner(), page.link(), "/progress", null),
                page.done().stream().map(CourseRoutes::done).toList(),
                page.supported().stream()
                        .map(one -> new ProgressView.Supported(supported(one), one.by()))
                        .toList(),
                page.learner().joinedCity().map(city -> city.name()).orElse(null),
                session.path("/city"),
                session.instructor());
        pages.show(context, "progress", view, session.origins());
    }

    private static CriterionView supported(ViewProgress.Supported one) {
        return Words.criterion(one.criterion(), one.facts().orElse(null));
    }

    private static ProgressView.Done done(ViewProgress.Done done) {
        return new ProgressView.Done(
                Words.run(done.entry()),
                done.met(),
                Words.day(done.at()),
                done.credential().map(Words::badge).orElse(null),
                done.credential().filter(badge -> badge.revoked()).isPresent(),
                done.met() ? List.of() : done.decision().map(CourseRoutes::why).orElse(List.of()));
    }

    private static List<String> why(Decision decision) {
        return decision.missing().isEmpty() ? decision.reasons() : decision.missing();
    }

    private void catalogue(Context context) {
        Session session = visitor.session(context);
        LayoutView layout = layout(session, "Learning opportunities", "/catalogue");
        pages.show(context, "catalogue", PublicRoutes.view(viewCatalogue.view(), layout), session.origins());
    }

    private void copied(Context context) {
        Session session = visitor.session(context);
        visitor.requireInstructor(session);
        UUID link = visitor.link(session);
        TakeOverCourse.Question question = takeOverCourse.question(link).orElse(null);
        if (question == null) {
            // Answered meanwhile, by a colleague or in another tab.
            context.status(303).header("Location", session.path(session.home()));
            return;
        }
        CopiedView view = new CopiedView(
                layout(session, "A copied course", "/copied"),
                question.originTitle(),
                question.activities(),
                visitor.form(session, "/copied"));
        pages.show(context, "copied", view, session.origins());
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
