package org.waymark.progress;

import java.util.ArrayList;
import java.util.List;
import org.waymark.language.Message;
import org.waymark.language.Messages;

/** A fact as it weighs under a rule: whether it is enough, how much of it is there (0 to 1), and why, in a sentence. */
record Weighed(boolean met, double share, Message sentence) {
    private static final Messages MESSAGES = Messages.of(Weighed.class);

    static Weighed of(Rule rule, Fact fact, int sessions) {
        // Of attendance each session is in the window or not.
        if (fact.source() != Source.ATTENDANCE && !rule.window().contains(fact.at())) {
            return new Weighed(false, 0, RuleWords.window(rule.window(), "outside", "on", RuleWords.day(fact.at())));
        }
        return switch (fact.source()) {
            case LEARNER, GATE -> all(said(fact));
            case INSTRUCTOR -> approval(rule, fact);
            case GRADE -> graded(rule, fact, "grade");
            case FILE, WEB_SERVICE, INTAKE -> fact.share() == null ? all(said(fact)) : graded(rule, fact, "result");
            case ATTENDANCE -> attendance(rule, fact, sessions);
        };
    }

    static Weighed missing(Rule rule, Source source, int sessions) {
        return new Weighed(
                false,
                0,
                switch (source) {
                    case INSTRUCTOR ->
                        MESSAGES.message("missing." + rule.approver().name());
                    case GRADE -> MESSAGES.message("missing.GRADE", "required", rule.threshold() / 100.0);
                    case ATTENDANCE ->
                        Message.sentences(List.of(
                                MESSAGES.message("present.none-yet", "sessions", sessions), required(rule, sessions)));
                    case LEARNER, GATE, FILE, WEB_SERVICE, INTAKE -> MESSAGES.message("missing." + source.name());
                });
    }

    private static Message said(Fact fact) {
        return MESSAGES.message("said." + fact.source().name());
    }

    private static Weighed all(Message sentence) {
        return new Weighed(true, 1, sentence);
    }

    private static Weighed approval(Rule rule, Fact fact) {
        return rule.approver() == Rule.Approver.ADMINISTRATOR && !fact.administrator()
                ? new Weighed(false, 0, MESSAGES.message("approved.not-enough"))
                : all(MESSAGES.message("approved." + rule.approver().name()));
    }

    private static Weighed graded(Rule rule, Fact fact, String what) {
        Double told = fact.share();
        double share = told == null ? 0 : told;
        double percent = share * 100;
        boolean enough = percent >= rule.threshold();
        return new Weighed(
                enough,
                enough ? 1 : percent / rule.threshold(),
                MESSAGES.message(
                        what + (enough ? ".enough" : ".too-low"),
                        "result",
                        share,
                        "required",
                        rule.threshold() / 100.0));
    }

    private static Weighed attendance(Rule rule, Fact fact, int sessions) {
        int needed = Math.max(1, rule.attendance().asked(sessions));
        int attended =
                (int) fact.sessions().stream().filter(rule.window()::contains).count();
        int outside = fact.sessions().size() - attended;
        boolean enough = attended >= needed;
        boolean sheet = !rule.attendance().worksheet() || fact.worksheet();
        List<Message> said = new ArrayList<>();
        said.add(MESSAGES.message("present", "attended", attended, "sessions", sessions));
        if (outside > 0) {
            said.add(MESSAGES.message("present.outside", "count", outside));
        }
        if (rule.attendance().worksheet()) {
            said.add(MESSAGES.message(fact.worksheet() ? "worksheet.in" : "worksheet.missing"));
        }
        said.add(required(rule, sessions));
        double share = Math.min(1, (double) attended / needed);
        return new Weighed(enough && sheet, enough && !sheet ? share / 2 : share, Message.sentences(said));
    }

    private static Message required(Rule rule, int sessions) {
        int needed = rule.attendance().asked(sessions);
        if (needed == 0) {
            return MESSAGES.message("required.none-planned");
        }
        boolean worksheet = rule.attendance().worksheet();
        if (sessions == 1) {
            return MESSAGES.message("required.the-session", "worksheet", worksheet);
        }
        return MESSAGES.message(
                rule.attendance().sessions() == 0 ? "required.all" : "required.some",
                "needed",
                needed,
                "worksheet",
                worksheet);
    }
}
