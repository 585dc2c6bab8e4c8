package org.waymark.web.admin.city;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.standing.ChangeStandard;
import org.waymark.journey.standing.StandingJourneys;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.people.CityId;
import org.waymark.progress.city.DryRun;
import org.waymark.standard.StandardId;
import org.waymark.standing.StandardChange;
import org.waymark.web.Days;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.admin.Flash;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LinkView;

/** The change of one, some or all cities to another version of the Standard: first shown, then made, undone if need be. */
final class ChangeoverRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(ChangeoverRoutes.class);
    private static final String PAGE = "/cities/standard";
    private static final int MOST_LISTED = 50;
    private static final int MOST_CHOSEN = 5000;

    private final AdminVisitor visitor;
    private final StandingJourneys standings;
    private final ChangeStandard changes;

    ChangeoverRoutes(AdminVisitor visitor, StandingJourneys standings) {
        this.visitor = visitor;
        this.standings = standings;
        this.changes = standings.changeStandard;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/{session}/cities/standard", this::ask);
        routes.post("/admin/{session}/cities/standard", this::change);
        routes.post("/admin/{session}/cities/standard/undo", this::undo);
    }

    /**
     * What was asked for.
     *
     * @param chosen null for all cities
     */
    private record Asked(
            @Nullable List<CityId> chosen, String standard, String day, boolean claims, boolean confirmations) {

        static Asked of(Form form) {
            List<String> cities = form.all("city");
            if (cities.size() > MOST_CHOSEN) {
                throw Refusal.badInput();
            }
            List<CityId> chosen = new ArrayList<>();
            for (String city : cities) {
                try {
                    chosen.add(new CityId(UUID.fromString(city)));
                } catch (IllegalArgumentException e) {
                    throw Refusal.badInput();
                }
            }
            return new Asked(
                    chosen.isEmpty() ? null : List.copyOf(chosen),
                    form.text("standard"),
                    form.text("from"),
                    form.text("claims").equals("yes"),
                    form.text("confirmations").equals("yes"));
        }

        Optional<ChangeStandard.Change> change(String by) {
            return Days.read(day)
                    .map(from -> new ChangeStandard.Change(new StandardId(standard), from, claims, confirmations, by));
        }

        List<FormView.Field> cities() {
            return chosen == null
                    ? List.of()
                    : chosen.stream()
                            .map(city -> new FormView.Field("city", city.toString()))
                            .toList();
        }
    }

    private void ask(Context context) {
        AdminSession session = visitor.session(context);
        Asked asked = Asked.of(Form.query(context));
        show(context, session, asked, !asked.standard().isEmpty());
    }

    private void show(Context context, AdminSession session, Asked asked, boolean preview) {
        Optional<ChangeStandard.Change> change = asked.change(visitor.name(session));
        Optional<ChangeStandard.Preview> shown =
                preview ? change.flatMap(wanted -> changes.preview(asked.chosen(), wanted)) : Optional.empty();
        String problem = null;
        if (preview && change.isEmpty()) {
            problem = MESSAGES.say("day.wrong");
        } else if (preview && shown.isEmpty()) {
            problem = MESSAGES.say("change.no-standard");
        }
        if (problem != null) {
            context.status(422);
        }
        LocalDate today = standings.viewStanding.today();
        List<CityId> chosen = asked.chosen();
        visitor.show(
                context,
                session,
                new ChangeoverView(
                        visitor.layout(context, session, MESSAGES.say("change.heading"), "/cities"),
                        new LinkView(MESSAGES.say("city.back"), session.path("/cities")),
                        new FormView(session.path(PAGE), "", asked.cities()),
                        chosen == null
                                ? MESSAGES.say("change.all")
                                : MESSAGES.say("change.some", "count", chosen.size()),
                        changes.listChoices().stream()
                                .map(one -> new ChangeoverView.Choice(
                                        one.id().value(),
                                        one.title(),
                                        one.id().value().equals(asked.standard())))
                                .toList(),
                        preview ? asked.day() : today.toString(),
                        asked.claims(),
                        asked.confirmations(),
                        problem,
                        shown.map(one -> preview(session, asked, one)).orElse(null),
                        changes.listChanges().stream()
                                .map(one -> done(session, one))
                                .toList()));
    }

    private ChangeoverView.Preview preview(AdminSession session, Asked asked, ChangeStandard.Preview preview) {
        List<FormView.Field> fields = new ArrayList<>(asked.cities());
        fields.add(new FormView.Field("standard", asked.standard()));
        fields.add(new FormView.Field("from", asked.day()));
        fields.add(new FormView.Field("claims", asked.claims() ? "yes" : ""));
        fields.add(new FormView.Field("confirmations", asked.confirmations() ? "yes" : ""));
        return new ChangeoverView.Preview(
                visitor.form(session, PAGE, fields.toArray(FormView.Field[]::new)),
                preview.to().title(),
                preview.cities().size(),
                sum(preview, DryRun::stay),
                sum(preview, DryRun::needClaim),
                sum(preview, DryRun::fresh),
                preview.cities().stream()
                        .limit(MOST_LISTED)
                        .map(one -> city(session, one))
                        .toList(),
                Math.max(0, preview.cities().size() - MOST_LISTED));
    }

    private static int sum(ChangeStandard.Preview preview, Function<DryRun, List<DryRun.Line>> kind) {
        return preview.cities().stream()
                .mapToInt(one -> kind.apply(one.result()).size())
                .sum();
    }

    private static ChangeoverView.City city(AdminSession session, ChangeStandard.CityPreview of) {
        DryRun result = of.result();
        return new ChangeoverView.City(
                new LinkView(
                        of.city().name(), session.path("/cities/" + of.city().id())),
                of.before().title(),
                names(result.stay()),
                names(result.needClaim()),
                names(result.fresh()),
                names(result.gone().stream().filter(DryRun.Line::marked).toList()),
                result.supported());
    }

    private static List<String> names(List<DryRun.Line> lines) {
        return lines.stream()
                .map(line -> MESSAGES.say(
                        "change.criterion",
                        "code",
                        line.criterion().code().value(),
                        "title",
                        line.criterion().title(),
                        "related",
                        line.related().stream().map(ref -> ref.code().value()).collect(Collectors.joining(" ")),
                        "like",
                        line.related().isEmpty() ? "no" : "yes"))
                .toList();
    }

    private ChangeoverView.Done done(AdminSession session, StandardChange change) {
        StandardId standard = change.standard();
        return new ChangeoverView.Done(
                standard == null
                        ? MESSAGES.say("change.done.programme", "count", change.cities(), "day", change.since())
                        : MESSAGES.say(
                                "change.done",
                                "count",
                                change.cities(),
                                "standard",
                                standard.value(),
                                "day",
                                change.since()),
                StandingWords.by(change.recordedBy()),
                Language.current().moment(change.recordedAt()),
                visitor.form(
                        session,
                        PAGE + "/undo",
                        new FormView.Field("at", change.recordedAt().toString())));
    }

    private void change(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        Asked asked = Asked.of(form);
        Optional<ChangeStandard.Change> change = asked.change(visitor.name(session));
        if (change.isEmpty() || changes.preview(List.of(), change.get()).isEmpty()) {
            show(context, session, asked, true);
            return;
        }
        int changed = changes.change(asked.chosen(), change.get());
        List<CityId> chosen = asked.chosen();
        String page = chosen != null && chosen.size() == 1 ? "/cities/" + chosen.get(0) : "/cities";
        visitor.backTo(context, session, page, changed > 0 ? Flash.STANDARD_CHANGED : Flash.NOTHING_DONE);
    }

    private void undo(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        int undone = 0;
        try {
            undone = changes.undo(Instant.parse(form.text("at")), visitor.name(session));
        } catch (DateTimeParseException e) {
            // Nobody's change has such a moment.
        }
        visitor.backTo(context, session, PAGE, undone > 0 ? Flash.STANDARD_UNDONE : Flash.NOTHING_DONE);
    }
}
