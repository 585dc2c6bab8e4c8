package org.waymark.web.file;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.batch.Job;
import org.waymark.batch.RefusedRow;
import org.waymark.id.JobId;
import org.waymark.journey.file.UndoImport;
import org.waymark.journey.view.TeachActivity;
import org.waymark.journey.view.TeachActivity.TeacherPage;
import org.waymark.journey.view.WatchJob;
import org.waymark.json.TextList;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.passback.ArrivedCount;
import org.waymark.sheet.SafeCsv;
import org.waymark.sheet.SheetReading;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.part.DeliveryView;
import org.waymark.web.part.LinkView;
import org.waymark.web.session.Session;
import org.waymark.web.session.Visitor;

/** Serves the page of an activity's long work: an import, or deciding again. */
final class JobRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(JobRoutes.class);
    private static final int SHOWN = 50;
    private static final int ROWS_AT_ONCE = 500;
    private static final int LONGEST_REASON = 500;

    private final Visitor visitor;
    private final TeachActivity teachActivity;
    private final WatchJob watchJob;
    private final UndoImport undoImport;

    JobRoutes(Visitor visitor, TeachActivity teachActivity, WatchJob watchJob, UndoImport undoImport) {
        this.visitor = visitor;
        this.teachActivity = teachActivity;
        this.watchJob = watchJob;
        this.undoImport = undoImport;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/s/{session}/job/{job}", this::show);
        routes.get("/s/{session}/job/{job}/grades", this::grades);
        routes.post("/s/{session}/job/{job}/on", this::goOn);
        routes.post("/s/{session}/job/{job}/undo", this::undo);
        routes.get("/s/{session}/job/{job}/not-taken.csv", this::notTaken);
    }

    private Job job(Context context, Session session) {
        visitor.requireInstructor(session);
        return watchJob.find(visitor.link(session), ImportRoutes.job(context)).orElseThrow(Refusal::notFound);
    }

    private void show(Context context) {
        Session session = visitor.session(context);
        Job job = job(context, session);
        if (job.state() == Job.State.READY) {
            context.status(303).header("Location", session.path("/import/" + job.id()));
            return;
        }
        TeacherPage page = teachActivity.view(session.learner(), visitor.link(session));
        boolean running = job.state() == Job.State.RUNNING;
        if (running) {
            context.header("Refresh", "2");
        }
        @Nullable
        LinkView notTaken = job.counts().refused() == 0
                ? null
                : new LinkView(MESSAGES.say("job.save"), session.path("/job/" + job.id() + "/not-taken.csv"));
        Message failure = job.failure();
        JobView view = new JobView(
                visitor.layout(session, state(job), page.instructor(), page.link(), "/import", null),
                title(job),
                running,
                job.state() == Job.State.DONE,
                state(job),
                job.place(),
                Math.max(job.place(), job.total()),
                failure == null ? null : failure.words(),
                job.state() == Job.State.FAILED && visitor.findApprover(session).isPresent()
                        ? visitor.form(session, "/job/" + job.id() + "/on")
                        : null,
                arrival(session, job),
                figures(job),
                watchJob.listRefused(job.id(), 0, SHOWN).stream()
                        .map(ImportWords::problem)
                        .toList(),
                notTaken,
                undo(session, job),
                new LinkView(MESSAGES.say("import.heading"), session.path("/import")));
        visitor.show(context, session, view);
    }

    /** The part of the page that tells how many grades have arrived. */
    private void grades(Context context) {
        Session session = visitor.session(context);
        visitor.show(context, session, arrival(session, job(context, session)));
    }

    private DeliveryView.Arrival arrival(Session session, Job job) {
        ArrivedCount grades = watchJob.countGrades(job);
        return new DeliveryView.Arrival(
                grades.arrived(), grades.all(), grades.fresh() > 0, session.path("/job/" + job.id() + "/grades"));
    }

    private void goOn(Context context) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        Job job = job(context, session);
        if (!watchJob.goOn(visitor.approver(session), job.id())) {
            throw Refusal.notFound();
        }
        context.status(303).header("Location", session.path("/job/" + job.id()));
    }

    /** Offered as long as something that the report told holds. */
    private JobView.@Nullable Undo undo(Session session, Job job) {
        if (job.kind() != Job.Kind.IMPORT || job.state() == Job.State.RUNNING) {
            return null;
        }
        long holding = undoImport.count(job.id());
        return holding == 0 || visitor.findApprover(session).isEmpty()
                ? null
                : new JobView.Undo(holding, visitor.form(session, "/job/" + job.id() + "/undo"));
    }

    private void undo(Context context) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        Job job = job(context, session);
        String reason = form.text("reason").strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw Refusal.badInput();
        }
        JobId undo =
                undoImport.start(visitor.approver(session), job.id(), reason).orElseThrow(Refusal::notFound);
        context.status(303).header("Location", session.path("/job/" + undo));
    }

    private void notTaken(Context context) throws IOException {
        Session session = visitor.session(context);
        Job job = job(context, session);
        if (job.kind() != Job.Kind.IMPORT || job.settings().isEmpty()) {
            throw Refusal.notFound();
        }
        context.header("Cache-Control", "no-store");
        context.header("Content-Disposition", "attachment; filename=\"not-taken.csv\"");
        context.contentType("text/csv; charset=utf-8");
        Writer out = new OutputStreamWriter(context.res().getOutputStream(), StandardCharsets.UTF_8);
        SafeCsv csv = new SafeCsv(out);
        csv.write(line(
                MESSAGES.say("row.line"),
                MESSAGES.say("row.column"),
                MESSAGES.say("row.reason"),
                SheetReading.read(job.settings()).header()));
        JobId id = job.id();
        long after = 0;
        List<RefusedRow> rows = watchJob.listRefused(id, after, ROWS_AT_ONCE);
        while (!rows.isEmpty()) {
            for (RefusedRow row : rows) {
                csv.write(line(
                        String.valueOf(row.line()),
                        String.valueOf(row.column()),
                        row.problem().words(),
                        TextList.read(row.fields())));
                after = row.line();
            }
            rows = watchJob.listRefused(id, after, ROWS_AT_ONCE);
        }
        csv.flush();
    }

    private static List<String> line(String line, String column, String problem, List<String> cells) {
        List<String> all = new ArrayList<>(List.of(line, column, problem));
        all.addAll(cells);
        return all;
    }

    private static List<JobView.Figure> figures(Job job) {
        Job.Counts counts = job.counts();
        return switch (job.kind()) {
            case IMPORT ->
                List.of(
                        figure("count.fresh", counts.taken()),
                        figure("count.known", counts.known()),
                        figure("count.met", counts.awarded()),
                        figure("count.refused", counts.refused()));
            case BACKFILL ->
                List.of(
                        figure("count.changed", counts.taken()),
                        figure("count.same", counts.known()),
                        figure("count.met", counts.awarded()));
            // Belongs to no activity, and is watched where it was started.
            case REPORTS, ACHIEVEMENT -> List.of();
            case UNDO ->
                List.of(
                        figure("count.withdrawn", counts.taken()),
                        figure("count.same", counts.known()),
                        figure("count.still-met", counts.awarded()));
        };
    }

    private static JobView.Figure figure(String key, long count) {
        return new JobView.Figure(MESSAGES.say(key), count);
    }

    /** Says what a job is about: a file, or everybody whom the requirements concern. */
    static String title(Job job) {
        return job.kind() == Job.Kind.BACKFILL ? MESSAGES.say("job.backfill") : job.title();
    }

    static String state(Job job) {
        return switch (job.state()) {
            case READY -> MESSAGES.say("job.ready");
            case RUNNING -> MESSAGES.say("running." + job.kind());
            case DONE -> MESSAGES.say("done." + job.kind());
            case FAILED -> MESSAGES.say("job.failed");
        };
    }
}
