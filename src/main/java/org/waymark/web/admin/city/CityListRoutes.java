package org.waymark.web.admin.city;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.admin.ManageCities;
import org.waymark.journey.standing.StandingJourneys;
import org.waymark.journey.standing.ViewDesk;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.people.City;
import org.waymark.sheet.SafeCsv;
import org.waymark.standing.CitySummary;
import org.waymark.standing.DeskFilter;
import org.waymark.standing.DeskRow;
import org.waymark.web.Form;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.admin.Flash;
import org.waymark.web.admin.Paging;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;

/** The desk: the table of all cities, and new ones. */
final class CityListRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(CityListRoutes.class);
    private static final int LONGEST_NAME = 200;

    private final AdminVisitor visitor;
    private final ManageCities cities;
    private final StandingJourneys standings;

    CityListRoutes(AdminVisitor visitor, ManageCities cities, StandingJourneys standings) {
        this.visitor = visitor;
        this.cities = cities;
        this.standings = standings;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/{session}/cities", context -> list(context, visitor.session(context), "", null));
        routes.get("/admin/{session}/cities/cities.csv", this::export);
        routes.post("/admin/{session}/cities", this::create);
    }

    private void list(Context context, AdminSession session, String typed, @Nullable String problem) {
        Form query = Form.query(context);
        DeskQuery asked = DeskQuery.of(query);
        Paging paging = Paging.of(query);
        ViewDesk.Desk desk = standings.viewDesk.view(asked.filter(), paging.offset(), Paging.SIZE);
        String page = session.path("/cities");
        String address = page + asked.address();
        visitor.show(
                context,
                session,
                new CitiesView(
                        visitor.layout(context, session, MESSAGES.say("cities.heading"), "/cities"),
                        visitor.form(session, "/cities"),
                        typed,
                        problem,
                        search(session, asked, desk),
                        desk.all(),
                        desk.waiting(),
                        heads(page, asked),
                        visitor.search(session, "/cities/standard"),
                        new LinkView(MESSAGES.say("cities.change-all"), session.path("/cities/standard")),
                        new LinkView(MESSAGES.say("cities.import"), session.path("/cities/assessments")),
                        new LinkView(MESSAGES.say("cities.export"), page + "/cities.csv" + asked.address()),
                        desk.cities().stream().map(one -> row(session, one)).toList(),
                        paging.newer(address),
                        paging.older(address, desk.all() > paging.offset() + Paging.SIZE)));
    }

    private CitiesView.Search search(AdminSession session, DeskQuery asked, ViewDesk.Desk desk) {
        DeskFilter filter = asked.filter();
        List<OptionView> levels = new ArrayList<>();
        levels.add(new OptionView(DeskQuery.NO_LEVEL, MESSAGES.say("cities.level.none"), "".equals(filter.level())));
        desk.levels().forEach(level -> levels.add(new OptionView(level, level, level.equals(filter.level()))));
        return new CitiesView.Search(
                visitor.search(session, "/cities"),
                asked.text(),
                desk.standards().stream()
                        .map(one -> new OptionView(
                                one.id().value(), one.title(), one.id().equals(filter.standard())))
                        .toList(),
                levels,
                List.of(
                        new OptionView(
                                "yes", MESSAGES.say("cities.assessed.yes"), Boolean.TRUE.equals(filter.assessed())),
                        new OptionView(
                                "no", MESSAGES.say("cities.assessed.no"), Boolean.FALSE.equals(filter.assessed()))),
                filter.differs(),
                asked.isAny(),
                new LinkView(MESSAGES.say("cities.clear"), session.path("/cities")));
    }

    private static List<CitiesView.Head> heads(String page, DeskQuery asked) {
        return List.of(
                head(page, asked, DeskFilter.Sort.NAME),
                head(page, asked, DeskFilter.Sort.ASSESSED),
                head(page, asked, DeskFilter.Sort.LEVEL),
                head(page, asked, DeskFilter.Sort.DISTANCE),
                head(page, asked, DeskFilter.Sort.POINTS),
                head(page, asked, DeskFilter.Sort.PEOPLE),
                head(page, asked, DeskFilter.Sort.LEADS),
                head(page, asked, DeskFilter.Sort.QUESTIONS),
                head(page, asked, DeskFilter.Sort.ACTIVE));
    }

    private static CitiesView.Head head(String page, DeskQuery asked, DeskFilter.Sort sort) {
        boolean current = asked.filter().sort() == sort;
        return new CitiesView.Head(
                MESSAGES.say(sort),
                page + asked.by(sort).address(),
                current ? (asked.filter().descending() ? "descending" : "ascending") : null);
    }

    private static CitiesView.Row row(AdminSession session, DeskRow shown) {
        City city = shown.city();
        CitySummary of = shown.summary();
        Integer distance = of.distance();
        LocalDate until = of.certifiedUntil();
        return new CitiesView.Row(
                city.id().toString(),
                new LinkView(city.name(), session.path("/cities/" + city.id())),
                MESSAGES.say("cities.people", "count", city.people()),
                day(of.assessedOn(), "cities.never-assessed"),
                of.standard().value(),
                of.level() == null ? MESSAGES.say("cities.level.none") : of.level(),
                of.nextLevel() == null || distance == null
                        ? null
                        : MESSAGES.say("cities.next", "count", distance, "level", of.nextLevel()),
                of.certified() == null
                        ? null
                        : until == null
                                ? MESSAGES.say("cities.certified", "level", of.certified())
                                : MESSAGES.say("cities.certified.until", "level", of.certified(), "day", until),
                of.differs(),
                MESSAGES.say("cities.points.of", "points", of.points(), "possible", of.possible()),
                MESSAGES.say(
                        "cities.counts",
                        "supported",
                        of.supported(),
                        "claimed",
                        of.claimed(),
                        "confirmed",
                        of.confirmed()),
                MESSAGES.say("cities.leads", "count", shown.leads()),
                shown.questions() == 0
                        ? null
                        : new LinkView(
                                MESSAGES.say("cities.questions", "count", shown.questions()),
                                session.path("/questions?state=OPEN&city=" + city.id())),
                day(of.activeOn(), "cities.never-active"));
    }

    private static String day(@Nullable LocalDate day, String none) {
        return day == null ? MESSAGES.say(none) : Language.current().day(day);
    }

    private void export(Context context) throws IOException {
        visitor.session(context);
        context.header("Cache-Control", "no-store");
        context.header("Content-Disposition", "attachment; filename=\"cities.csv\"");
        context.contentType("text/csv; charset=utf-8");
        SafeCsv csv = new SafeCsv(new OutputStreamWriter(context.res().getOutputStream(), StandardCharsets.UTF_8));
        csv.write(List.of(
                "city",
                "assessed_on",
                "standard",
                "level",
                "certified",
                "certified_until",
                "differs",
                "points",
                "possible",
                "supported",
                "claimed",
                "confirmed",
                "next_level",
                "distance",
                "people",
                "completions",
                "leads",
                "open_questions",
                "last_activity"));
        standings.viewDesk.export(DeskQuery.of(Form.query(context)).filter(), one -> csv.write(fields(one)));
        csv.flush();
    }

    private static List<String> fields(DeskRow shown) {
        CitySummary of = shown.summary();
        return Stream.<@Nullable Object>of(
                        shown.city().name(),
                        of.assessedOn(),
                        of.standard(),
                        of.level(),
                        of.certified(),
                        of.certifiedUntil(),
                        of.differs() ? "yes" : "no",
                        of.points(),
                        of.possible(),
                        of.supported(),
                        of.claimed(),
                        of.confirmed(),
                        of.nextLevel(),
                        of.distance(),
                        shown.city().people(),
                        shown.city().completions(),
                        shown.leads(),
                        shown.questions(),
                        of.activeOn())
                .map(value -> Objects.toString(value, ""))
                .toList();
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
        String page =
                standings.viewStanding.findCity(name).map(id -> "/cities/" + id).orElse("/cities");
        visitor.backTo(context, session, page, Flash.CODE_MADE);
    }
}
