package org.waymark.web.admin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import org.waymark.journey.admin.ViewAdministration;
import org.waymark.journey.admin.ViewAdministration.Overview;
import org.waymark.journey.admin.WatchFailures;
import org.waymark.progress.Source;
import org.waymark.web.Routes;
import org.waymark.web.admin.OverviewView.Figure;
import org.waymark.web.admin.OverviewView.Warning;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.Words;

/** The first page: what asks for attention, and counts that lead on. */
final class OverviewRoutes implements Routes {
    private final AdminVisitor visitor;
    private final ViewAdministration overview;

    OverviewRoutes(AdminVisitor visitor, ViewAdministration overview) {
        this.visitor = visitor;
        this.overview = overview;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/{session}", this::show);
    }

    private void show(Context context) {
        AdminSession session = visitor.session(context);
        Overview now = overview.overview();
        List<Figure> figures = List.of(
                new Figure("Platforms let in", Integer.toString(now.active()), session.path("/platforms")),
                new Figure(
                        "Launches in 24 hours", Integer.toString(now.launches().accepted()), session.path("/launches")),
                new Figure(
                        "Refused in 24 hours",
                        Integer.toString(now.launches().refused()),
                        session.path("/launches?show=refused")),
                new Figure("Grades on their way", Integer.toString(now.grades().all()), session.path("/grades")),
                new Figure("Cities", Integer.toString(now.cities()), session.path("/cities")),
                new Figure("Codes that are good", Integer.toString(now.codes()), session.path("/cities")),
                new Figure("Runs in the catalogue", Integer.toString(now.runs()), session.path("/data")));
        visitor.show(
                context,
                session,
                new OverviewView(
                        visitor.layout(context, session, "Administration", ""), warnings(session, now), figures));
    }

    private static List<Warning> warnings(AdminSession session, Overview now) {
        List<Warning> warnings = new ArrayList<>();
        LinkView platforms = new LinkView("Look at platforms", session.path("/platforms"));
        if (now.active() + now.pending() + now.off() == 0) {
            warnings.add(new Warning("No platform is registered yet.", platforms));
        }
        if (now.pending() > 0) {
            warnings.add(new Warning(
                    now.pending() == 1
                            ? "A platform waits for approval; its launches are refused."
                            : now.pending() + " platforms wait for approval; their launches are refused.",
                    platforms));
        }
        if (now.refusedDeployments() > 0) {
            warnings.add(new Warning(
                    now.refusedDeployments() == 1
                            ? "A deployment of a known platform is refused."
                            : now.refusedDeployments() + " deployments of known platforms are refused.",
                    platforms));
        }
        if (now.changes() > 0) {
            warnings.add(new Warning(
                    now.changes() == 1
                            ? "A platform wants to have other addresses; the old ones hold until you agree."
                            : now.changes()
                                    + " platforms want to have other addresses; the old ones hold until you agree.",
                    platforms));
        }
        if (now.origins() > 0) {
            warnings.add(new Warning(
                    now.origins() == 1
                            ? "A platform has services at a server that is not its own; no token goes there yet."
                            : now.origins() + " platforms have services at servers that are not their own; no token"
                                    + " goes there yet.",
                    platforms));
        }
        if (now.commonKeys() > 0) {
            warnings.add(new Warning(
                    now.commonKeys() == 1
                            ? "A platform of version 0.1 still reads the common key set; its page says what to enter."
                            : now.commonKeys() + " platforms of version 0.1 still read the common key set; their pages"
                                    + " say what to enter.",
                    platforms));
        }
        now.failures().grades().forEach(of -> warnings.add(stuck(session, of)));
        now.failures().polls().forEach(of -> warnings.add(failing(session, of)));
        now.keysDue()
                .forEach(use -> warnings.add(new Warning(
                        KeyRoutes.name(use) + ": the key has been signing for more than a year.",
                        new LinkView("Look at keys", session.path("/keys")))));
        if (now.notWritten() > 0) {
            warnings.add(new Warning(
                    now.notWritten() + (now.notWritten() == 1 ? " launch is" : " launches are")
                            + " missing in the list of launches: too many came at once.",
                    new LinkView("Look at launches", session.path("/launches"))));
        }
        now.guesses()
                .forEach(tried -> warnings.add(new Warning(
                        tried.people() + (tried.people() == 1 ? " person" : " people") + " of “" + tried.platform()
                                + "” tried " + tried.codes()
                                + (tried.codes() == 1 ? " city code" : " city codes")
                                + " that nobody issued, within an hour from "
                                + Words.moment(tried.since()) + ".",
                        new LinkView("Look at cities and codes", session.path("/cities")))));
        return warnings;
    }

    private static Warning stuck(AdminSession session, WatchFailures.StuckGrades of) {
        return new Warning(
                of.sentence() + " The oldest has waited since " + Words.moment(of.since()) + ". " + of.todo(),
                new LinkView(
                        "Look at grades",
                        session.path("/grades?platform=" + of.platform().id())));
    }

    private static Warning failing(AdminSession session, WatchFailures.FailingPolls of) {
        return new Warning(
                of.sentence() + " It has failed since " + Words.moment(of.since()) + "; what came last: " + of.last()
                        + " " + of.todo(),
                new LinkView(
                        "Look at the platform",
                        session.path("/platforms/" + of.platform().id()
                                + (of.source() == Source.WEB_SERVICE ? "/web-service" : ""))));
    }
}
