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
        ViewActivity.ActivityPage activity = viewActivity.view(session.learner(), visitor.link(session));
        ViewCity.CityPage page = viewCity.view(session.learner()).orElse(null);
        if (page == null) {
            // Without a city there is nothing to see; the learner's page says how to join one.
            context.status(303).header("Location", session.path(session.instructor() ? "/learner" : ""));
            return;
        }
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
