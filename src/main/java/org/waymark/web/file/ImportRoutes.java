package org.waymark.web.file;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.batch.Job;
import org.waymark.id.JobId;
import org.waymark.id.ResourceLinkId;
import org.waymark.journey.award.WithdrawCompletion;
import org.waymark.journey.file.ImportCompletions;
import org.waymark.journey.view.TeachActivity;
import org.waymark.journey.view.TeachActivity.TeacherPage;
import org.waymark.journey.view.WatchJob;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.people.LearnerId;
import org.waymark.progress.Source;
import org.waymark.sheet.SheetColumns;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.session.Session;
import org.waymark.web.session.Visitor;

/** An instructor imports a report of the course: choose, look, confirm. All of it concerns the session's own activity. */
final class ImportRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(ImportRoutes.class);
    private static final long LARGEST_MEGABYTES = 20;
    private static final long LARGEST_FILE = LARGEST_MEGABYTES * 1024 * 1024;
    private static final int MOST_PEOPLE = 1_000;

    private final Visitor visitor;
    private final TeachActivity teachActivity;
    private final ImportCompletions imports;
    private final WithdrawCompletion withdrawCompletion;
    private final WatchJob watchJob;

    ImportRoutes(
            Visitor visitor,
            TeachActivity teachActivity,
            ImportCompletions imports,
            WithdrawCompletion withdrawCompletion,
            WatchJob watchJob) {
        this.visitor = visitor;
        this.teachActivity = teachActivity;
        this.imports = imports;
        this.withdrawCompletion = withdrawCompletion;
        this.watchJob = watchJob;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/s/{session}/import", context -> page(context, teaching(context), null));
        routes.post("/s/{session}/import", this::upload);
        routes.get("/s/{session}/import/{job}", this::check);
        routes.post("/s/{session}/import/{job}/columns", this::choose);
        routes.post("/s/{session}/import/{job}/confirm", this::confirm);
        routes.post("/s/{session}/import/{job}/withdraw", this::withdraw);
    }

    private Session teaching(Context context) {
        Session session = visitor.session(context);
        visitor.requireInstructor(session);
        return session;
    }

    private Session posting(Context context, Form form) {
        Session session = visitor.posting(context, form);
        visitor.requireInstructor(session);
        return session;
    }

    static JobId job(Context context) {
        try {
            return JobId.of(context.pathParam("job"));
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound();
        }
    }

    private LayoutView layout(Session session, String title) {
        TeacherPage page = teachActivity.view(session.learner(), visitor.link(session));
        return visitor.layout(session, title, page.instructor(), page.link(), "/import", null);
    }

    private void page(Context context, Session session, @Nullable String problem) {
        ResourceLinkId link = visitor.link(session);
        imports.prepare(link);
        boolean ready = teachActivity.view(session.learner(), link).entry().isPresent();
        List<ImportView.Earlier> earlier = watchJob.list(link).stream()
                .map(job -> new ImportView.Earlier(
                        new LinkView(JobRoutes.title(job), session.path("/job/" + job.id())),
                        Language.current().moment(job.createdAt()),
                        JobRoutes.state(job)))
                .toList();
        @Nullable FormView upload = ready ? visitor.form(session, "/import") : null;
        visitor.show(
                context,
                session,
                new ImportView(
                        layout(session, MESSAGES.say("import.heading")), upload, problem, LARGEST_MEGABYTES, earlier));
    }

    private void upload(Context context) throws IOException {
        teaching(context);
        Form form = Form.withLargeFile(context, LARGEST_FILE);
        Session session = posting(context, form);
        ResourceLinkId link = visitor.link(session);
        Part file = file(context);
        if (file == null || file.getSize() == 0) {
            context.status(422);
            page(context, session, MESSAGES.say("import.no-file"));
            return;
        }
        String name =
                Optional.ofNullable(file.getSubmittedFileName()).orElse("").replace("\0", "");
        ImportCompletions.Uploaded uploaded;
        try (InputStream in = file.getInputStream()) {
            uploaded = imports.upload(link, session.learner(), name, ImportChoices.zone(form), in);
        } finally {
            file.delete();
        }
        if (uploaded instanceof ImportCompletions.Kept kept) {
            context.status(303).header("Location", session.path("/import/" + kept.job()));
        } else if (uploaded instanceof ImportCompletions.Unreadable unreadable) {
            context.status(422);
            page(context, session, unreadable.sentence().words());
        }
    }

    private static @Nullable Part file(Context context) throws IOException {
        try {
            return context.req().getPart("file");
        } catch (ServletException e) {
            throw Refusal.badInput();
        }
    }

    private void check(Context context) {
        Session session = teaching(context);
        ResourceLinkId link = visitor.link(session);
        JobId id = job(context);
        Optional<ImportCompletions.Waiting> waiting = imports.preview(link, id);
        if (waiting.isEmpty()) {
            // Confirmed in another tab, or gone.
            Job begun = watchJob.find(link, id).orElseThrow(Refusal::notFound);
            context.status(303).header("Location", session.path("/job/" + begun.id()));
            return;
        }
        visitor.show(
                context,
                session,
                ImportWords.check(
                        waiting.get(),
                        layout(session, MESSAGES.say("check.heading")),
                        visitor.form(session, "/import/" + id + "/columns"),
                        visitor.form(
                                session,
                                "/import/" + id + "/confirm",
                                new FormView.Field(
                                        "rows",
                                        String.valueOf(waiting.get().preview().rows()))),
                        visitor.form(session, "/import/" + id + "/withdraw")));
    }

    private void choose(Context context) {
        Form form = Form.posted(context);
        Session session = posting(context, form);
        ResourceLinkId link = visitor.link(session);
        JobId id = job(context);
        ImportCompletions.Waiting waiting = imports.preview(link, id).orElseThrow(Refusal::notFound);
        SheetColumns columns = ImportChoices.columns(form, waiting.reading());
        if (!imports.choose(link, id, columns, ImportChoices.zone(form), ImportChoices.order(form))) {
            throw Refusal.notFound();
        }
        context.status(303).header("Location", session.path("/import/" + id));
    }

    private void confirm(Context context) {
        Form form = Form.posted(context);
        Session session = posting(context, form);
        JobId id = job(context);
        if (!imports.confirm(visitor.approver(session), id, Math.max(0, ImportWords.number(form, "rows")))) {
            throw Refusal.notFound();
        }
        context.status(303).header("Location", session.path("/job/" + id));
    }

    private void withdraw(Context context) {
        Form form = Form.posted(context);
        Session session = posting(context, form);
        ResourceLinkId link = visitor.link(session);
        JobId id = job(context);
        if (watchJob.find(link, id).isEmpty()) {
            throw Refusal.notFound();
        }
        String reason = form.text("reason").strip();
        List<LearnerId> learners = form.all("learner").stream()
                .limit(MOST_PEOPLE)
                .map(ImportRoutes::learner)
                .toList();
        if (reason.isEmpty() || reason.length() > 500 || learners.isEmpty()) {
            throw Refusal.badInput();
        }
        withdrawCompletion.withdraw(visitor.approver(session), Source.FILE, learners, reason);
        context.status(303).header("Location", session.path("/import/" + id));
    }

    private static LearnerId learner(String id) {
        try {
            return new LearnerId(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            throw Refusal.badInput();
        }
    }
}
