package org.waymark.web.admin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import org.waymark.journey.admin.ViewAdministration;
import org.waymark.journey.admin.ViewAdministration.Overview;
import org.waymark.journey.admin.WatchFailures;
import org.waymark.journey.question.ViewQuestions;
import org.waymark.language.Messages;
import org.waymark.progress.Source;
import org.waymark.web.Routes;
import org.waymark.web.admin.OverviewView.Figure;
import org.waymark.web.admin.OverviewView.Warning;
import org.waymark.web.part.LinkView;

/** Serves the first page: what needs attention, and counts that lead on. */
final class OverviewRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(OverviewRoutes.class);

    private final AdminVisitor visitor;
    private final ViewAdministration overview;
    private final ViewQuestions viewQuestions;

    OverviewRoutes(AdminVisitor visitor, ViewAdministration overview, ViewQuestions viewQuestions) {
        this.visitor = visitor;
        this.overview = overview;
        this.viewQuestions = viewQuestions;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/{session}", this::show);
    }

    private void show(Context context) {
        AdminSession session = visitor.session(context);
        Overview now = overview.overview();
        List<Figure> figures = List.of(
                figure("overview.approved", now.active(), session.path("/platforms")),
                figure("overview.launches", now.launches().accepted(), session.path("/launches")),
                figure("overview.refused", now.launches().refused(), session.path("/launches?show=refused")),
                figure("overview.grades", now.grades().all(), session.path("/grades")),
                figure("overview.cities", now.cities(), session.path("/cities")),
                figure("overview.codes", now.codes(), session.path("/cities")),
                figure("overview.runs", now.runs(), session.path("/runs")));
        visitor.show(
                context,
                session,
                new OverviewView(
                        visitor.layout(context, session, MESSAGES.say("overview.heading"), ""),
                        warnings(session, now),
                        figures));
    }

    private static Figure figure(String key, int count, String url) {
        return new Figure(MESSAGES.say(key), MESSAGES.say("figure", "count", count), url);
    }

    private List<Warning> warnings(AdminSession session, Overview now) {
        List<Warning> warnings = new ArrayList<>();
        LinkView platforms = link(session, "overview.to-platforms", "/platforms");
        if (now.active() + now.pending() + now.off() == 0) {
            warnings.add(new Warning(MESSAGES.say("overview.no-platform"), platforms));
        }
        warn(warnings, "overview.pending", now.pending(), platforms);
        warn(warnings, "overview.deployments", now.refusedDeployments(), platforms);
        warn(warnings, "overview.changes", now.changes(), platforms);
        warn(warnings, "overview.origins", now.origins(), platforms);
        warn(warnings, "overview.common-keys", now.commonKeys(), platforms);
        now.failures().grades().forEach(of -> warnings.add(stuck(session, of)));
        now.failures().polls().forEach(of -> warnings.add(failing(session, of)));
        now.keysDue()
                .forEach(use -> warnings.add(new Warning(
                        MESSAGES.say("overview.key-due", "use", KeyRoutes.name(use)),
                        link(session, "overview.to-keys", "/keys"))));
        warn(warnings, "overview.not-written", now.notWritten(), link(session, "overview.to-launches", "/launches"));
        warn(
                warnings,
                "overview.questions",
                viewQuestions.countOpen(),
                link(session, "overview.to-questions", "/questions?state=OPEN"));
        now.guesses()
                .forEach(tried -> warnings.add(new Warning(
                        MESSAGES.say(
                                "overview.guesses",
                                "people",
                                tried.people(),
                                "platform",
                                tried.platform(),
                                "codes",
                                tried.codes(),
                                "since",
                                tried.since()),
                        link(session, "overview.to-cities", "/cities"))));
        return warnings;
    }

    private static void warn(List<Warning> warnings, String key, long count, LinkView link) {
        if (count > 0) {
            warnings.add(new Warning(MESSAGES.say(key, "count", count), link));
        }
    }

    private static LinkView link(AdminSession session, String key, String page) {
        return new LinkView(MESSAGES.say(key), session.path(page));
    }

    private static Warning stuck(AdminSession session, WatchFailures.StuckGrades of) {
        return new Warning(
                MESSAGES.say(
                        "overview.grades-stuck", "sentence", of.sentence(), "since", of.since(), "todo", of.todo()),
                link(
                        session,
                        "overview.to-grades",
                        "/grades?platform=" + of.platform().id()));
    }

    private static Warning failing(AdminSession session, WatchFailures.FailingPolls of) {
        return new Warning(
                MESSAGES.say(
                        "overview.polls-failing",
                        "sentence",
                        of.sentence(),
                        "since",
                        of.since(),
                        "last",
                        of.last(),
                        "todo",
                        of.todo()),
                link(
                        session,
                        "overview.to-platform",
                        "/platforms/" + of.platform().id()
                                + (of.source() == Source.WEB_SERVICE ? "/web-service" : "")));
    }
}
