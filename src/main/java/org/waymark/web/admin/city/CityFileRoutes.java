package org.waymark.web.admin.city;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.admin.ManageCities;
import org.waymark.journey.standing.MarkCriteria;
import org.waymark.journey.standing.StandingJourneys;
import org.waymark.journey.standing.ViewStanding;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.people.CityId;
import org.waymark.people.IssuedCode;
import org.waymark.progress.city.Mark;
import org.waymark.progress.city.Standing;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.Level;
import org.waymark.standing.CityStandard;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.admin.Flash;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LinkView;

/** A city's page: where it stands on any day, what was noted of it, and its codes. */
final class CityFileRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(CityFileRoutes.class);
    private static final int MOST_CRITERIA = 200;
    private static final int LONGEST_CRITERIA = 4000;

    private final AdminVisitor visitor;
    private final ManageCities cities;
    private final StandingJourneys standings;

    CityFileRoutes(AdminVisitor visitor, ManageCities cities, StandingJourneys standings) {
        this.visitor = visitor;
        this.cities = cities;
        this.standings = standings;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/admin/{session}/cities/withdraw", this::withdraw);
        routes.get("/admin/{session}/cities/{city}", this::show);
        routes.post("/admin/{session}/cities/{city}/marks", this::mark);
        routes.post("/admin/{session}/cities/{city}/undo", this::undo);
    }

    private static CityId city(Context context) {
        return new CityId(AdminVisitor.id(context, "city"));
    }

    private static String page(CityId city) {
        return "/cities/" + city;
    }

    /** What was typed into the form of marks, and why it was not taken. */
    private record Typed(
            boolean confirmed,
            boolean takenBack,
            String criteria,
            String day,
            String evidence,
            @Nullable String problem) {
        Typed because(String why) {
            return new Typed(confirmed, takenBack, criteria, day, evidence, why);
        }
    }

    private void show(Context context) {
        AdminSession session = visitor.session(context);
        String today = standings.viewStanding.today().toString();
        show(context, session, city(context), new Typed(false, false, "", today, "", null));
    }

    private void show(Context context, AdminSession session, CityId id, Typed typed) {
        String asked = Form.query(context).text("on");
        LocalDate today = standings.viewStanding.today();
        Optional<LocalDate> day = asked.isEmpty() ? Optional.of(today) : Days.read(asked);
        ViewStanding.CityFile file =
                standings.viewStanding.view(id, day.orElse(today)).orElseThrow(Refusal::notFound);
        Standing standing = file.standing().standing();
        CityStandard said = file.standing().said();
        if (day.isEmpty()) {
            context.status(422);
        }
        visitor.show(
                context,
                session,
                new CityFileView(
                        visitor.layout(context, session, file.standing().city().name(), "/cities"),
                        file.standing().city().name(),
                        new LinkView(MESSAGES.say("city.back"), session.path("/cities")),
                        visitor.search(session, page(id)),
                        day.orElse(today).toString(),
                        day.isEmpty() ? MESSAGES.say("day.wrong") : null,
                        Language.current().day(standing.at()),
                        file.standing().standard().title(),
                        said == null || said.standard() == null
                                ? null
                                : Language.current().day(said.since()),
                        standing.points(),
                        standing.possible(),
                        standing.supported(),
                        standing.claimed(),
                        standing.level().map(Level::title).orElse(null),
                        StandingWords.gaps(file.standing().standard()),
                        standing.areas().stream().map(StandingWords::area).toList(),
                        new CityFileView.Marking(
                                visitor.form(session, page(id) + "/marks"),
                                typed.confirmed(),
                                typed.takenBack(),
                                typed.criteria(),
                                typed.day(),
                                typed.evidence(),
                                typed.problem()),
                        file.marks().stream().map(StandingWords::mark).toList(),
                        new LinkView(MESSAGES.say("city.change"), session.path("/cities/standard?city=" + id)),
                        file.standards().stream().map(StandingWords::said).toList(),
                        file.standards().isEmpty() ? null : visitor.form(session, page(id) + "/undo"),
                        visitor.form(
                                session,
                                "/cities",
                                new FormView.Field(
                                        "city", file.standing().city().name())),
                        file.codes().stream()
                                .map(code -> code(session, id, code))
                                .toList()));
    }

    private CityFileView.Code code(AdminSession session, CityId city, IssuedCode issued) {
        String shown = issued.code().shown();
        return new CityFileView.Code(
                shown,
                Language.current().moment(issued.createdAt()),
                issued.withdrawn()
                        ? null
                        : visitor.form(
                                session,
                                "/cities/withdraw",
                                new FormView.Field("code", shown),
                                new FormView.Field("city", city.toString())));
    }

    private void mark(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        CityId id = city(context);
        Typed typed = new Typed(
                form.text("kind").equals("confirmed"),
                form.text("taken-back").equals("yes"),
                form.text("criteria"),
                form.text("day"),
                form.text("evidence").strip(),
                null);
        Optional<LocalDate> day = Days.read(typed.day());
        List<CriterionCode> criteria = Arrays.stream(typed.criteria().split("[\\s,;]+"))
                .filter(code -> !code.isEmpty())
                .map(code -> new CriterionCode(code.toUpperCase(Locale.ROOT)))
                .distinct()
                .toList();
        Optional<String> problem = problem(typed, day, criteria);
        if (problem.isPresent()) {
            refuse(context, session, id, typed.because(problem.get()));
            return;
        }
        MarkCriteria.Marked marked = standings.markCriteria.mark(
                id,
                new MarkCriteria.Marking(
                        typed.confirmed() ? Mark.Kind.CONFIRMED : Mark.Kind.CLAIMED,
                        criteria,
                        null,
                        day.orElseThrow(),
                        typed.takenBack(),
                        typed.evidence(),
                        visitor.name(session)));
        if (marked instanceof MarkCriteria.NoSuchCriteria none) {
            refuse(
                    context,
                    session,
                    id,
                    typed.because(MESSAGES.say(
                            "mark.unknown",
                            "standard",
                            none.standard().title(),
                            "codes",
                            Language.current()
                                    .all(none.unknown().stream()
                                            .map(CriterionCode::value)
                                            .toList()))));
        } else if (marked instanceof MarkCriteria.Noted) {
            visitor.backTo(context, session, page(id), Flash.MARKS_NOTED);
        } else {
            throw Refusal.notFound();
        }
    }

    private static Optional<String> problem(Typed typed, Optional<LocalDate> day, List<CriterionCode> criteria) {
        if (criteria.isEmpty()
                || criteria.size() > MOST_CRITERIA
                || typed.criteria().length() > LONGEST_CRITERIA) {
            return Optional.of(MESSAGES.say("mark.criteria-wrong"));
        }
        if (day.isEmpty()) {
            return Optional.of(MESSAGES.say("day.wrong"));
        }
        return typed.evidence().length() > MarkCriteria.LONGEST_EVIDENCE
                ? Optional.of(MESSAGES.say("mark.evidence-long", "longest", MarkCriteria.LONGEST_EVIDENCE))
                : Optional.empty();
    }

    private void refuse(Context context, AdminSession session, CityId id, Typed typed) {
        context.status(422);
        show(context, session, id, typed);
    }

    private void undo(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        CityId id = city(context);
        boolean done = standings.changeStandard.undo(id, visitor.name(session));
        visitor.backTo(context, session, page(id), done ? Flash.STANDARD_UNDONE : Flash.NOTHING_DONE);
    }

    private void withdraw(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        boolean done = cities.withdrawCode(form.text("code"));
        String page = form.id("city", CityId::new).map(CityFileRoutes::page).orElse("/cities");
        visitor.backTo(context, session, page, done ? Flash.CODE_WITHDRAWN : Flash.NOTHING_DONE);
    }
}
