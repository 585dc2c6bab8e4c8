package org.waymark.web.admin.standard;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.standard.EditStandard;
import org.waymark.journey.standard.Moves;
import org.waymark.journey.standard.StandardJourneys;
import org.waymark.journey.standard.ViewStandards;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.standard.Criterion;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.StandardId;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.part.FactView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LinkView;

/**
 * Serves the forms by which a Standard is changed. What was typed is checked first, and the page shows what it would
 * move; only what was shown is saved.
 */
final class StandardFormRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(StandardFormRoutes.class);
    private static final int MOST_CITIES = 100;

    private final AdminVisitor visitor;
    private final ViewStandards view;
    private final EditStandard edit;

    StandardFormRoutes(AdminVisitor visitor, StandardJourneys journeys) {
        this.visitor = visitor;
        this.view = journeys.viewStandards;
        this.edit = journeys.editStandard;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        add(
                routes,
                "/frame",
                context -> whole -> new FrameForm(edit, whole.kept().standard()));
        add(
                routes,
                "/levels",
                context -> whole -> new LevelsForm(edit, whole.kept().standard()));
        add(routes, "/use", context -> whole -> new UseForm(edit, whole.kept().standard()));
        add(
                routes,
                "/criterion",
                context -> whole -> new CriterionForm(edit, whole.kept().standard(), null));
        add(
                routes,
                "/criteria/{code}",
                context -> whole -> new CriterionForm(edit, whole.kept().standard(), criterion(context, whole)));
        add(
                routes,
                "/restore/{number}",
                context -> whole -> new RestoreForm(edit, whole.kept().standard(), number(context, whole)));
    }

    private void add(
            RoutesConfig routes, String page, Function<Context, Function<ViewStandards.Whole, EditForm>> form) {
        String path = "/admin/{session}/standards/{standard}" + page;
        routes.get(path, context -> {
            AdminSession session = visitor.session(context);
            ViewStandards.Whole whole = whole(context);
            open(context, session, whole, form.apply(context).apply(whole));
        });
        routes.post(path, context -> {
            Form posted = Form.posted(context);
            AdminSession session = visitor.posting(context, posted);
            ViewStandards.Whole whole = whole(context);
            post(context, session, whole, form.apply(context).apply(whole), posted);
        });
    }

    private ViewStandards.Whole whole(Context context) {
        return view.find(new StandardId(context.pathParam("standard"))).orElseThrow(Refusal::notFound);
    }

    private static Criterion criterion(Context context, ViewStandards.Whole whole) {
        return whole.kept()
                .standard()
                .findCriterion(new CriterionCode(context.pathParam("code")))
                .orElseThrow(Refusal::notFound);
    }

    private static int number(Context context, ViewStandards.Whole whole) {
        return whole.revisions().stream()
                .map(revision -> revision.number())
                .filter(number -> Integer.toString(number).equals(context.pathParam("number")))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private void open(Context context, AdminSession session, ViewStandards.Whole whole, EditForm form) {
        boolean nothingToType = form.stored().isEmpty() && form instanceof RestoreForm;
        if (nothingToType) {
            show(context, session, whole, form, form.stored(), form.check(form.stored(), whole.latest()), null);
        } else {
            show(context, session, whole, form, form.stored(), null, null);
        }
    }

    private void post(Context context, AdminSession session, ViewStandards.Whole whole, EditForm form, Form posted) {
        Map<String, String> typed = form.read(posted);
        int from = from(posted);
        boolean save = posted.text("do").equals("save");
        boolean tried = posted.text("tried").equals(fingerprint(typed, from));
        EditStandard.Outcome outcome =
                save && tried ? form.save(typed, from, visitor.name(session)) : form.check(typed, from);
        if (save && tried && outcome instanceof EditStandard.Good) {
            visitor.backTo(context, session, page(whole), form.done());
            return;
        }
        if (!(outcome instanceof EditStandard.Good)) {
            context.status(outcome instanceof EditStandard.Overtaken ? 409 : 422);
        }
        show(
                context,
                session,
                whole,
                form,
                typed,
                outcome,
                save && !tried && outcome instanceof EditStandard.Good ? MESSAGES.say("edit.unchecked") : null);
    }

    private static int from(Form posted) {
        try {
            return Integer.parseInt(posted.text("revision"));
        } catch (NumberFormatException e) {
            throw Refusal.badInput();
        }
    }

    private void show(
            Context context,
            AdminSession session,
            ViewStandards.Whole whole,
            EditForm form,
            Map<String, String> typed,
            EditStandard.@Nullable Outcome outcome,
            @Nullable String problem) {
        Map<String, String> problems = new LinkedHashMap<>();
        String said = problem;
        EditView.Conflict conflict = null;
        EditView.Moves moves = null;
        // The next form starts from what the reader has just been told.
        int from = whole.latest();
        if (outcome instanceof EditStandard.Refused refused) {
            refused.fields().forEach((name, message) -> problems.put(name, message.words()));
            said = refused.others().isEmpty()
                    ? MESSAGES.say("edit.problem")
                    : MESSAGES.say("edit.problem.others", "others", Message.sentences(refused.others()));
        } else if (outcome instanceof EditStandard.Overtaken overtaken) {
            conflict = new EditView.Conflict(
                    overtaken.since().stream().map(StandardFormRoutes::seen).toList());
        } else if (outcome instanceof EditStandard.Good good) {
            moves = moves(good.moves(), fingerprint(typed, from));
        }
        visitor.show(
                context,
                session,
                new EditView(
                        visitor.layout(context, session, form.heading(), "/standards"),
                        new LinkView(whole.kept().standard().title(), session.path(page(whole))),
                        form.heading(),
                        form.lead(),
                        visitor.form(
                                session,
                                page(whole) + form.page(),
                                new FormView.Field("revision", Integer.toString(from))),
                        form.groups(typed, problems),
                        said,
                        conflict,
                        moves,
                        false));
    }

    private static String seen(EditStandard.Seen seen) {
        String by = seen.revision().recordedBy();
        return MESSAGES.say(
                "conflict.change",
                "when",
                seen.revision().recordedAt(),
                "by",
                by.isEmpty() ? MESSAGES.message("history.operator") : by,
                "what",
                Message.sentences(seen.differences()));
    }

    private static EditView.Moves moves(Moves moves, String tried) {
        List<Moves.CityMove> moved = moves.moved();
        return new EditView.Moves(
                tried,
                Message.words(moves.changes()),
                List.of(
                        new FactView(MESSAGES.say("moves.runs"), moves.runs().words()),
                        new FactView(
                                MESSAGES.say("moves.cities-fact"),
                                moves.cities().words()),
                        new FactView(
                                MESSAGES.say("moves.badges"), moves.badges().words())),
                moved.stream()
                        .limit(MOST_CITIES)
                        .map(city -> new EditView.City(city.city(), place(city.now()), place(city.then())))
                        .toList(),
                moved.size() > MOST_CITIES ? MESSAGES.say("moves.more", "count", moved.size() - MOST_CITIES) : null);
    }

    private static String place(Moves.Place place) {
        String level = place.level();
        return level == null
                ? MESSAGES.say("moves.standing.none", "points", place.points(), "standard", place.standard())
                : MESSAGES.say(
                        "moves.standing", "points", place.points(), "level", level, "standard", place.standard());
    }

    /** Names what was typed, so that only what was shown is saved. */
    private static String fingerprint(Map<String, String> typed, int from) {
        return UUID.nameUUIDFromBytes((from + " " + typed).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static String page(ViewStandards.Whole whole) {
        return "/standards/" + whole.kept().standard().id();
    }
}
