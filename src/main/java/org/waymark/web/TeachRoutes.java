package org.waymark.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.CompleteActivity;
import org.waymark.journey.PickRuns;
import org.waymark.journey.RaiseObjection;
import org.waymark.journey.TeachActivity;
import org.waymark.journey.TeachActivity.TeacherPage;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.RunFilter;
import org.waymark.learning.RunId;
import org.waymark.passback.Score;
import org.waymark.passback.ScoreRows;
import org.waymark.people.LearnerId;
import org.waymark.web.view.FormView;
import org.waymark.web.view.InstructorView;
import org.waymark.web.view.PickerView;

/** The instructor's page of an activity. Everything here concerns the session's own link and no other. */
final class TeachRoutes {
    private static final int LONGEST_ANSWER = 2_000;

    private final Visitor visitor;
    private final Pages pages;
    private final TeachActivity teachActivity;
    private final CompleteActivity completeActivity;
    private final RaiseObjection raiseObjection;
    private final PickRuns pickRuns;
    private final LookRoutes lookRoutes;

    TeachRoutes(
            Visitor visitor,
            Pages pages,
            TeachActivity teachActivity,
            CompleteActivity completeActivity,
            RaiseObjection raiseObjection,
            PickRuns pickRuns,
            LookRoutes lookRoutes) {
        this.visitor = visitor;
        this.pages = pages;
        this.teachActivity = teachActivity;
        this.completeActivity = completeActivity;
        this.raiseObjection = raiseObjection;
        this.pickRuns = pickRuns;
        this.lookRoutes = lookRoutes;
    }

    void addTo(RoutesConfig routes) {
        routes.post(
                "/s/{session}/run",
                context -> change(context, (form, link) -> teachActivity.chooseRun(link, new RunId(form.text("run")))));
        routes.post(
                "/s/{session}/send-again",
                context -> change(
                        context,
                        (form, link) -> form.id("learner")
                                .map(learner -> teachActivity.sendAgain(link, new LearnerId(learner)))
                                .orElse(false)));
        routes.post("/s/{session}/approve", this::approve);
        routes.post("/s/{session}/answer", this::answer);
    }

    void page(Context context, Session session) {
        TeacherPage page = teachActivity.view(session.learner(), visitor.link(session));
        String title = page.entry().map(CatalogueEntry::title).orElse("Set up this activity");
        InstructorView view = new InstructorView(
                visitor.layout(session, title, page.instructor(), page.link(), "", null),
                page.entry().isEmpty()
                        ? unset(context, session)
                        : ready(session, page, page.entry().get()));
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

    private InstructorView.Setup ready(Session session, TeacherPage page, CatalogueEntry entry) {
        return new InstructorView.Ready(
                Words.run(entry),
                Words.criteria(page.criteria(), null),
                page.sentence(),
                session.path("/rule"),
                page.complaints().stream()
                        .map(complaint -> new InstructorView.Objection(
                                complaint.learner().displayName(),
                                Words.moment(complaint.objection().raisedAt()),
                                complaint.objection().words(),
                                visitor.form(
                                        session,
                                        "/answer",
                                        new FormView.Field(
                                                "objection",
                                                complaint.objection().id().toString()))))
                        .toList(),
                lookRoutes.view(session),
                page.rows().stream().map(row -> row(session, row)).toList());
    }

    private InstructorView.Row row(Session session, TeachActivity.Row row) {
        FormView.Field learner =
                new FormView.Field("learner", row.learner().id().value().toString());
        boolean completed = row.completion().isPresent();
        Optional<Instant> when = completed ? row.completion().map(done -> done.completedAt()) : row.askedAt();
        return new InstructorView.Row(
                row.learner().displayName(),
                row.learner().joinedCity().map(city -> city.name()).orElse(null),
                completed
                        ? InstructorView.State.COMPLETED
                        : row.askedAt().isPresent() ? InstructorView.State.ASKED : InstructorView.State.STARTED,
                when.map(Words::moment).orElse(null),
                row.askedAt().isPresent() && !completed ? visitor.form(session, "/approve", learner) : null,
                row.score()
                        .map(score -> delivery(score, row.attempts(), visitor.form(session, "/send-again", learner)))
                        .orElse(null));
    }

    private static InstructorView.Delivery delivery(Score score, List<ScoreRows.Attempt> attempts, FormView again) {
        List<InstructorView.Attempt> log = new ArrayList<>();
        for (ScoreRows.Attempt attempt : attempts) {
            log.add(new InstructorView.Attempt(Words.moment(attempt.at()), Words.points(score), attempt.answer()));
        }
        Collections.reverse(log);
        @Nullable Instant next = score.state() == Score.State.QUEUED ? score.nextTryAt() : null;
        return new InstructorView.Delivery(
                Words.grade(Optional.of(score)), next == null ? null : Words.moment(next), log, again);
    }

    private void answer(Context context) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        visitor.requireInstructor(session);
        String words = form.text("words").strip();
        UUID objection = form.id("objection").orElseThrow(Refusal::badInput);
        if (words.isEmpty() || words.length() > LONGEST_ANSWER) {
            throw Refusal.badInput();
        }
        // Answered by a colleague meanwhile, it is answered: the page shows how things stand.
        raiseObjection.answer(visitor.link(session), objection, words, session.learner());
        context.status(303).header("Location", session.path(""));
    }

    private void approve(Context context) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        visitor.requireInstructor(session);
        LearnerId learner = new LearnerId(form.id("learner").orElseThrow(Refusal::badInput));
        // Approved twice, by a double click or by two instructors, is approved: the page shows how things stand.
        completeActivity.approve(visitor.link(session), learner, session.learner(), session.administrator());
        context.status(303).header("Location", session.path(""));
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
