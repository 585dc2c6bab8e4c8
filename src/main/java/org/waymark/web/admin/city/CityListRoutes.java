package org.waymark.web.admin.city;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.admin.ManageCities;
import org.waymark.journey.standing.ViewStanding;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.people.CityId;
import org.waymark.standing.CityStandard;
import org.waymark.web.Form;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.admin.Flash;
import org.waymark.web.admin.Paging;
import org.waymark.web.part.LinkView;

/** The list of all cities, and new ones. */
final class CityListRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(CityListRoutes.class);
    private static final int LONGEST_NAME = 200;

    private final AdminVisitor visitor;
    private final ManageCities cities;
    private final ViewStanding standings;

    CityListRoutes(AdminVisitor visitor, ManageCities cities, ViewStanding standings) {
        this.visitor = visitor;
        this.cities = cities;
        this.standings = standings;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/{session}/cities", context -> list(context, visitor.session(context), "", null));
        routes.post("/admin/{session}/cities", this::create);
    }

    private void list(Context context, AdminSession session, String typed, @Nullable String problem) {
        Form query = Form.query(context);
        String asked = query.text("q").strip();
        String text = asked.length() > LONGEST_NAME ? asked.substring(0, LONGEST_NAME) : asked;
        Paging paging = Paging.of(query);
        ViewStanding.Page page = standings.list(text, paging.offset(), Paging.SIZE);
        String address = session.path("/cities")
                + (text.isEmpty() ? "" : "?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
        visitor.show(
                context,
                session,
                new CitiesView(
                        visitor.layout(context, session, MESSAGES.say("cities.heading"), "/cities"),
                        visitor.form(session, "/cities"),
                        typed,
                        problem,
                        visitor.search(session, "/cities"),
                        text,
                        page.all(),
                        visitor.search(session, "/cities/standard"),
                        new LinkView(MESSAGES.say("cities.change-all"), session.path("/cities/standard")),
                        page.cities().stream().map(one -> row(session, one)).toList(),
                        paging.newer(address),
                        paging.older(address, page.all() > paging.offset() + Paging.SIZE)));
    }

    private static CitiesView.Row row(AdminSession session, ViewStanding.CityStanding of) {
        CityId id = of.city().id();
        CityStandard said = of.said();
        return new CitiesView.Row(
                id.toString(),
                new LinkView(of.city().name(), session.path("/cities/" + id)),
                of.standard().title(),
                said == null || said.standard() == null
                        ? null
                        : Language.current().day(said.since()),
                of.standing().points(),
                of.standing().possible(),
                of.standing().supported(),
                of.city().people());
    }

    private void create(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        String name = form.text("city").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            context.status(422);
            list(context, session, name, MESSAGES.say("cities.name-wrong", "longest", LONGEST_NAME));
            return;
        }
        cities.addCode(name);
        String page = standings.findCity(name).map(id -> "/cities/" + id).orElse("/cities");
        visitor.backTo(context, session, page, Flash.CODE_MADE);
    }
}
