package org.waymark.progress;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.waymark.language.AnyOf;
import org.waymark.language.Message;
import org.waymark.language.Messages;

/** Says a rule in plain words, as an example of what it means. */
public final class RuleWords {
    private static final Messages MESSAGES = Messages.of(RuleWords.class);

    private RuleWords() {}

    /**
     * Says a rule in a few sentences.
     *
     * @param prerequisites the titles of the runs that the rule asks for
     * @param sessions how many sessions the run has
     */
    public static Message of(Rule rule, List<String> prerequisites, int sessions) {
        List<Message> said = new ArrayList<>();
        said.add(sources(
                rule,
                rule.sourceRule().sources().stream()
                        .map(source -> source(rule, source, sessions))
                        .toList()));
        if (!rule.window().equals(Window.ALWAYS)) {
            said.add(window(rule.window(), "rule"));
        }
        if (!prerequisites.isEmpty()) {
            said.add(MESSAGES.message("rule.prerequisites", "count", prerequisites.size(), "titles", prerequisites));
        }
        if (rule.teamOnce()) {
            said.add(MESSAGES.message("rule.team-once"));
        }
        said.add(MESSAGES.message("rule.grade." + rule.grade().scorePolicy().name()));
        List<Message> columns = rule.grade().further().stream()
                .map(policy -> MESSAGES.message("column." + policy.name()))
                .toList();
        if (!columns.isEmpty()) {
            said.add(MESSAGES.message("rule.columns", "count", columns.size(), "columns", columns));
        }
        return Message.sentences(said);
    }

    private static Message sources(Rule rule, List<Message> sources) {
        if (sources.size() == 1) {
            return MESSAGES.message("rule.one", "source", sources.get(0));
        }
        return switch (rule.sourceRule().need()) {
            case ANY -> MESSAGES.message("rule.any", "sources", new AnyOf(sources));
            case ALL -> MESSAGES.message("rule.all", "sources", sources);
            case AT_LEAST ->
                MESSAGES.message("rule.at-least", "number", rule.sourceRule().atLeast(), "sources", sources);
        };
    }

    private static Message source(Rule rule, Source source, int sessions) {
        return switch (source) {
            case LEARNER, GATE -> MESSAGES.message("rule." + source.name());
            case INSTRUCTOR -> MESSAGES.message("rule." + rule.approver().name());
            case GRADE, FILE, WEB_SERVICE, INTAKE ->
                MESSAGES.message("rule." + source.name(), "required", rule.threshold() / 100.0);
            case ATTENDANCE ->
                MESSAGES.message(
                        "rule.ATTENDANCE",
                        "which",
                        which(rule, sessions),
                        "worksheet",
                        rule.attendance().worksheet());
        };
    }

    /**
     * Says which sessions a rule asks for, such as "at least 2 of 4 sessions", of so many that count; 0 when that is
     * not known.
     */
    public static Message which(Rule rule, int sessions) {
        int needed = rule.attendance().sessions();
        if (sessions == 1) {
            return MESSAGES.message("sessions.the-session");
        }
        if (needed == 0) {
            return MESSAGES.message("sessions.all", "sessions", sessions);
        }
        return sessions == 0
                ? MESSAGES.message("sessions.some", "needed", needed)
                : MESSAGES.message("sessions.some-of", "needed", needed, "sessions", sessions);
    }

    /** Says from when until when something counts, where there is a first or a last day. */
    static Message window(Window window, String prefix, Object... more) {
        Instant from = window.from();
        Instant until = window.until();
        List<Object> arguments = new ArrayList<>(List.of(more));
        if (from != null) {
            arguments.addAll(List.of("from", day(from)));
        }
        if (until != null) {
            arguments.addAll(List.of("until", day(until)));
        }
        String kind = until == null ? ".from" : from == null ? ".until" : ".between";
        return MESSAGES.message(prefix + kind, arguments.toArray());
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
