package org.waymark.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.ViewActivity;
import org.waymark.journey.ViewCity;
import org.waymark.progress.Standing;
import org.waymark.standard.Level;
import org.waymark.standard.Standard;
import org.waymark.web.view.CityView;
import org.waymark.web.view.FormView;
import org.waymark.web.view.JoinView;
import org.waymark.web.view.LearnerView;

/** The page of the visitor's own city. */
final class CityRoutes {
    private final Visitor visitor;
    private final Pages pages;
    private final ViewCity viewCity;
    private final ViewActivity viewActivity;

    CityRoutes(Visitor visitor, Pages pages, ViewCity viewCity, ViewActivity viewActivity) {
        this.visitor = visitor;
        this.pages = pages;
        this.viewCity = viewCity;
        this.viewActivity = viewActivity;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/s/{session}/city", this::city);
    }

    private void city(Context context) {
        Session session = visitor.session(context);
        ViewCity.CityPage page = viewCity.view(session.learner()).orElse(null);
        if (page == null) {
            visitor.link(session);
            joinPage(context, session, "", null);
            return;
        }
        ViewActivity.ActivityPage activity = viewActivity.view(session.learner(), visitor.link(session));
        Standing standing = page.standing();
        CityView view = new CityView(
                visitor.layout(session, page.city().name(), activity.learner(), activity.link(), "/city", null),
                page.city().name(),
                page.standard().title(),
                standing.points(),
                standing.possible(),
                standing.level().map(Level::title).orElse(null),
                standing.levels().stream()
                        .map(level -> new CityView.Level(
                                level.level().title(), level.level().points(), level.distance()))
                        .toList(),
                page.city().people(),
                page.city().completions(),
                standing.areas().stream().map(CityRoutes::area).toList(),
                note(page.standard()));
        pages.show(context, "city", view, session.origins());
    }

    /** For somebody without a city: what would stand here, and how to come to it. */
    void joinPage(Context context, Session session, String typed, @Nullable String error) {
        ViewActivity.ActivityPage activity = viewActivity.view(session.learner(), visitor.link(session));
        JoinView view = new JoinView(
                visitor.layout(session, "Our city", activity.learner(), activity.link(), "/city", null),
                new LearnerView.NotJoined(
                        visitor.form(session, "/join", new FormView.Field("from", "city")), typed, error));
        pages.show(context, "join", view, session.origins());
    }

    private static CityView.Area area(Standing.AreaStanding area) {
        return new CityView.Area(
                area.area().title(),
                area.supported(),
                area.claimed(),
                area.points(),
                area.criteria().stream()
                        .map(line -> Words.criterion(line.criterion(), line.facts()))
                        .toList());
    }

    private static @Nullable String note(Standard standard) {
        int named = standard.criteria().size();
        String missing = named < standard.criteriaCount()
                ? "This version of the Standard has " + standard.criteriaCount() + " criteria; " + named
                        + " of them are known here so far. "
                : "";
        String provisional =
                standard.provisional() ? "Codes, wording and thresholds are provisional until imported." : "";
        String note = (missing + provisional).strip();
        return note.isEmpty() ? null : note;
    }
}
