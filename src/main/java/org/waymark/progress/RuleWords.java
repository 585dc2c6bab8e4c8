package org.waymark.progress;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says a rule in plain words, as an example of what it means. */
public final class RuleWords {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US).withZone(ZoneOffset.UTC);

    private RuleWords() {}

    /**
     * Says a rule in one or two sentences.
     *
     * @param prerequisites the titles of the runs that the rule asks for
     * @param sessions how many sessions the run has
     */
    public static String of(Rule rule, List<String> prerequisites, int sessions) {
        List<String> sources = rule.sourceRule().sources().stream()
                .map(source -> words(rule, source, sessions))
                .toList();
        String lead = sources.size() == 1
                ? "Somebody has completed this when " + sources.get(0)
                : switch (rule.sourceRule().need()) {
                    case ANY -> "Somebody has completed this when " + join(sources, "or");
                    case ALL -> "Somebody has completed this when " + join(sources, "and");
                    case AT_LEAST ->
                        "Somebody has completed this when at least "
                                + rule.sourceRule().atLeast() + " of these hold: " + String.join("; ", sources);
                };
        List<String> more = new ArrayList<>();
        more.add(lead + window(rule) + ".");
        if (!prerequisites.isEmpty()) {
            more.add("They need the badge for " + join(prerequisites, "and") + " first.");
        }
        if (rule.teamOnce()) {
            more.add("However many people of a city complete it, it counts for the city once.");
        }
        more.add(grade(rule));
        return String.join(" ", more);
    }

    private static String words(Rule rule, Source source, int sessions) {
        return switch (source) {
            case LEARNER -> "they say so";
            case INSTRUCTOR ->
                rule.approver() == Rule.Approver.ADMINISTRATOR
                        ? "an administrator approves it"
                        : "an instructor approves it";
            case GATE -> "they open this activity (the LMS must keep it closed until the course is done)";
            case GRADE -> "their grade in this activity's column is " + rule.threshold() + " % or more";
            case FILE -> "an uploaded report from the LMS says so" + result(rule);
            case WEB_SERVICE -> "the LMS itself says so over its web services" + result(rule);
            case ATTENDANCE -> attendance(rule, sessions);
            case INTAKE -> "another learning system says so" + result(rule);
        };
    }

    private static String result(Rule rule) {
        return rule.threshold() == 0 ? "" : " (with " + rule.threshold() + " % or more, where it tells a result)";
    }

    private static String attendance(Rule rule, int sessions) {
        return "they were present at " + which(rule, sessions)
                + (rule.attendance().worksheet() ? " and handed in the worksheet" : "");
    }

    /**
     * Says which sessions a rule asks for, such as "at least 2 of 4 sessions", of so many that count; 0 when that is
     * not known.
     */
    public static String which(Rule rule, int sessions) {
        if (sessions == 1) {
            return "the session";
        }
        if (rule.attendance().sessions() == 0) {
            return sessions == 0 ? "all sessions" : "all " + sessions + " sessions";
        }
        return "at least " + rule.attendance().sessions()
                + (sessions == 0
                        ? rule.attendance().sessions() == 1 ? " session" : " sessions"
                        : " of " + sessions + " sessions");
    }

    private static String window(Rule rule) {
        Instant from = rule.window().from();
        Instant until = rule.window().until();
        return (from == null ? "" : ", from " + DAY.format(from))
                + (until == null ? "" : ", until the day before " + DAY.format(until));
    }

    private static String grade(Rule rule) {
        return own(rule)
                + (rule.grade().further().isEmpty()
                        ? ""
                        : " Further columns say "
                                + join(
                                        rule.grade().further().stream()
                                                .map(RuleWords::further)
                                                .toList(),
                                        "and")
                                + ".");
    }

    private static String further(Rule.ScorePolicy policy) {
        return switch (policy) {
            case COMPLETE -> "whether it is complete";
            case CONDITIONS -> "the share of these conditions that are met";
            case SESSIONS -> "the share of the sessions attended";
            case NONE -> "nothing";
        };
    }

    private static String own(Rule rule) {
        return switch (rule.grade().scorePolicy()) {
            case COMPLETE -> "The LMS gets a grade of 100 % then, and nothing before.";
            case CONDITIONS -> "The LMS gets the share of these conditions that are met as a grade.";
            case SESSIONS -> "The LMS gets the share of the sessions attended as a grade.";
            case NONE -> "The LMS gets no grade.";
        };
    }

    static String join(List<String> words, String last) {
        int size = words.size();
        return size == 1
                ? words.get(0)
                : String.join(", ", words.subList(0, size - 1)) + " " + last + " " + words.get(size - 1);
    }
}
