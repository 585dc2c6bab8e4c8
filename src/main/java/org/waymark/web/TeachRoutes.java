package org.waymark.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.waymark.journey.PickRuns;
import org.waymark.journey.SetRule;
import org.waymark.journey.TeachActivity;
import org.waymark.journey.TeachActivity.TeacherPage;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.RunFilter;
import org.waymark.learning.RunId;
import org.waymark.people.LearnerId;
import org.waymark.progress.Rule;
import org.waymark.progress.Source;
import org.waymark.web.view.FormView;
import org.waymark.web.view.InstructorView;
import org.waymark.web.view.PickerView;

/** The instructor's page of an activity. Everything here concerns the session's own link and no other. */
final class TeachRoutes {
    private final Visitor visitor;
    private final Pages pages;
    private final TeachActivity teachActivity;
    private final SetRule setRule;
    private final RosterRoutes rosterRoutes;
    private final PickRuns pickRuns;

    TeachRoutes(
            Visitor visitor,
            Pages pages,
            TeachActivity teachActivity,
            SetRule setRule,
            RosterRoutes rosterRoutes,
            PickRuns pickRuns) {
        this.visitor = visitor;
        this.pages = pages;
        this.teachActivity = teachActivity;
        this.setRule = setRule;
        this.rosterRoutes = rosterRoutes;
        this.pickRuns = pickRuns;
    }

    void addTo(RoutesConfig routes) {
        routes.post(
                "/s/{session}/run",
                context -> change(context, (form, link) -> teachActivity.chooseRun(link, new RunId(form.text("run")))));
        routes.post(
                "/s/{session}/source",
                context -> change(
                        context,
                        (form, link) -> chooseSource(
                                form, link, visitor.session(context).learner())));
        routes.post(
                "/s/{session}/send-again",
                context -> change(
                        context,
                        (form, link) -> form.id("learner")
                                .map(learner -> teachActivity.sendAgain(link, new LearnerId(learner)))
                                .orElse(false)));
    }

    void page(Context context, Session session) {
        TeacherPage page = teachActivity.view(session.learner(), visitor.link(session));
        String title = page.entry().map(CatalogueEntry::title).orElse("Set up this activity");
        InstructorView view = new InstructorView(
                visitor.layout(session, title, page.instructor(), page.link(), "", rosterRoutes.flash(context)),
                page.entry().isEmpty()
                        ? unset(context, session)
                        : ready(context, session, page, page.entry().get()));
        pages.show(context, "instructor", view, session.origins());
    }

    private InstructorView.Setup unset(Context context, Session session) {
        String query = Form.query(context).text("q");
        return new InstructorView.Unset(
                visitor.form(session, "/run"),
                new FormView(session.path(""), ""),
                query,
                pickRuns.search(new RunFilter(query.isBlank() ? null : query, null, null)).stream()
                        .map(entry -> new PickerView.Choice(entry.run().id().value(), Words.run(entry), List.of()))
                        .toList());
    }

    private InstructorView.Setup ready(Context context, Session session, TeacherPage page, CatalogueEntry entry) {
        return new InstructorView.Ready(
                Words.run(entry),
                Words.criteria(page.criteria(), null),
                page.rule().counts(Source.LEARNER) ? InstructorView.Source.LEARNER : InstructorView.Source.INSTRUCTOR,
                visitor.form(session, "/source"),
                rosterRoutes.view(context, session, page.link().id()));
    }

    private boolean chooseSource(Form form, UUID link, LearnerId by) {
        return switch (form.text("source")) {
            case "LEARNER" -> setRule.set(link, Rule.USUAL, by);
            case "INSTRUCTOR" -> setRule.set(link, Rule.of(EnumSet.of(Source.INSTRUCTOR)), by);
            default -> false;
        };
    }

    private void change(Context context, BiFunction<Form, UUID, Boolean> work) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        visitor.requireInstructor(session);
        if (!work.apply(form, visitor.link(session))) {
            throw Refusal.badInput();
        }
        context.status(303).header("Location", session.path(""));
    }
}
