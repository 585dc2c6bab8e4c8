package org.waymark.web.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.web.course.AttendanceView;
import org.waymark.web.course.SessionsView;
import org.waymark.web.part.FactView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.rule.RuleView;

/** The pages on which an instructor says what it takes, and who was there. */
final class RuleSamples {
    private static final FormView FORM = new FormView("/do", "token");

    private RuleSamples() {}

    static Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("rule-plain", rule(null, null, null));
        all.put("rule-of-run", rule(null, null, ofRun(false)));
        all.put("rule-of-run-stopped", rule(null, null, ofRun(true)));
        all.put(
                "rule-trial",
                rule(
                        null,
                        new RuleView.Trial(
                                "LEARNER|ANY",
                                "This is complete when the learner attended all 4 sessions.",
                                "Careful: grades that you enter count here, and Waymark would write to the same column.",
                                List.of(
                                        new FactView("Would get it now", "2"),
                                        new FactView("Already have it", "1"),
                                        new FactView("Have it, but would not with these requirements", "1"),
                                        new FactView("Still missing something", "12")),
                                List.of(
                                        new RuleView.Row(
                                                "Ada Byron",
                                                "now",
                                                "Would get it now",
                                                List.of(
                                                        "You were marked present at 4 of 4 sessions. All 4 sessions are required.")),
                                        new RuleView.Row(
                                                "Bartholomew Featherstonehaugh-Cholmondeley",
                                                "problem",
                                                "Has it, but would not with these requirements",
                                                List.of(
                                                        "You were marked present at 1 of 4 sessions. All 4 sessions are required."))),
                                "14 more people are included in the numbers above."),
                        null));
        all.put("rule-faulty", rule("Nothing has been saved yet. Choose at least one source.", null, null));
        all.put("attendance-rich", attendance(true, 3, 4));
        all.put("attendance-uncounted", attendance(false, 1, 2));
        all.put("attendance-empty", attendance(true, 0, 4));
        all.put("attendance-nosessions", attendance(true, 2, 0));
        all.put("sessions-rich", sessions(Samples.layout("Sessions"), "Webinar", null));
        all.put("sessions-faulty", sessions(Samples.layout("Sessions"), "", "Every session needs a name and a date."));
        all.put("sessions-hostile", sessions(Samples.layout("Sessions"), Samples.HOSTILE, Samples.HOSTILE));
        return all;
    }

    private static RuleView.OfRun ofRun(boolean stopped) {
        return new RuleView.OfRun(
                "Data basics",
                "Started March 3, 2020",
                true,
                new RuleView.Work(
                        "Waymark is applying the requirements to what is already known.", stopped, !stopped, 120, 700),
                new LinkView("All runs", "/rules"),
                new RuleView.Lock(
                        FORM,
                        List.of(new RuleView.Choice("APPROVER", "who approves", "", stopped)),
                        stopped ? "who approves" : null,
                        stopped ? "An exam stands behind it." : ""));
    }

    private static RuleView rule(
            @Nullable String error, RuleView.@Nullable Trial trial, RuleView.@Nullable OfRun ofRun) {
        List<RuleView.Choice> sources = List.of(
                new RuleView.Choice(
                        "LEARNER",
                        "The learner says it is complete",
                        "The learner says here that they have completed it.",
                        true),
                new RuleView.Choice(
                        "GATE",
                        "Opening this activity is enough",
                        "Careful: anyone who can open the activity has completed it.",
                        false));
        return new RuleView(
                Samples.layout("Requirements"),
                "This is complete when the learner says so. The learning platform then gets a grade of 100%, and nothing before.",
                FORM,
                sources,
                List.of(new RuleView.Choice("ANY", "Any one of them", "", true)),
                1,
                60,
                "",
                "2026-12-31",
                List.of(new RuleView.Choice("a", "Data basics", "Started March 3, 2020", false)),
                List.of(new RuleView.Choice("INSTRUCTOR", "Any instructor of this course", "", true)),
                0,
                4,
                false,
                true,
                List.of(new RuleView.Choice("COMPLETE", "100% when complete, nothing before", "", true)),
                List.of(new RuleView.Choice("SESSIONS", "The share of the sessions attended", "", trial != null)),
                error,
                trial,
                ofRun,
                ofRun == null && trial != null
                        ? new RuleView.Held(Set.of("SOURCES", "APPROVER"), "who approves", "An exam stands behind it.")
                        : null);
    }

    private static SessionsView sessions(LayoutView layout, String label, @Nullable String error) {
        List<RuleView.Choice> kinds = List.of(
                new RuleView.Choice("MEETING", "Meeting", "", true),
                new RuleView.Choice("MESSAGE", "Message", "", false));
        return new SessionsView(
                layout,
                FORM,
                List.of(
                        new SessionsView.Row("0", "2020-03-17", label, kinds, true),
                        new SessionsView.Row("", "", "", kinds, true)),
                error,
                new LinkView("Back to attendance", "/attendance"));
    }

    private static AttendanceView attendance(boolean counts, int people, int sessions) {
        List<AttendanceView.Row> rows = new java.util.ArrayList<>();
        for (int i = 0; i < people; i++) {
            List<AttendanceView.Box> boxes = new java.util.ArrayList<>();
            for (int session = 0; session < sessions; session++) {
                boxes.add(new AttendanceView.Box(i + ":" + session, session % 2 == i % 2));
            }
            rows.add(new AttendanceView.Row("row" + i, "Ada Byron " + i, boxes, i == 0, "0:no"));
        }
        List<AttendanceView.Column> labels = new java.util.ArrayList<>();
        for (int session = 0; session < sessions; session++) {
            labels.add(new AttendanceView.Column(
                    session, "March " + (3 + 7 * session) + ", 2020: Session " + (session + 1)));
        }
        return new AttendanceView(
                Samples.layout("Attendance"),
                counts,
                "/rule",
                "The attendance requirement is met when a learner attends all " + sessions + " sessions.",
                "/sessions",
                FORM,
                labels,
                rows,
                null,
                people == 3 ? new LinkView("More names", "?page=1") : null);
    }
}
