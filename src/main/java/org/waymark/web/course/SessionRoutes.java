package org.waymark.web.course;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.attendance.PlannedSession;
import org.waymark.journey.source.ChangeSessions;
import org.waymark.language.Messages;
import org.waymark.learning.SessionKind;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.part.LinkView;
import org.waymark.web.rule.RuleView.Choice;
import org.waymark.web.session.Session;
import org.waymark.web.session.Visitor;

/** The instructor changes the sessions of an activity. */
final class SessionRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(SessionRoutes.class);

    private static final int LONGEST_LABEL = 300;
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2200;

    private final Visitor visitor;
    private final ChangeSessions changeSessions;

    SessionRoutes(Visitor visitor, ChangeSessions changeSessions) {
        this.visitor = visitor;
        this.changeSessions = changeSessions;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/s/{session}/sessions", this::show);
        routes.post("/s/{session}/sessions", this::change);
    }

    private void show(Context context) {
        Session session = visitor.session(context);
        visitor.requireInstructor(session);
        List<SessionsView.Row> rows = new ArrayList<>();
        page(session).sessions().forEach(planned -> rows.add(row(planned)));
        rows.add(new SessionsView.Row("", "", "", kinds(SessionKind.MEETING), true));
        show(context, session, rows, page(session).locked() ? MESSAGES.say("sessions.locked") : null);
    }

    private void show(Context context, Session session, List<SessionsView.Row> rows, @Nullable String error) {
        ChangeSessions.SessionsPage page = page(session);
        SessionsView view = new SessionsView(
                visitor.layout(
                        session, MESSAGES.say("sessions.title"), page.instructor(), page.link(), "/attendance", null),
                visitor.form(session, "/sessions"),
                rows,
                error,
                new LinkView(MESSAGES.say("sessions.back"), session.path("/attendance")));
        visitor.show(context, session, view);
    }

    private void change(Context context) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        visitor.requireInstructor(session);
        List<SessionsView.Row> rows = rows(form);
        List<String> dropped = form.all("drop");
        List<ChangeSessions.Change> changes = new ArrayList<>();
        for (int place = 0; place < rows.size(); place++) {
            SessionsView.Row row = rows.get(place);
            boolean empty = row.number().isEmpty()
                    && row.date().isEmpty()
                    && row.label().isEmpty();
            if (empty || dropped.contains(Integer.toString(place))) {
                continue;
            }
            Optional<LocalDate> date = date(row.date());
            if (date.isEmpty() || row.label().isEmpty()) {
                context.status(422);
                show(context, session, rows, MESSAGES.say("sessions.incomplete"));
                return;
            }
            changes.add(new ChangeSessions.Change(
                    row.number().isEmpty() ? null : Integer.valueOf(row.number()),
                    date.get(),
                    row.label(),
                    kind(row),
                    row.counts()));
        }
        if (!changeSessions.change(visitor.approver(session), changes)) {
            throw Refusal.badInput();
        }
        context.status(303).header("Location", session.path("/sessions"));
    }

    /** The rows as they were posted. */
    private static List<SessionsView.Row> rows(Form form) {
        List<String> numbers = form.all("number");
        List<String> dates = form.all("date");
        List<String> labels = form.all("label");
        List<String> kinds = form.all("kind");
        List<String> counts = form.all("counts");
        if (numbers.size() > ChangeSessions.MOST
                || dates.size() != numbers.size()
                || labels.size() != numbers.size()
                || kinds.size() != numbers.size()) {
            throw Refusal.badInput();
        }
        List<SessionsView.Row> rows = new ArrayList<>();
        for (int place = 0; place < numbers.size(); place++) {
            String label = labels.get(place).replaceAll("\\p{Cntrl}", " ").strip();
            if (!numbers.get(place).matches("\\d{0,4}") || label.length() > LONGEST_LABEL) {
                throw Refusal.badInput();
            }
            rows.add(new SessionsView.Row(
                    numbers.get(place),
                    dates.get(place).strip(),
                    label,
                    kinds(read(kinds.get(place))),
                    counts.contains(Integer.toString(place))));
        }
        return rows;
    }

    private static SessionKind read(String kind) {
        try {
            return SessionKind.valueOf(kind);
        } catch (IllegalArgumentException e) {
            throw Refusal.badInput();
        }
    }

    private static SessionKind kind(SessionsView.Row row) {
        return row.kinds().stream()
                .filter(Choice::chosen)
                .map(choice -> SessionKind.valueOf(choice.value()))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text))
                    .filter(date -> date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static SessionsView.Row row(PlannedSession planned) {
        return new SessionsView.Row(
                Integer.toString(planned.number()),
                planned.session().date().toString(),
                planned.session().label(),
                kinds(planned.session().kind()),
                planned.counts());
    }

    private static List<Choice> kinds(SessionKind chosen) {
        return Arrays.stream(SessionKind.values())
                .map(kind -> new Choice(kind.name(), MESSAGES.say(kind), "", kind == chosen))
                .toList();
    }

    private ChangeSessions.SessionsPage page(Session session) {
        return changeSessions.view(visitor.link(session), session.learner()).orElseThrow(Refusal::notFound);
    }
}
