package org.waymark.web.admin.standard;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.standard.EditCrosswalk;
import org.waymark.journey.standard.StandardJourneys;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.standard.Association;
import org.waymark.standard.AssociationType;
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

/** Serves the form of one relation between criteria of two Standards. */
final class RelationRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(RelationRoutes.class);
    private static final String PAGE = "/crosswalk/relation";

    private final AdminVisitor visitor;
    private final EditCrosswalk crosswalk;

    RelationRoutes(AdminVisitor visitor, StandardJourneys journeys) {
        this.visitor = visitor;
        this.crosswalk = journeys.editCrosswalk;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/{session}" + PAGE, this::open);
        routes.post("/admin/{session}" + PAGE, this::post);
    }

    /** The address of the form of a new relation. */
    static String page(Standard from, Standard to) {
        return PAGE + "?from=" + encode(from.id().value()) + "&to="
                + encode(to.id().value());
    }

    /** The address of the form of a relation that holds. */
    static String page(Association one) {
        return PAGE + "?from=" + encode(one.from().standard().value()) + "&fromCode="
                + encode(one.from().code().value()) + "&to="
                + encode(one.to().standard().value()) + "&toCode="
                + encode(one.to().code().value());
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private EditCrosswalk.Page page(Form form) {
        return crosswalk
                .view(new StandardId(form.text("from")), new StandardId(form.text("to")))
                .filter(page -> page.from().id().value().equals(form.text("from"))
                        && page.to().id().value().equals(form.text("to")))
                .orElseThrow(Refusal::notFound);
    }

    private void open(Context context) {
        AdminSession session = visitor.session(context);
        Form query = Form.query(context);
        EditCrosswalk.Page page = page(query);
        Map<String, String> typed = new LinkedHashMap<>();
        Instant seen = null;
        if (!query.text("fromCode").isEmpty()) {
            EditCrosswalk.Event kept = crosswalk
                    .find(CrosswalkRoutes.ref(query, "from"), CrosswalkRoutes.ref(query, "to"))
                    .orElseThrow(Refusal::notFound);
            seen = kept.at();
            typed.put("fromCode", query.text("fromCode"));
            typed.put("toCode", query.text("toCode"));
            typed.put("type", kept.association().type().name());
            typed.put("note", Objects.toString(kept.association().note(), ""));
            typed.put("provisional", FormFields.box(kept.association().provisional()));
        }
        show(context, session, page, typed, seen, null, null);
    }

    private void post(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        EditCrosswalk.Page page = page(form);
        Map<String, String> typed = FormFields.read(form, List.of("fromCode", "toCode", "type", "note", "provisional"));
        Optional<AssociationType> type = Arrays.stream(AssociationType.values())
                .filter(one -> one.name().equals(typed.get("type")))
                .findFirst();
        if (type.isEmpty()) {
            throw Refusal.badInput();
        }
        String note = form.text("note").strip();
        Association wanted = new Association(
                CrosswalkRoutes.ref(form, "from"),
                CrosswalkRoutes.ref(form, "to"),
                type.get(),
                note.isEmpty() ? null : note,
                FormFields.YES.equals(typed.get("provisional")));
        Instant seen = CrosswalkRoutes.at(form);
        Optional<Message> fault = crosswalk.findFault(wanted);
        if (fault.isPresent()) {
            context.status(422);
            show(context, session, page, typed, seen, fault.get().words(), null);
            return;
        }
        EditCrosswalk.Outcome outcome = crosswalk.put(wanted, seen, visitor.name(session));
        if (outcome == EditCrosswalk.Outcome.OVERTAKEN) {
            context.status(409);
            Optional<EditCrosswalk.Event> now = crosswalk.find(wanted.from(), wanted.to());
            show(
                    context,
                    session,
                    page,
                    typed,
                    now.map(EditCrosswalk.Event::at).orElse(null),
                    null,
                    now.map(RelationRoutes::said).orElse(MESSAGES.say("relation.gone")));
            return;
        }
        visitor.backTo(
                context,
                session,
                "/crosswalk?from=" + encode(page.from().id().value()) + "&to="
                        + encode(page.to().id().value()),
                outcome == EditCrosswalk.Outcome.DONE ? Flash.CROSSWALK_CHANGED : Flash.NOTHING_DONE);
    }

    private static String said(EditCrosswalk.Event now) {
        CriterionRef from = now.association().from();
        CriterionRef to = now.association().to();
        return MESSAGES.say(
                "conflict.change",
                "when",
                now.at(),
                "by",
                StandardRoutes.by(now.by()),
                "what",
                MESSAGES.say(
                        "relation.now",
                        "from",
                        from.code().value(),
                        "type",
                        CrosswalkRoutes.type(now.association(), true),
                        "to",
                        to.code().value(),
                        "note",
                        Objects.toString(now.association().note(), "")));
    }

    private void show(
            Context context,
            AdminSession session,
            EditCrosswalk.Page page,
            Map<String, String> typed,
            @Nullable Instant seen,
            @Nullable String problem,
            @Nullable String conflict) {
        String heading = MESSAGES.say("relation.heading");
        FormFields fields = new FormFields(typed, Map.of())
                .choice("fromCode", "relation.from", criteria(page.from(), typed.get("fromCode")))
                .choice(
                        "type",
                        "relation.type",
                        Arrays.stream(AssociationType.values())
                                .map(one -> new OptionView(
                                        one.name(),
                                        MESSAGES.say(one),
                                        one.name().equals(typed.get("type"))))
                                .toList())
                .choice("toCode", "relation.to", criteria(page.to(), typed.get("toCode")))
                .add("note", EditView.Kind.TEXT, "relation.note", "relation.note.hint")
                .add("provisional", EditView.Kind.CHECK, "relation.provisional");
        visitor.show(
                context,
                session,
                new EditView(
                        visitor.layout(context, session, heading, "/standards"),
                        new LinkView(
                                MESSAGES.say("crosswalk.heading"),
                                session.path("/crosswalk?from="
                                        + encode(page.from().id().value()) + "&to="
                                        + encode(page.to().id().value()))),
                        heading,
                        MESSAGES.say("relation.lead"),
                        visitor.form(
                                session,
                                PAGE,
                                new FormView.Field("from", page.from().id().value()),
                                new FormView.Field("to", page.to().id().value()),
                                new FormView.Field("at", Objects.toString(seen, ""))),
                        List.of(fields.group(MESSAGES.say("relation.group"))),
                        problem,
                        conflict == null ? null : new EditView.Conflict(List.of(conflict)),
                        null,
                        true));
    }

    private static List<OptionView> criteria(Standard standard, @Nullable String chosen) {
        return standard.criteria().stream()
                .map(one -> new OptionView(
                        one.code().value(),
                        one.code() + " " + one.title(),
                        one.code().value().equals(chosen)))
                .toList();
    }
}
