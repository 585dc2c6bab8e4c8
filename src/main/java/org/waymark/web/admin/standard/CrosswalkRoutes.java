package org.waymark.web.admin.standard;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.standard.EditCrosswalk;
import org.waymark.journey.standard.StandardJourneys;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.standard.Association;
import org.waymark.standard.Criterion;
import org.waymark.standard.CriterionRef;
import org.waymark.standard.Standard;
import org.waymark.standard.StandardId;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.admin.Flash;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;

/** Serves the crosswalk of two Standards in both directions, with its history. */
final class CrosswalkRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(CrosswalkRoutes.class);
    private static final int MOST_EVENTS = 100;

    private final AdminVisitor visitor;
    private final EditCrosswalk crosswalk;

    CrosswalkRoutes(AdminVisitor visitor, StandardJourneys journeys) {
        this.visitor = visitor;
        this.crosswalk = journeys.editCrosswalk;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/{session}/crosswalk", this::show);
        routes.post("/admin/{session}/crosswalk/remove", this::remove);
        routes.post("/admin/{session}/crosswalk/undo", this::undo);
    }

    private void show(Context context) {
        AdminSession session = visitor.session(context);
        Form query = Form.query(context);
        Optional<EditCrosswalk.Page> page = crosswalk.view(id(query, "from"), id(query, "to"));
        visitor.show(
                context,
                session,
                new CrosswalkView(
                        visitor.layout(context, session, MESSAGES.say("crosswalk.heading"), "/standards"),
                        visitor.search(session, "/crosswalk"),
                        page.map(found -> options(found.all(), found.from())).orElse(List.of()),
                        page.map(found -> options(found.all(), found.to())).orElse(List.of()),
                        page.map(found -> new LinkView(
                                        MESSAGES.say("crosswalk.add"),
                                        session.path(RelationRoutes.page(found.from(), found.to()))))
                                .orElse(null),
                        page.map(found -> side(session, found, true)).orElse(null),
                        page.map(found -> side(session, found, false)).orElse(null),
                        page.map(found -> history(session, found)).orElse(List.of())));
    }

    private static @Nullable StandardId id(Form query, String name) {
        String value = query.get(name);
        return value == null ? null : new StandardId(value);
    }

    static List<OptionView> options(List<Standard> all, Standard chosen) {
        return all.stream()
                .map(one ->
                        new OptionView(one.id().value(), one.title(), one.id().equals(chosen.id())))
                .toList();
    }

    private CrosswalkView.Side side(AdminSession session, EditCrosswalk.Page page, boolean forth) {
        Standard from = forth ? page.from() : page.to();
        Standard to = forth ? page.to() : page.from();
        List<CrosswalkView.Row> rows = from.criteria().stream()
                .map(criterion -> new CrosswalkView.Row(
                        criterion.code().value(),
                        criterion.title(),
                        page.relations().stream()
                                .flatMap(one -> relation(session, page, one, from.ref(criterion.code()), to).stream())
                                .toList()))
                .toList();
        long unrelated = rows.stream().filter(row -> row.relations().isEmpty()).count();
        return new CrosswalkView.Side(
                forth ? "forth" : "back",
                MESSAGES.say(forth ? "crosswalk.forth" : "crosswalk.back", "from", from.title(), "to", to.title()),
                MESSAGES.say(forth ? "crosswalk.forth.lead" : "crosswalk.back.lead", "unrelated", unrelated),
                rows);
    }

    private Optional<CrosswalkView.Relation> relation(
            AdminSession session, EditCrosswalk.Page page, Association one, CriterionRef here, Standard there) {
        boolean forward = one.from().equals(here);
        CriterionRef other = forward ? one.to() : one.from();
        if (!forward && !one.to().equals(here)) {
            return Optional.empty();
        }
        return Optional.of(new CrosswalkView.Relation(
                type(one, forward),
                other.code().value(),
                there.findCriterion(other.code()).map(Criterion::title).orElse(""),
                one.provisional(),
                one.note(),
                new LinkView(MESSAGES.say("crosswalk.change"), session.path(RelationRoutes.page(one))),
                visitor.form(session, "/crosswalk/remove", fields(one, since(page, one)))));
    }

    private static String since(EditCrosswalk.Page page, Association one) {
        return page.events().stream()
                .filter(event -> event.added() && event.association().equals(one))
                .map(EditCrosswalk.Event::at)
                .max(Comparator.naturalOrder())
                .map(Instant::toString)
                .orElse("");
    }

    static String type(Association one, boolean forward) {
        return MESSAGES.say("AssociationType." + one.type().name() + (forward ? "" : ".back"));
    }

    private static FormView.Field[] fields(Association one, String at) {
        return new FormView.Field[] {
            new FormView.Field("from", one.from().standard().value()),
            new FormView.Field("fromCode", one.from().code().value()),
            new FormView.Field("to", one.to().standard().value()),
            new FormView.Field("toCode", one.to().code().value()),
            new FormView.Field("at", at)
        };
    }

    private List<CrosswalkView.Change> history(AdminSession session, EditCrosswalk.Page page) {
        return page.events().stream()
                .limit(MOST_EVENTS)
                .map(event -> {
                    Association one = event.association();
                    return new CrosswalkView.Change(
                            MESSAGES.say(
                                    event.added() ? "crosswalk.added" : "crosswalk.removed",
                                    "from",
                                    one.from().code().value(),
                                    "type",
                                    type(one, true),
                                    "to",
                                    one.to().code().value()),
                            Language.current().moment(event.at()),
                            StandardRoutes.by(event.by()),
                            event.latest()
                                    ? visitor.form(
                                            session,
                                            "/crosswalk/undo",
                                            fields(one, event.at().toString()))
                                    : null);
                })
                .toList();
    }

    private void remove(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        CriterionRef from = ref(form, "from");
        CriterionRef to = ref(form, "to");
        back(context, session, from, to, crosswalk.remove(from, to, at(form), visitor.name(session)));
    }

    private void undo(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        CriterionRef from = ref(form, "from");
        CriterionRef to = ref(form, "to");
        back(
                context,
                session,
                from,
                to,
                crosswalk.undo(from, to, Objects.requireNonNullElse(at(form), Instant.EPOCH), visitor.name(session)));
    }

    private void back(
            Context context, AdminSession session, CriterionRef from, CriterionRef to, EditCrosswalk.Outcome outcome) {
        visitor.backTo(
                context,
                session,
                "/crosswalk?from=" + RelationRoutes.encode(from.standard().value()) + "&to="
                        + RelationRoutes.encode(to.standard().value()),
                outcome == EditCrosswalk.Outcome.DONE ? Flash.CROSSWALK_CHANGED : Flash.NOTHING_DONE);
    }

    static CriterionRef ref(Form form, String name) {
        return CriterionRef.of(form.text(name), form.text(name + "Code"));
    }

    /** The moment in a form; null when there is none. */
    static @Nullable Instant at(Form form) {
        try {
            String at = form.text("at");
            return at.isEmpty() ? null : Instant.parse(at);
        } catch (DateTimeException e) {
            throw Refusal.badInput();
        }
    }
}
