package org.waymark.web.admin.standard;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.standard.StandardJourneys;
import org.waymark.journey.standard.ViewStandards;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.standard.Criterion;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.Level;
import org.waymark.standard.PracticeArea;
import org.waymark.standard.Standard;
import org.waymark.standard.StandardFile;
import org.waymark.standard.StandardId;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.part.FactView;
import org.waymark.web.part.LinkView;

/** Serves the list of Standards, each Standard with its history, and its file. */
final class StandardRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(StandardRoutes.class);
    private static final int MOST_REVISIONS = 100;

    private final AdminVisitor visitor;
    private final ViewStandards view;

    StandardRoutes(AdminVisitor visitor, StandardJourneys journeys) {
        this.visitor = visitor;
        this.view = journeys.viewStandards;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/{session}/standards", this::list);
        routes.get("/admin/{session}/standards/{standard}", this::show);
        routes.get("/admin/{session}/standards/{standard}/standard.json", this::export);
    }

    private void list(Context context) {
        AdminSession session = visitor.session(context);
        visitor.show(
                context,
                session,
                new StandardsView(
                        visitor.layout(context, session, MESSAGES.say("list.heading"), "/standards"),
                        view.list().stream().map(kept -> row(session, kept)).toList(),
                        List.of(
                                new LinkView(MESSAGES.say("list.import"), session.path("/data?kind=standard")),
                                new LinkView(MESSAGES.say("list.crosswalk"), session.path("/crosswalk")),
                                new LinkView(MESSAGES.say("list.catalog"), "/catalogue"))));
    }

    private static StandardsView.Row row(AdminSession session, ViewStandards.Kept kept) {
        Standard standard = kept.standard();
        return new StandardsView.Row(
                new LinkView(standard.title(), session.path(page(standard))),
                standard.id().value(),
                state(kept),
                valid(standard),
                known(standard),
                MESSAGES.say("list.runs", "count", kept.runs()),
                MESSAGES.say("list.cities", "count", kept.cities()),
                MESSAGES.say("list.badges", "count", kept.badges()),
                unconfirmed(kept));
    }

    private static String page(Standard standard) {
        return "/standards/" + standard.id();
    }

    private static String known(Standard standard) {
        return MESSAGES.say("list.known", "known", standard.criteria().size(), "all", standard.criteriaCount());
    }

    private static @Nullable String unconfirmed(ViewStandards.Kept kept) {
        return kept.unconfirmed() == 0 ? null : MESSAGES.say("list.unconfirmed", "count", kept.unconfirmed());
    }

    private static @Nullable String valid(Standard standard) {
        LocalDate from = standard.validFrom();
        LocalDate until = standard.validUntil();
        if (from != null && until != null) {
            return MESSAGES.say("list.valid", "from", from, "until", until);
        }
        if (from != null) {
            return MESSAGES.say("list.valid.from", "from", from);
        }
        return until == null ? null : MESSAGES.say("list.valid.until", "until", until);
    }

    private static StandardsView.State state(ViewStandards.Kept kept) {
        LocalDate from = kept.standard().runsFrom();
        LocalDate replaced = kept.replacedOn();
        return switch (kept.state()) {
            case DRAFT -> new StandardsView.State(MESSAGES.say("state.draft"), "none");
            case PLANNED -> new StandardsView.State(MESSAGES.say("state.planned", "from", day(from)), "wait");
            case IN_USE -> new StandardsView.State(MESSAGES.say("state.in-use", "from", day(from)), "done");
            case REPLACED -> new StandardsView.State(MESSAGES.say("state.replaced", "on", day(replaced)), "none");
        };
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? MESSAGES.say("one.not-set") : Language.current().day(day);
    }

    private void show(Context context) {
        AdminSession session = visitor.session(context);
        ViewStandards.Whole whole = whole(context);
        ViewStandards.Kept kept = whole.kept();
        Standard standard = kept.standard();
        visitor.show(
                context,
                session,
                new StandardView(
                        visitor.layout(context, session, standard.title(), "/standards"),
                        new LinkView(MESSAGES.say("one.back"), session.path("/standards")),
                        standard.title(),
                        state(kept),
                        unconfirmed(kept),
                        facts(kept),
                        standard.notes(),
                        links(session, standard),
                        standard.levels().stream()
                                .map(level -> level(standard, level))
                                .toList(),
                        standard.areas().stream()
                                .map(area -> area(session, whole, area))
                                .toList(),
                        history(session, whole)));
    }

    private ViewStandards.Whole whole(Context context) {
        return view.find(new StandardId(context.pathParam("standard"))).orElseThrow(Refusal::notFound);
    }

    private static List<LinkView> links(AdminSession session, Standard standard) {
        String page = session.path(page(standard));
        return List.of(
                new LinkView(MESSAGES.say("one.use"), page + "/use"),
                new LinkView(MESSAGES.say("one.edit"), page + "/frame"),
                new LinkView(MESSAGES.say("one.edit-levels"), page + "/levels"),
                new LinkView(MESSAGES.say("one.add"), page + "/criterion"),
                new LinkView(MESSAGES.say("one.export"), page + "/standard.json"));
    }

    private static List<FactView> facts(ViewStandards.Kept kept) {
        Standard standard = kept.standard();
        List<FactView> facts = new ArrayList<>();
        facts.add(fact("one.id", standard.id().value()));
        String valid = valid(standard);
        facts.add(fact("one.valid", valid == null ? MESSAGES.say("one.not-set") : valid));
        facts.add(fact("one.runs-from", from(standard.runsFrom())));
        facts.add(fact("one.cities-from", from(standard.citiesFrom())));
        facts.add(fact("one.count", known(standard)));
        facts.add(fact("one.rounding", MESSAGES.say(standard.rounding())));
        facts.add(fact("one.runs", MESSAGES.say("list.runs", "count", kept.runs())));
        facts.add(fact("one.cities", MESSAGES.say("list.cities", "count", kept.cities())));
        facts.add(fact("one.badges", MESSAGES.say("list.badges", "count", kept.badges())));
        return facts;
    }

    private static String from(@Nullable LocalDate from) {
        return from == null ? MESSAGES.say("one.not-set") : MESSAGES.say("one.from", "from", from);
    }

    private static FactView fact(String key, String value) {
        return new FactView(MESSAGES.say(key), value);
    }

    private static StandardView.Level level(Standard standard, Level level) {
        int known = standard.criteria().size();
        return new StandardView.Level(
                level.title(),
                MESSAGES.say("one.level.share", "percent", level.percent(), "all", standard.criteriaCount()),
                MESSAGES.say("one.level.points", "points", level.points()),
                level.points() > known ? MESSAGES.say("one.level.unreachable", "known", known) : null,
                level.provisional(),
                level.note());
    }

    private static StandardView.Area area(AdminSession session, ViewStandards.Whole whole, PracticeArea area) {
        Standard standard = whole.kept().standard();
        return new StandardView.Area(
                area.code(),
                area.title(),
                former(area.formerTitles()),
                standard.criteriaIn(area).stream()
                        .map(criterion -> criterion(session, whole, criterion))
                        .toList());
    }

    private static StandardView.Criterion criterion(
            AdminSession session, ViewStandards.Whole whole, Criterion criterion) {
        return new StandardView.Criterion(
                criterion.code().value(),
                new LinkView(
                        criterion.title(),
                        session.path(page(whole.kept().standard()) + "/criteria/" + criterion.code())),
                former(criterion.formerTitles()),
                criterion.statement(),
                criterion.core(),
                criterion.timeBoundMonths(),
                criterion.prerequisites().stream().map(CriterionCode::value).toList(),
                MESSAGES.say("list.runs", "count", whole.runs().getOrDefault(criterion.code(), 0)),
                criterion.provisional(),
                criterion.note());
    }

    private static List<String> former(List<Standard.FormerTitle> titles) {
        return titles.stream()
                .map(one -> MESSAGES.say("one.former", "until", one.until(), "title", one.title()))
                .toList();
    }

    private static List<StandardView.Revision> history(AdminSession session, ViewStandards.Whole whole) {
        String page = session.path(page(whole.kept().standard()));
        return whole.revisions().stream()
                .limit(MOST_REVISIONS)
                .map(revision -> new StandardView.Revision(
                        Integer.toString(revision.number()),
                        Language.current().moment(revision.recordedAt()),
                        by(revision.recordedBy()),
                        revision.what().words(),
                        revision.number() == whole.latest()
                                ? null
                                : new LinkView(
                                        MESSAGES.say("history.restore"), page + "/restore/" + revision.number())))
                .toList();
    }

    /** Says who made a change; an operator's link names nobody. */
    static String by(String name) {
        return name.isEmpty() ? MESSAGES.say("history.operator") : name;
    }

    private void export(Context context) {
        visitor.session(context);
        Standard standard = whole(context).kept().standard();
        context.header("Cache-Control", "no-store");
        context.header("Content-Disposition", "attachment; filename=\"" + standard.id() + ".json\"");
        context.contentType("application/json; charset=utf-8").result(StandardFile.json(standard));
    }
}
