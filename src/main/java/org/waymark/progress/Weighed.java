package org.waymark.progress;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A fact as it weighs under a rule: whether it is enough, how much of it is there (0 to 1), and why, in a sentence. */
record Weighed(boolean met, double share, String sentence) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US).withZone(ZoneOffset.UTC);

    static Weighed of(Rule rule, Fact fact, int sessions) {
        // Of attendance each session is in the window or not.
        if (fact.source() != Source.ATTENDANCE && !rule.window().contains(fact.at())) {
            return new Weighed(false, 0, "What counts from " + window(rule) + " was on " + DAY.format(fact.at()) + ".");
        }
        return switch (fact.source()) {
            case LEARNER -> all("You said that it is complete.");
            case INSTRUCTOR -> approval(rule, fact);
            case GATE -> all("You opened the activity, which the course allows once its own conditions are met.");
            case GRADE -> graded(rule, fact, "Your grade in the LMS");
            case FILE -> result(rule, fact, "A report from the LMS says that it is complete.");
            case WEB_SERVICE -> result(rule, fact, "The LMS says that it is complete.");
            case ATTENDANCE -> attendance(rule, fact, sessions);
            case INTAKE -> result(rule, fact, "Another learning system says that it is complete.");
        };
    }

    static Weighed missing(Rule rule, Source source, int sessions) {
        return new Weighed(
                false,
                0,
                switch (source) {
                    case LEARNER -> "You have not said yet that it is complete.";
                    case INSTRUCTOR -> approver(rule) + " has not approved it yet.";
                    case GATE -> "You have not opened the activity since that counts.";
                    case GRADE -> "There is no grade in the LMS yet; " + rule.threshold() + " % are asked.";
                    case FILE -> "No report from the LMS says that it is complete yet.";
                    case WEB_SERVICE -> "The LMS does not say yet that it is complete.";
                    case ATTENDANCE ->
                        "You were not marked present" + (sessions == 1 ? " at the session" : "") + " yet; "
                                + asked(rule, sessions) + ".";
                    case INTAKE -> "No other learning system says yet that it is complete.";
                });
    }

    private static Weighed all(String sentence) {
        return new Weighed(true, 1, sentence);
    }

    private static Weighed approval(Rule rule, Fact fact) {
        return rule.approver() == Rule.Approver.ADMINISTRATOR && !fact.administrator()
                ? new Weighed(false, 0, "Your instructor approved it; an administrator has to.")
                : all(approver(rule) + " approved it.");
    }

    private static String approver(Rule rule) {
        return rule.approver() == Rule.Approver.ADMINISTRATOR ? "An administrator" : "Your instructor";
    }

    private static Weighed result(Rule rule, Fact fact, String sentence) {
        return fact.share() == null ? all(sentence) : graded(rule, fact, "Your result");
    }

    private static Weighed graded(Rule rule, Fact fact, String what) {
        Double share = fact.share();
        double percent = share == null ? 0 : share * 100;
        String said = what + " of " + number(percent) + " % ";
        if (percent >= rule.threshold()) {
            return all(said + "reaches the " + rule.threshold() + " % that are asked.");
        }
        return new Weighed(
                false, percent / rule.threshold(), said + "is below the " + rule.threshold() + " % that are asked.");
    }

    private static Weighed attendance(Rule rule, Fact fact, int sessions) {
        int needed = needed(rule, sessions);
        int attended =
                (int) fact.sessions().stream().filter(rule.window()::contains).count();
        int outside = fact.sessions().size() - attended;
        boolean enough = attended >= needed;
        boolean sheet = !rule.attendance().worksheet() || fact.worksheet();
        String said =
                present(attended, sessions) + (outside == 0 ? "" : ", and at " + outside + " outside " + window(rule));
        String worksheet = !rule.attendance().worksheet()
                ? ""
                : fact.worksheet() ? ", and your worksheet is in" : ", and your worksheet is not in yet";
        double share = Math.min(1, (double) attended / needed);
        return new Weighed(
                enough && sheet,
                enough && !sheet ? share / 2 : share,
                said + worksheet + "; " + asked(rule, sessions) + ".");
    }

    private static String present(int attended, int sessions) {
        return sessions == 1
                ? "You were " + (attended == 0 ? "not " : "") + "marked present at the session"
                : "You were marked present at " + attended + " of " + sessions + " sessions";
    }

    private static int needed(Rule rule, int sessions) {
        return Math.max(1, rule.attendance().asked(sessions));
    }

    private static String asked(Rule rule, int sessions) {
        int needed = rule.attendance().asked(sessions);
        String which = needed == 0
                ? "no session is planned yet"
                : needed == 1 && sessions == 1
                        ? "it is asked"
                        : (rule.attendance().sessions() == 0 ? "all " : "")
                                + needed
                                + (needed == 1 ? " is asked" : " are asked");
        return which + (rule.attendance().worksheet() ? ", with the worksheet" : "");
    }

    private static String window(Rule rule) {
        Instant from = rule.window().from();
        Instant until = rule.window().until();
        return (from == null ? "any time" : DAY.format(from))
                + (until == null ? " on" : " to before " + DAY.format(until));
    }

    private static String number(double percent) {
        return percent == Math.rint(percent)
                ? Long.toString(Math.round(percent))
                : String.format(Locale.ROOT, "%.1f", percent);
    }
}
