package org.waymark.web.admin.city;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.waymark.journey.admin.ManageCities;
import org.waymark.journey.standing.MarkCriteria;
import org.waymark.journey.standing.StandingJourneys;
import org.waymark.journey.standing.WriteNote;
import org.waymark.language.Messages;
import org.waymark.people.CityId;
import org.waymark.progress.city.Mark;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.StandardId;
import org.waymark.web.Days;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.admin.Flash;

/** A city's page: where it stands on any day, what is noted of it, its notes, and its codes. */
final class CityFileRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(CityFileRoutes.class);
    private static final int MOST_TICKS = 2000;
    private static final int LONGEST_CODE = 16;

    private final AdminVisitor visitor;
    private final ManageCities cities;
    private final StandingJourneys standings;
    private final CityFilePage page;

    CityFileRoutes(AdminVisitor visitor, ManageCities cities, StandingJourneys standings, CityFilePage page) {
        this.visitor = visitor;
        this.cities = cities;
        this.standings = standings;
        this.page = page;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/admin/{session}/cities/withdraw", this::withdraw);
        routes.get(
                "/admin/{session}/cities/{city}",
                context -> page.show(context, visitor.session(context), CityFilePage.city(context)));
        routes.post("/admin/{session}/cities/{city}/marks", this::mark);
        routes.post("/admin/{session}/cities/{city}/marks/undo", this::undoMark);
        routes.post("/admin/{session}/cities/{city}/undo", this::undo);
        routes.post("/admin/{session}/cities/{city}/notes", this::write);
        routes.post("/admin/{session}/cities/{city}/notes/remove", this::remove);
    }

    /** Ticks as they were, and as they are now: only what differs is noted, so that nobody else's notes are undone. */
    private record Change(Mark.Kind kind, Set<String> before, Set<String> after) {

        static Change of(Form form, Mark.Kind kind, String name) {
            Set<String> before = Arrays.stream(form.text("was-" + name).split(" "))
                    .filter(code -> !code.isEmpty())
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> after = new TreeSet<>(form.all(name));
            if (after.size() > MOST_TICKS || after.stream().anyMatch(code -> code.length() > LONGEST_CODE)) {
                throw Refusal.badInput();
            }
            return new Change(kind, before, after);
        }

        List<CriterionCode> changed(boolean takenBack) {
            Set<String> from = takenBack ? before : after;
            Set<String> without = takenBack ? after : before;
            return from.stream()
                    .filter(code -> !without.contains(code))
                    .map(CriterionCode::new)
                    .toList();
        }
    }

    private void mark(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        CityId id = CityFilePage.city(context);
        Change claims = Change.of(form, Mark.Kind.CLAIMED, "claimed");
        Change confirmations = Change.of(form, Mark.Kind.CONFIRMED, "confirmed");
        String evidence = form.text("evidence").strip();
        Optional<LocalDate> day = Days.read(form.text("day"));
        List<MarkCriteria.Marking> markings = new ArrayList<>();
        for (Change change : List.of(claims, confirmations)) {
            for (boolean takenBack : new boolean[] {false, true}) {
                List<CriterionCode> codes = change.changed(takenBack);
                if (!codes.isEmpty()) {
                    markings.add(new MarkCriteria.Marking(
                            change.kind(),
                            codes,
                            new StandardId(form.text("standard")),
                            day.orElse(null),
                            takenBack,
                            evidence,
                            visitor.name(session)));
                }
            }
        }
        Optional<String> problem = problem(markings, day, evidence);
        if (problem.isPresent()) {
            page.refuse(
                    context,
                    session,
                    id,
                    CityForms.nothing(page.today())
                            .with(
                                    new CityForms.Marking(form.text("day"), evidence, problem.get()),
                                    new CityForms.Ticks(claims.after(), confirmations.after())));
            return;
        }
        if (!(standings.markCriteria.mark(id, markings) instanceof MarkCriteria.Noted)) {
            // The page offers criteria of the version that it shows: this was no browser, or the city is gone.
            throw Refusal.notFound();
        }
        visitor.backTo(context, session, CityFilePage.address(id), Flash.MARKS_NOTED);
    }

    private static Optional<String> problem(
            List<MarkCriteria.Marking> markings, Optional<LocalDate> day, String evidence) {
        if (markings.isEmpty()) {
            return Optional.of(MESSAGES.say("mark.nothing"));
        }
        if (day.isEmpty()) {
            return Optional.of(MESSAGES.say("day.wrong"));
        }
        return evidence.length() > MarkCriteria.LONGEST_EVIDENCE
                ? Optional.of(MESSAGES.say("mark.evidence-long", "longest", MarkCriteria.LONGEST_EVIDENCE))
                : Optional.empty();
    }

    private void undoMark(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        CityId id = CityFilePage.city(context);
        boolean done = standings.markCriteria.undo(id, number(form), visitor.name(session));
        visitor.backTo(context, session, CityFilePage.address(id), done ? Flash.MARK_UNDONE : Flash.NOTHING_DONE);
    }

    /** The number that a form names; anything else is a thing that does not exist. */
    static int number(Form form) {
        String number = form.text("number");
        return number.matches("[0-9]{1,9}+") ? Integer.parseInt(number) : 0;
    }

    private void undo(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        CityId id = CityFilePage.city(context);
        boolean done = standings.changeStandard.undo(id, visitor.name(session));
        visitor.backTo(context, session, CityFilePage.address(id), done ? Flash.STANDARD_UNDONE : Flash.NOTHING_DONE);
    }

    private void write(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        CityId id = CityFilePage.city(context);
        String text = form.text("note").strip();
        if (text.isEmpty() || text.length() > WriteNote.LONGEST) {
            page.refuse(
                    context,
                    session,
                    id,
                    CityForms.nothing(page.today())
                            .with(text, MESSAGES.say("city.notes.wrong", "longest", WriteNote.LONGEST)));
            return;
        }
        if (!standings.writeNote.write(id, text, visitor.name(session))) {
            throw Refusal.notFound();
        }
        visitor.backTo(context, session, CityFilePage.address(id), Flash.NOTE_WRITTEN);
    }

    private void remove(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        CityId id = CityFilePage.city(context);
        boolean done = standings.writeNote.remove(id, number(form), visitor.name(session));
        visitor.backTo(context, session, CityFilePage.address(id), done ? Flash.NOTE_REMOVED : Flash.NOTHING_DONE);
    }

    private void withdraw(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        boolean done = cities.withdrawCode(form.text("code"));
        String address = form.id("city", CityId::new).map(CityFilePage::address).orElse("/cities");
        visitor.backTo(context, session, address, done ? Flash.CODE_WITHDRAWN : Flash.NOTHING_DONE);
    }
}
