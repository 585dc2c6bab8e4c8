package org.waymark.web.admin.report;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.batch.Job;
import org.waymark.id.JobId;
import org.waymark.journey.report.ReportJourneys;
import org.waymark.language.Messages;
import org.waymark.people.CityId;
import org.waymark.report.CityReport;
import org.waymark.report.Edition;
import org.waymark.report.Period;
import org.waymark.report.ProgrammeReport;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;
import org.waymark.web.report.ReportCsv;
import org.waymark.web.report.ReportFiles;
import org.waymark.web.report.ReportWords;

/** Staff have reports made and corrected, and read those of all cities. */
public final class ReportRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(ReportRoutes.class);
    private static final String PAGE = "/reports";
    private static final int QUARTERS = 8;

    private final AdminVisitor visitor;
    private final ReportJourneys reports;

    public ReportRoutes(AdminVisitor visitor, ReportJourneys reports) {
        this.visitor = visitor;
        this.reports = reports;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/{session}/reports", context -> {
            AdminSession session = visitor.session(context);
            list(context, session, "", "", null);
        });
        routes.post("/admin/{session}/reports", this::make);
        routes.get("/admin/{session}/reports/making/{job}", this::making);
        routes.get("/admin/{session}/reports/{period}", this::period);
        routes.get("/admin/{session}/reports/{period}/cities.csv", this::csv);
        routes.get("/admin/{session}/reports/{period}/{city}", this::city);
        routes.get("/admin/{session}/reports/{period}/{city}/{file}", this::file);
    }

    private static Period periodOf(Context context) {
        return Period.read(context.pathParam("period")).orElseThrow(Refusal::notFound);
    }

    private void list(Context context, AdminSession session, String from, String to, @Nullable String problem) {
        visitor.show(
                context,
                session,
                new ReportsView(
                        visitor.layout(context, session, MESSAGES.say("reports.heading"), PAGE),
                        reports.viewReports.listPeriods().stream()
                                .map(period ->
                                        new LinkView(ReportWords.period(period), session.path(PAGE + "/" + period)))
                                .toList(),
                        visitor.form(session, PAGE),
                        reports.viewReports.listQuarters(QUARTERS).stream()
                                .map(period -> new OptionView(period.toString(), ReportWords.period(period), false))
                                .toList(),
                        from,
                        to,
                        problem));
    }

    private void make(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        String from = form.text("from");
        String to = form.text("to");
        Optional<Period> period =
                from.isEmpty() && to.isEmpty() ? Period.read(form.text("period")) : Period.read(from, to);
        String name = visitor.name(session);
        Optional<JobId> job = period.flatMap(wanted -> reports.makeReports.start(
                wanted, form.text("correct").equals("yes"), name.isEmpty() ? MESSAGES.say("reports.staff") : name));
        if (job.isEmpty()) {
            context.status(422);
            list(context, session, from, to, MESSAGES.say(period.isEmpty() ? "reports.wrong" : "reports.not-over"));
            return;
        }
        // Whoever comes while somebody else's are made watches those.
        context.status(303).header("Location", session.path(PAGE + "/making/" + job.get()));
    }

    private void making(Context context) {
        AdminSession session = visitor.session(context);
        Job job = reports.makeReports
                .findJob(new JobId(AdminVisitor.id(context, "job")))
                .orElseThrow(Refusal::notFound);
        boolean running = job.state() == Job.State.RUNNING;
        if (running) {
            context.header("Refresh", "3");
        }
        Period period = Period.read(job.title()).orElseThrow(Refusal::notFound);
        visitor.show(
                context,
                session,
                new MakingView(
                        visitor.layout(context, session, MESSAGES.say("reports.heading"), PAGE),
                        new LinkView(MESSAGES.say("reports.heading"), session.path(PAGE)),
                        ReportWords.period(period),
                        job.place(),
                        job.total(),
                        running,
                        job.failure() == null
                                ? null
                                : Objects.requireNonNull(job.failure()).words(),
                        job.state() == Job.State.DONE
                                ? new LinkView(MESSAGES.say("making.result"), session.path(PAGE + "/" + period))
                                : null));
    }

    private static <T> Edition<T> edition(Context context, List<Edition<T>> editions) {
        String wanted = Form.query(context).text("edition");
        return editions.stream()
                .filter(one ->
                        wanted.isEmpty() || Integer.toString(one.number()).equals(wanted))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private static <T> List<LinkView> editions(List<Edition<T>> editions, Edition<T> shown, String address) {
        return editions.size() < 2
                ? List.of()
                : editions.stream()
                        .map(one -> new LinkView(
                                MESSAGES.say("edition", "number", one.number(), "made", one.madeAt()),
                                address + "?edition=" + one.number(),
                                one.number() == shown.number()))
                        .toList();
    }

    private void period(Context context) {
        AdminSession session = visitor.session(context);
        Period period = periodOf(context);
        List<Edition<ProgrammeReport>> all = reports.viewReports.list(period);
        Edition<ProgrammeReport> shown = edition(context, all);
        ProgrammeReport report = shown.report();
        String address = session.path(PAGE + "/" + period);
        visitor.show(
                context,
                session,
                new PeriodView(
                        visitor.layout(context, session, ReportWords.period(period), PAGE),
                        new LinkView(MESSAGES.say("reports.heading"), session.path(PAGE)),
                        ReportWords.period(period),
                        MESSAGES.say("period.made", "edition", shown.number(), "known", report.known()),
                        report.corrected().isEmpty()
                                ? null
                                : MESSAGES.say("period.corrected", "cities", report.corrected()),
                        figures(report),
                        levels(report),
                        report.cities().stream().map(row -> row(address, row)).toList(),
                        report.learned().stream()
                                .map(one -> new PeriodView.Learned(one.title(), ReportWords.people(one.people())))
                                .toList(),
                        ReportWords.people(report.learners()),
                        new LinkView(MESSAGES.say("period.csv"), address + "/cities.csv?edition=" + shown.number()),
                        visitor.form(
                                session,
                                PAGE,
                                new FormView.Field("period", period.toString()),
                                new FormView.Field("correct", "yes")),
                        editions(all, shown, address)));
    }

    private static List<PeriodView.Figure> figures(ProgrammeReport report) {
        long moved = report.cities().stream().filter(row -> row.changes() > 0).count();
        int points = report.cities().stream()
                .filter(ProgrammeReport.Row::sameVersion)
                .mapToInt(row -> row.after().points() - row.before().points())
                .sum();
        return List.of(
                new PeriodView.Figure(
                        MESSAGES.say("figure.cities"),
                        MESSAGES.say("figure.number", "number", report.cities().size())),
                new PeriodView.Figure(MESSAGES.say("figure.moved"), MESSAGES.say("figure.number", "number", moved)),
                new PeriodView.Figure(MESSAGES.say("figure.points"), MESSAGES.say("figure.number", "number", points)),
                new PeriodView.Figure(MESSAGES.say("figure.learners"), ReportWords.people(report.learners())));
    }

    private static List<PeriodView.Level> levels(ProgrammeReport report) {
        Map<String, int[]> counts = new HashMap<>();
        Map<String, Integer> fewest = new HashMap<>();
        for (ProgrammeReport.Row row : report.cities()) {
            counts.computeIfAbsent(level(row.before()), name -> new int[2])[0]++;
            counts.computeIfAbsent(level(row.after()), name -> new int[2])[1]++;
            fewest.merge(level(row.before()), rank(row.before()), Math::min);
            fewest.merge(level(row.after()), rank(row.after()), Math::min);
        }
        // From none upward: a level is reached with more points than the one below.
        return counts.entrySet().stream()
                .sorted(Comparator.comparing(one -> fewest.getOrDefault(one.getKey(), 0)))
                .map(one -> new PeriodView.Level(one.getKey(), one.getValue()[0], one.getValue()[1]))
                .toList();
    }

    private static int rank(CityReport.Place place) {
        return place.level() == null ? -1 : place.points();
    }

    private static String level(CityReport.Place place) {
        String level = place.level();
        return level == null ? MESSAGES.say("level.none") : level;
    }

    private static PeriodView.Row row(String address, ProgrammeReport.Row row) {
        int change = row.after().points() - row.before().points();
        String next = row.after().next();
        Integer distance = row.after().distance();
        return new PeriodView.Row(
                new LinkView(row.name(), address + "/" + row.city()),
                MESSAGES.say(
                        "row.points",
                        "points",
                        row.after().points(),
                        "possible",
                        row.after().possible()),
                row.sameVersion()
                        ? MESSAGES.say("row.change", "more", change > 0, "change", change)
                        : MESSAGES.say("row.other-version"),
                level(row.after()),
                next == null || distance == null ? "" : MESSAGES.say("row.next", "distance", distance, "level", next),
                ReportWords.people(row.learners()));
    }

    private void csv(Context context) {
        visitor.session(context);
        Period period = periodOf(context);
        Edition<ProgrammeReport> shown = edition(context, reports.viewReports.list(period));
        context.header("Content-Disposition", "attachment; filename=\"report-" + period + ".csv\"");
        context.contentType("text/csv; charset=utf-8")
                .result(ReportCsv.ofProgramme(shown).getBytes(StandardCharsets.UTF_8));
    }

    private void city(Context context) {
        AdminSession session = visitor.session(context);
        Period period = periodOf(context);
        CityId city = new CityId(AdminVisitor.id(context, "city"));
        List<Edition<CityReport>> all = reports.viewReports.list(city, period);
        Edition<CityReport> shown = edition(context, all);
        String address = session.path(PAGE + "/" + period);
        String own = address + "/" + city;
        visitor.show(
                context,
                session,
                new CityReportView(
                        visitor.layout(context, session, shown.report().name(), PAGE),
                        List.of(
                                new LinkView(ReportWords.period(period), address),
                                new LinkView(MESSAGES.say("city.page"), session.path("/cities/" + city)),
                                new LinkView(
                                        MESSAGES.say("city.pdf"),
                                        own + "/" + ReportFiles.PDF + "?edition=" + shown.number()),
                                new LinkView(
                                        MESSAGES.say("city.csv"),
                                        own + "/" + ReportFiles.CSV + "?edition=" + shown.number())),
                        ReportWords.body(shown),
                        editions(all, shown, own)));
    }

    private void file(Context context) {
        visitor.session(context);
        CityId city = new CityId(AdminVisitor.id(context, "city"));
        ReportFiles.send(
                context,
                context.pathParam("file"),
                edition(context, reports.viewReports.list(city, periodOf(context))));
    }
}
