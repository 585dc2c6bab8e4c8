package org.waymark.web.lead;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.lead.ReadReports;
import org.waymark.language.Messages;
import org.waymark.mail.MailAddress;
import org.waymark.report.CityReport;
import org.waymark.report.Edition;
import org.waymark.report.Period;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.part.LinkView;
import org.waymark.web.report.ReportFiles;
import org.waymark.web.report.ReportWords;
import org.waymark.web.session.Session;

/** The reports of the own city, the last edition of each, and where they are mailed. */
final class LeadReportRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(LeadReportRoutes.class);
    private static final String PAGE = "/city/reports";

    private final LeadVisitor visitor;
    private final ReadReports readReports;

    LeadReportRoutes(LeadVisitor visitor, ReadReports readReports) {
        this.visitor = visitor;
        this.readReports = readReports;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/s/{session}/city/reports", context -> list(context, visitor.session(context), null, null));
        routes.post("/s/{session}/city/reports", this::mail);
        routes.get("/s/{session}/city/reports/{period}", this::show);
        routes.get("/s/{session}/city/reports/{period}/{file}", this::file);
        routes.get("/reports/{token}/{period}/{file}", this::mailed);
    }

    /** @param typed an address that was not taken, because of the problem */
    private void list(Context context, Session session, @Nullable String typed, @Nullable String problem) {
        ReadReports.Periods periods = readReports.list(session.learner()).orElseThrow(LeadVisitor::noLead);
        visitor.show(
                context,
                session,
                new LeadReportsView(
                        visitor.layout(session, MESSAGES.say("reports.heading"), flash(context)),
                        periods.city().name(),
                        LeadVisitor.ways(session, PAGE),
                        periods.periods().stream()
                                .map(period ->
                                        new LinkView(ReportWords.period(period), session.path(PAGE + "/" + period)))
                                .toList(),
                        readReports.isMailed() ? visitor.form(session, PAGE) : null,
                        typed == null ? Objects.requireNonNullElse(periods.address(), "") : typed,
                        problem));
    }

    private static @Nullable String flash(Context context) {
        return switch (Form.query(context).text("did")) {
            case "on" -> MESSAGES.say("reports.mail.on");
            case "off" -> MESSAGES.say("reports.mail.off");
            default -> null;
        };
    }

    private void mail(Context context) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        String address = form.text("address").strip();
        switch (readReports.mail(session.learner(), address)) {
            case DONE -> LeadVisitor.backTo(context, session, PAGE + "?did=" + (address.isEmpty() ? "off" : "on"));
            case NO_LEAD -> throw LeadVisitor.noLead();
            case FAULTY -> {
                context.status(422);
                list(context, session, address, MESSAGES.say("host.fault.address", "longest", MailAddress.LONGEST));
            }
        }
    }

    /** Sends a report to whoever has the letter about it, for as long as its lead is one. */
    private void mailed(Context context) {
        context.header("Cache-Control", "no-store");
        context.header("X-Robots-Tag", "noindex");
        ReportFiles.send(
                context,
                context.pathParam("file"),
                Period.read(context.pathParam("period"))
                        .flatMap(period -> readReports.find(context.pathParam("token"), period))
                        .orElseThrow(Refusal::notFound));
    }

    private Edition<CityReport> report(Context context, Session session) {
        // Who leads no city is told so, whatever the address names.
        Optional<Period> period = Period.read(context.pathParam("period"));
        ReadReports.Periods own = readReports.list(session.learner()).orElseThrow(LeadVisitor::noLead);
        return period.filter(own.periods()::contains)
                .flatMap(one -> readReports.list(session.learner(), one))
                .flatMap(editions -> editions.stream().findFirst())
                .orElseThrow(Refusal::notFound);
    }

    private void show(Context context) {
        Session session = visitor.session(context);
        Edition<CityReport> report = report(context, session);
        String address = session.path(PAGE + "/" + report.report().period());
        visitor.show(
                context,
                session,
                new LeadReportView(
                        visitor.layout(
                                session, ReportWords.period(report.report().period()), null),
                        LeadVisitor.ways(session, ""),
                        List.of(
                                new LinkView(MESSAGES.say("reports.pdf"), address + "/" + ReportFiles.PDF),
                                new LinkView(MESSAGES.say("reports.csv"), address + "/" + ReportFiles.CSV)),
                        ReportWords.body(report)));
    }

    private void file(Context context) {
        Session session = visitor.session(context);
        ReportFiles.send(context, context.pathParam("file"), report(context, session));
    }
}
