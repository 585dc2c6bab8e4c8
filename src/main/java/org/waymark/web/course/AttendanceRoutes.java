package org.waymark.web.course;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.attendance.Marks;
import org.waymark.attendance.PlannedSession;
import org.waymark.journey.source.MarkAttendance;
import org.waymark.journey.source.MarkAttendance.AttendancePage;
import org.waymark.language.Messages;
import org.waymark.people.Alphabet;
import org.waymark.progress.Rule;
import org.waymark.progress.RuleWords;
import org.waymark.progress.Source;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.Words;
import org.waymark.web.session.Session;
import org.waymark.web.session.Visitor;

/** The instructor marks who was at the sessions of a Sprint or a series. */
final class AttendanceRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(AttendanceRoutes.class);

    private final Visitor visitor;
    private final MarkAttendance markAttendance;

    AttendanceRoutes(Visitor visitor, MarkAttendance markAttendance) {
        this.visitor = visitor;
        this.markAttendance = markAttendance;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/s/{session}/attendance", this::show);
        routes.post("/s/{session}/attendance", this::mark);
    }

    private void show(Context context) {
        Session session = visitor.session(context);
        visitor.requireInstructor(session);
        Form query = Form.query(context);
        AttendancePage page = markAttendance
                .view(
                        visitor.link(session),
                        session.learner(),
                        number(query.text("page")),
                        Alphabet.ofReader(context.header("Accept-Language")))
                .orElseThrow(Refusal::notFound);
        int last = Math.max(0, (page.people() - 1) / MarkAttendance.PAGE);
        List<PlannedSession> sessions = page.sessions();
        Rule rule = page.rule();
        AttendanceView view = new AttendanceView(
                visitor.layout(
                        session,
                        MESSAGES.say("attendance.title"),
                        page.instructor(),
                        page.link(),
                        "/attendance",
                        flash(query.text("did"))),
                rule.counts(Source.ATTENDANCE),
                session.path("/rule"),
                asked(rule, PlannedSession.count(sessions)),
                session.path("/sessions"),
                visitor.form(session, "/attendance?page=" + page.number()),
                sessions.stream()
                        .map(planned -> new AttendanceView.Column(planned.number(), label(planned)))
                        .toList(),
                page.rows().stream().map(row -> row(row, sessions)).toList(),
                page.number() == 0 ? null : page(session, page.number() - 1, MESSAGES.say("attendance.earlier")),
                page.number() == last ? null : page(session, page.number() + 1, MESSAGES.say("attendance.more")));
        visitor.show(context, session, view);
    }

    private static String label(PlannedSession planned) {
        String session = Words.session(planned.session());
        return planned.counts() ? session : MESSAGES.say("attendance.uncounted", "session", session);
    }

    private static String asked(Rule rule, int sessions) {
        return MESSAGES.say(
                "attendance.asked",
                "sessions",
                RuleWords.which(rule, sessions),
                "worksheet",
                rule.attendance().worksheet());
    }

    private static @Nullable LinkView page(Session session, int number, String label) {
        return new LinkView(label, session.path("/attendance?page=" + number));
    }

    private static int number(String text) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }

    private static @Nullable String flash(String did) {
        return did.matches("\\d{1,4}") ? MESSAGES.say("attendance.saved", "people", Integer.parseInt(did)) : null;
    }

    private static AttendanceView.Row row(MarkAttendance.Row row, List<PlannedSession> sessions) {
        String subject = row.member().subject();
        Marks marks = row.marks();
        // What was marked of a session that is not on the page stays as it is.
        String former = sessions.stream()
                .map(PlannedSession::number)
                .filter(marks.sessions()::contains)
                .map(String::valueOf)
                .collect(Collectors.joining(","));
        return new AttendanceView.Row(
                subject,
                row.member().displayName(),
                sessions.stream()
                        .map(PlannedSession::number)
                        .map(number -> new AttendanceView.Box(
                                number + ":" + subject, marks.sessions().contains(number)))
                        .toList(),
                marks.worksheet(),
                former + ":" + (marks.worksheet() ? "yes" : "no"));
    }

    /** Each row tells how it stood when the page was opened, so that only what was changed there is changed. */
    private void mark(Context context) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        visitor.requireInstructor(session);
        List<String> rows = form.all("row");
        List<String> former = form.all("former");
        if (rows.size() != former.size() || rows.size() > MarkAttendance.PAGE) {
            throw Refusal.badInput();
        }
        Map<String, Set<Integer>> marks = new LinkedHashMap<>();
        rows.forEach(subject -> marks.put(subject, new TreeSet<>()));
        for (String mark : form.all("mark")) {
            int colon = mark.indexOf(':');
            Set<Integer> sessions = colon < 0 ? null : marks.get(mark.substring(colon + 1));
            if (sessions == null) {
                throw Refusal.badInput();
            }
            sessions.addAll(sessions(mark.substring(0, colon)));
        }
        Set<Integer> everyone = sessions(form.text("everyone"));
        marks.values().forEach(numbers -> numbers.addAll(everyone));
        List<String> sheets = form.all("sheet");
        Map<String, MarkAttendance.Change> changes = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            String[] was = former.get(i).split(":", -1);
            if (was.length != 2) {
                throw Refusal.badInput();
            }
            String subject = rows.get(i);
            changes.put(
                    subject,
                    new MarkAttendance.Change(
                            new Marks(sessions(was[0]), was[1].equals("yes")),
                            new Marks(marks.getOrDefault(subject, Set.of()), sheets.contains(subject))));
        }
        int changed = markAttendance.mark(visitor.approver(session), changes);
        context.status(303)
                .header(
                        "Location",
                        session.path(
                                "/attendance?page=" + number(Form.query(context).text("page")) + "&did=" + changed));
    }

    /** Numbers of sessions, with commas between. */
    private static Set<Integer> sessions(String text) {
        Set<Integer> sessions = new TreeSet<>();
        for (String number : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            if (!number.matches("\\d{1,3}")) {
                throw Refusal.badInput();
            }
            sessions.add(Integer.valueOf(number));
        }
        return sessions;
    }
}
