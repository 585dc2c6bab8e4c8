package org.waymark.web.learner;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.waymark.journey.award.ReleaseWaiting;
import org.waymark.journey.source.CompleteActivity;
import org.waymark.journey.source.RaiseObjection;
import org.waymark.journey.source.SourceJourneys;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.course.TeachRoutes;
import org.waymark.web.session.Session;
import org.waymark.web.session.Visitor;

/** Serves what a learner does in an activity: open it, complete the course, say that something is wrong. */
final class ActivityRoutes implements Routes {
    private static final int LONGEST_OBJECTION = 2_000;

    private final Visitor visitor;
    private final LearnerPage page;
    private final CompleteActivity completeActivity;
    private final ReleaseWaiting releaseWaiting;
    private final RaiseObjection raiseObjection;
    private final TeachRoutes teachRoutes;

    ActivityRoutes(
            Visitor visitor,
            LearnerPage page,
            ReleaseWaiting releaseWaiting,
            SourceJourneys sources,
            TeachRoutes teachRoutes) {
        this.visitor = visitor;
        this.page = page;
        this.completeActivity = sources.completeActivity;
        this.releaseWaiting = releaseWaiting;
        this.raiseObjection = sources.raiseObjection;
        this.teachRoutes = teachRoutes;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/s/{session}", this::open);
        routes.get("/s/{session}/learner", context -> page.show(context, visitor.session(context), "", null));
        routes.get("/s/{session}/grade", page::grade);
        routes.get("/s/{session}/waiting", page::waiting);
        routes.post("/s/{session}/complete", this::complete);
        routes.post("/s/{session}/objection", this::object);
    }

    private void open(Context context) {
        Session session = visitor.session(context);
        if (session.page() != null) {
            context.status(303).header("Location", session.path(session.home()));
        } else if (session.instructor()) {
            teachRoutes.page(context, session);
        } else {
            page.show(context, session, "", null);
        }
    }

    private void complete(Context context) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        if (session.instructor()) {
            throw new Refusal(403, "NOT_ALLOWED");
        }
        if (!session.learns()) {
            throw new Refusal(403, "NOT_A_LEARNER");
        }
        if (!form.text("completed").equals("yes")) {
            throw Refusal.badInput();
        }
        releaseWaiting.awaitList(visitor.link(session), session.learner());
        if (completeActivity.confirm(visitor.link(session), session.learner())
                == CompleteActivity.Outcome.NOTHING_TO_DO) {
            throw Refusal.badInput();
        }
        back(context, session);
    }

    /** Leads to the page by its own address, so that a reload sends no form again. */
    static void back(Context context, Session session) {
        context.status(303).header("Location", session.path(session.instructor() ? "/learner" : session.home()));
    }

    private void object(Context context) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        String words = form.text("words").strip();
        if (session.instructor() || words.isEmpty() || words.length() > LONGEST_OBJECTION) {
            throw Refusal.badInput();
        }
        raiseObjection.raise(visitor.link(session), session.learner(), words);
        back(context, session);
    }
}
