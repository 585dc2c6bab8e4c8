package org.waymark.web.admin.run;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.programme.ProgrammeJourneys;
import org.waymark.journey.programme.RunPage;
import org.waymark.journey.programme.ViewRuns;
import org.waymark.journey.programme.Written;
import org.waymark.language.Messages;
import org.waymark.learning.Run;
import org.waymark.learning.RunId;
import org.waymark.standard.FileFault;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.admin.Flash;
import org.waymark.web.admin.run.FieldView.Kind;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.Words;

/** Asks before a run is postponed, cancelled or copied, and says what will follow. */
final class RunChangeRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(RunChangeRoutes.class);
    private static final int LONGEST_NOTICE = 2000;
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2199;

    private final AdminVisitor visitor;
    private final ViewRuns viewRuns;
    private final ProgrammeJourneys journeys;

    RunChangeRoutes(AdminVisitor visitor, ProgrammeJourneys journeys) {
        this.visitor = visitor;
        this.viewRuns = journeys.viewRuns;
        this.journeys = journeys;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/{session}/runs/{run}/copy", this::askCopy);
        routes.get("/admin/{session}/runs/{run}/postpone", context -> askPostpone(context, "", null));
        routes.post("/admin/{session}/runs/{run}/postpone", this::postpone);
        routes.get("/admin/{session}/runs/{run}/cancel", context -> askCancel(context, "", null));
        routes.post("/admin/{session}/runs/{run}/cancel", this::cancel);
    }

    /** The day that somebody typed, if it is one of a run. */
    static Optional<LocalDate> day(String text) {
        try {
            LocalDate day = LocalDate.parse(text.strip());
            return day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR ? Optional.empty() : Optional.of(day);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The moment that somebody typed, by the clock of a zone. */
    static Optional<Instant> moment(String day, String time, String zone) {
        try {
            LocalTime at = LocalTime.parse(time.strip());
            ZoneId in = ZoneId.of(zone.strip());
            return day(day).map(date -> date.atTime(at).atZone(in).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private RunPage page(Context context) {
        return viewRuns.view(new RunId(context.pathParam("run"))).orElseThrow(Refusal::notFound);
    }

    private void ask(
            Context context,
            AdminSession session,
            RunPage page,
            String what,
            List<String> follows,
            FieldView field,
            boolean get) {
        Run run = page.entry().run();
        String heading = MESSAGES.say(what + ".heading", "title", page.entry().title());
        FormView form = get
                ? new FormView(
                        session.path("/new-run"),
                        "",
                        List.of(new FormView.Field("copy", run.id().value())))
                : visitor.form(
                        session,
                        "/runs/" + run.id() + "/" + what,
                        new FormView.Field("revision", Integer.toString(page.revision())));
        visitor.show(
                context,
                session,
                new ConfirmView(
                        visitor.layout(context, session, heading, "/runs"),
                        new LinkView(page.entry().title(), session.path("/runs/" + run.id())),
                        heading,
                        follows,
                        form,
                        get,
                        List.of(field),
                        MESSAGES.say(what + ".button"),
                        what.equals("cancel")));
    }

    private static FieldView field(
            String name, Kind kind, String label, @Nullable String hint, String typed, @Nullable String fault) {
        return new FieldView(name, kind, label, hint, true, typed, List.of(), fault, null);
    }

    private void askCopy(Context context) {
        AdminSession session = visitor.session(context);
        RunPage page = page(context);
        ask(
                context,
                session,
                page,
                "copy",
                List.of(MESSAGES.say("copy.moves", "start", page.entry().run().start()), MESSAGES.say("copy.draft")),
                field(
                        "start",
                        Kind.DATE,
                        MESSAGES.say("copy.start"),
                        null,
                        journeys.copyRun
                                .suggestStart(page.entry().run().id())
                                .map(LocalDate::toString)
                                .orElse(""),
                        null),
                true);
    }

    private void askPostpone(Context context, String typed, @Nullable String fault) {
        AdminSession session = visitor.session(context);
        RunPage page = page(context);
        Run run = page.entry().run();
        ask(
                context,
                session,
                page,
                "postpone",
                List.of(
                        MESSAGES.say("postpone.moves", "count", run.sessions().size()),
                        MESSAGES.say("postpone.says", "start", run.start()),
                        registered(page),
                        MESSAGES.say("change.calendar"),
                        MESSAGES.say("change.undone")),
                field(
                        "start",
                        Kind.DATE,
                        MESSAGES.say("postpone.start"),
                        MESSAGES.say("postpone.now", "dates", Words.dates(run)),
                        typed,
                        fault),
                false);
    }

    private void postpone(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        RunPage page = page(context);
        Optional<LocalDate> start = day(form.text("start"));
        if (start.isEmpty() || start.get().equals(page.entry().run().start())) {
            context.status(422);
            askPostpone(context, form.text("start"), MESSAGES.say("postpone.wrong"));
            return;
        }
        Written written = journeys.changeRun.postpone(
                page.entry().run().id(), EntryForms.revision(form), start.get(), StaffWords.by(visitor.name(session)));
        answer(context, session, written, Flash.RUN_POSTPONED)
                .ifPresent(fault -> askPostpone(context, form.text("start"), fault));
    }

    private static String registered(RunPage page) {
        return MESSAGES.say("change.registered", "people", page.use().registered());
    }

    private void askCancel(Context context, String typed, @Nullable String fault) {
        AdminSession session = visitor.session(context);
        RunPage page = page(context);
        ask(
                context,
                session,
                page,
                "cancel",
                List.of(
                        MESSAGES.say("cancel.stays"),
                        MESSAGES.say("change.calendar"),
                        MESSAGES.say(
                                "cancel.use",
                                "activities",
                                page.use().activities(),
                                "completions",
                                page.use().completions()),
                        registered(page),
                        MESSAGES.say("change.undone")),
                field(
                        "notice",
                        Kind.AREA,
                        MESSAGES.say("cancel.notice"),
                        MESSAGES.say("cancel.notice.hint"),
                        typed,
                        fault),
                false);
    }

    private void cancel(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        RunPage page = page(context);
        String notice = form.text("notice").strip().replaceAll("\\s+", " ");
        if (notice.isEmpty() || notice.length() > LONGEST_NOTICE) {
            context.status(422);
            askCancel(context, form.text("notice"), MESSAGES.say("cancel.wrong", "most", LONGEST_NOTICE));
            return;
        }
        Written written = journeys.changeRun.cancel(
                page.entry().run().id(), EntryForms.revision(form), notice, StaffWords.by(visitor.name(session)));
        answer(context, session, written, Flash.RUN_CANCELLED)
                .ifPresent(fault -> askCancel(context, form.text("notice"), fault));
    }

    /** Leads on when it was done; otherwise says why it was not. */
    private Optional<String> answer(Context context, AdminSession session, Written written, Flash done) {
        if (written instanceof Written.Saved saved) {
            visitor.backTo(context, session, "/runs/" + saved.id(), done);
            return Optional.empty();
        }
        if (written instanceof Written.Outdated) {
            context.status(409);
            return Optional.of(MESSAGES.say("change.outdated"));
        }
        if (written instanceof Written.Faulty faulty) {
            context.status(422);
            FileFault first = faulty.faults().get(0);
            return Optional.of(MESSAGES.say(
                    "fault", "field", first.field(), "what", first.message().words()));
        }
        throw Refusal.notFound();
    }

    static LocalDate today(RunPage page) {
        return page.now().truncatedTo(ChronoUnit.DAYS).atZone(ZoneOffset.UTC).toLocalDate();
    }
}
