package org.waymark.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.waymark.completion.Attendance;
import org.waymark.journey.MarkAttendance;
import org.waymark.journey.MarkAttendance.AttendancePage;
import org.waymark.people.LearnerId;
import org.waymark.progress.Rule;
import org.waymark.progress.Source;
import org.waymark.web.view.AttendanceView;
import org.waymark.web.view.LinkView;

/** The instructor marks who was at the sessions of a Sprint or a series. */
final class AttendanceRoutes {
    /** With the sessions of a long series this stays well below the number of fields that a form may have. */
    private static final int ROWS = 25;

    private final Visitor visitor;
    private final Pages pages;
    private final MarkAttendance markAttendance;

    AttendanceRoutes(Visitor visitor, Pages pages, MarkAttendance markAttendance) {
        this.visitor = visitor;
        this.pages = pages;
        this.markAttendance = markAttendance;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/s/{session}/attendance", this::show);
        routes.post("/s/{session}/attendance", this::mark);
    }

    private void show(Context context) {
        Session session = visitor.session(context);
        visitor.requireInstructor(session);
        AttendancePage page =
                markAttendance.view(visitor.link(session), session.learner()).orElseThrow(Refusal::notFound);
        int last = Math.max(0, (page.rows().size() - 1) / ROWS);
        int number = Math.min(last, number(Form.query(context).text("page")));
        int sessions = page.entry().run().sessions().size();
        Rule rule = page.rule();
        AttendanceView view = new AttendanceView(
                visitor.layout(session, "Attendance", page.instructor(), page.link(), "/attendance", null),
                rule.counts(Source.ATTENDANCE),
                session.path("/rule"),
                asked(rule, sessions),
                visitor.form(session, "/attendance?page=" + number),
                page.entry().run().sessions().stream().map(Words::session).toList(),
                page.rows().stream()
                        .skip((long) number * ROWS)
                        .limit(ROWS)
                        .map(row -> row(row, sessions))
                        .toList(),
                number == 0 ? null : page(session, number - 1, "Earlier names"),
                number == last ? null : page(session, number + 1, "More names"));
        pages.show(context, "attendance", view, session.origins());
    }

    private static String asked(Rule rule, int sessions) {
        String which = rule.sessions() == 0 ? "all " + sessions : "at least " + rule.sessions() + " of " + sessions;
        return "Complete is who was at " + which + " sessions"
                + (rule.worksheet() ? " and handed in the worksheet." : ".");
    }

    private static @Nullable LinkView page(Session session, int number, String label) {
        return new LinkView(label, session.path("/attendance?page=" + number));
    }

    private static int number(String text) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }

    private static AttendanceView.Row row(MarkAttendance.Row row, int sessions) {
        String id = row.learner().id().value().toString();
        return new AttendanceView.Row(
                id,
                row.learner().displayName(),
                IntStream.range(0, sessions)
                        .mapToObj(session -> new AttendanceView.Box(
                                id + ":" + session, row.marks().sessions().contains(session)))
                        .toList(),
                row.marks().worksheet());
    }

    private void mark(Context context) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        visitor.requireInstructor(session);
        Map<LearnerId, Set<Integer>> marks = new LinkedHashMap<>();
        for (String row : form.all("row")) {
            marks.put(learner(row), new TreeSet<>());
        }
        for (String mark : form.all("mark")) {
            int colon = mark.indexOf(':');
            Set<Integer> sessions = colon < 0 ? null : marks.get(learner(mark.substring(0, colon)));
            if (sessions == null || !mark.substring(colon + 1).matches("\\d{1,3}")) {
                throw Refusal.badInput();
            }
            sessions.add(Integer.parseInt(mark.substring(colon + 1)));
        }
        List<LearnerId> sheets = new ArrayList<>();
        form.all("sheet").forEach(row -> sheets.add(learner(row)));
        Map<LearnerId, Attendance.Marks> all = new LinkedHashMap<>();
        marks.forEach(
                (learner, sessions) -> all.put(learner, new Attendance.Marks(sessions, sheets.contains(learner))));
        markAttendance.mark(visitor.link(session), session.learner(), all);
        context.status(303)
                .header(
                        "Location",
                        session.path(
                                "/attendance?page=" + number(Form.query(context).text("page"))));
    }

    private static LearnerId learner(String id) {
        try {
            return new LearnerId(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            throw Refusal.badInput();
        }
    }
}
