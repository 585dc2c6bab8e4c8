package org.waymark.web.course;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.BiFunction;
import org.waymark.id.ObjectionId;
import org.waymark.id.ResourceLinkId;
import org.waymark.journey.enter.PickRuns;
import org.waymark.journey.source.RaiseObjection;
import org.waymark.journey.view.TeachActivity;
import org.waymark.journey.view.TeachActivity.TeacherPage;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.RunId;
import org.waymark.learning.calendar.CalendarPage;
import org.waymark.people.LearnerId;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.part.ChoiceView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.Words;
import org.waymark.web.session.Session;
import org.waymark.web.session.Visitor;

/** The instructor's page of an activity. Everything here concerns the session's own link and no other. */
public final class TeachRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(TeachRoutes.class);

    private static final int LONGEST_ANSWER = 2_000;

    private final Visitor visitor;
    private final TeachActivity teachActivity;
    private final RosterRoutes rosterRoutes;
    private final RaiseObjection raiseObjection;
    private final PickRuns pickRuns;
    private final PollRoutes lookRoutes;

    TeachRoutes(
            Visitor visitor,
            TeachActivity teachActivity,
            RosterRoutes rosterRoutes,
            RaiseObjection raiseObjection,
            PickRuns pickRuns,
            PollRoutes lookRoutes) {
        this.visitor = visitor;
        this.teachActivity = teachActivity;
        this.rosterRoutes = rosterRoutes;
        this.raiseObjection = raiseObjection;
        this.pickRuns = pickRuns;
        this.lookRoutes = lookRoutes;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post(
                "/s/{session}/run",
                context -> change(context, (form, link) -> teachActivity.chooseRun(link, new RunId(form.text("run")))));
        routes.post(
                "/s/{session}/send-again",
                context -> change(
                        context,
                        (form, link) -> form.id("learner", LearnerId::new)
                                .map(learner -> teachActivity.sendAgain(link, learner))
                                .orElse(false)));
        routes.post("/s/{session}/answer", this::answer);
    }

    public void page(Context context, Session session) {
        TeacherPage page = teachActivity.view(session.learner(), visitor.link(session));
        String title = page.entry().map(CatalogueEntry::title).orElse(MESSAGES.say("choose.title"));
        InstructorView view = new InstructorView(
                visitor.layout(session, title, page.instructor(), page.link(), "", rosterRoutes.flash(context)),
                page.entry().isEmpty()
                        ? unset(context, session)
                        : ready(context, session, page, page.entry().get()));
        visitor.show(context, session, view);
    }

    private InstructorView.Setup unset(Context context, Session session) {
        String query = Form.query(context).text("q");
        CalendarPage found = pickRuns.search(query);
        return new InstructorView.Unset(
                visitor.form(session, "/run"),
                new FormView(session.path(""), ""),
                query,
                found.entries().stream()
                        .map(entry -> new ChoiceView(entry.run().id().value(), Words.run(entry), List.of()))
                        .toList(),
                found.found());
    }

    private InstructorView.Setup ready(Context context, Session session, TeacherPage page, CatalogueEntry entry) {
        return new InstructorView.Ready(
                Words.run(entry),
                Words.criteria(page.criteria()),
                page.sentence().words(),
                page.copyOf().map(TeachRoutes::notice).orElse(null),
                session.path("/rule"),
                entry.run().registration().here()
                        ? new LinkView(MESSAGES.say("presence.link"), session.path("/registered"))
                        : null,
                page.complaints().stream()
                        .map(complaint -> new InstructorView.Objection(
                                complaint.learner().displayName(),
                                Language.current().moment(complaint.objection().raisedAt()),
                                complaint.objection().words(),
                                visitor.form(
                                        session,
                                        "/answer",
                                        new FormView.Field(
                                                "objection",
                                                complaint.objection().id().toString()))))
                        .toList(),
                lookRoutes.view(session),
                rosterRoutes.view(context, session, page.link().id()));
    }

    private static String notice(TeachActivity.Original original) {
        return original.course().isEmpty()
                ? MESSAGES.say("teach.copy", "title", original.title())
                : MESSAGES.say("teach.copy-in", "title", original.title(), "course", original.course());
    }

    private void answer(Context context) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        visitor.requireInstructor(session);
        String words = form.text("words").strip();
        ObjectionId objection = form.id("objection", ObjectionId::new).orElseThrow(Refusal::badInput);
        if (words.isEmpty() || words.length() > LONGEST_ANSWER) {
            throw Refusal.badInput();
        }
        // Answered by a colleague meanwhile, it is answered: the page shows how things stand.
        raiseObjection.answer(visitor.approver(session), objection, words);
        context.status(303).header("Location", session.path(""));
    }

    private void change(Context context, BiFunction<Form, ResourceLinkId, Boolean> work) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        visitor.requireInstructor(session);
        if (!work.apply(form, visitor.link(session))) {
            throw Refusal.badInput();
        }
        context.status(303).header("Location", session.path(""));
    }
}
