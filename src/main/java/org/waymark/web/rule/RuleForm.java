package org.waymark.web.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.rule.TryRule;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.progress.AttendanceRule;
import org.waymark.progress.GradeRule;
import org.waymark.progress.Rule;
import org.waymark.progress.Source;
import org.waymark.web.Form;

/** Reads a rule from a form and writes it into one. */
public final class RuleForm {
    private static final Messages MESSAGES = Messages.of(RuleForm.class);
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2200;

    private RuleForm() {}

    /** The rule that was posted; empty when it is none that anybody could mean. */
    public static Optional<Rule> read(Form form, TryRule.Ruled ruled) {
        RuleFields fields = fields(form, ruled);
        if (!faults(fields, ruled.sessions()).isEmpty()) {
            return Optional.empty();
        }
        try {
            Set<Source> sources = EnumSet.noneOf(Source.class);
            fields.sources().names().forEach(name -> sources.add(Source.valueOf(name)));
            Set<String> known =
                    ruled.runs().stream().map(entry -> entry.run().id().value()).collect(Collectors.toSet());
            if (!known.containsAll(fields.prerequisites())) {
                return Optional.empty();
            }
            Set<Rule.ScorePolicy> further = EnumSet.noneOf(Rule.ScorePolicy.class);
            fields.grade().further().forEach(name -> further.add(Rule.ScorePolicy.valueOf(name)));
            Rule.Need need = Rule.Need.valueOf(fields.sources().need());
            Instant until = day(fields.days().last());
            Rule rule = Rule.of(sources)
                    .withNeed(
                            need,
                            need == Rule.Need.AT_LEAST ? number(fields.sources().atLeast()) : 1)
                    .withThreshold(number(fields.threshold()))
                    .withWindow(day(fields.days().first()), until == null ? null : until.plusSeconds(86_400))
                    .withPrerequisites(fields.prerequisites().stream().sorted().toList())
                    .withApprover(Rule.Approver.valueOf(fields.approver()))
                    .withAttendance(new AttendanceRule(
                            number(fields.attendance().sessions()),
                            fields.attendance().worksheet()))
                    .withTeamOnce(fields.teamOnce());
            Rule.ScorePolicy own = fields.grade().scorePolicy().isEmpty()
                    ? Rule.usualPolicy(sources)
                    : Rule.ScorePolicy.valueOf(fields.grade().scorePolicy());
            return Optional.of(rule.withGrade(new GradeRule(own, further)));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Reads what stands in the form, and in its place what is locked. */
    static RuleFields fields(Form form, TryRule.Ruled ruled) {
        RuleFields posted = RuleFields.of(form);
        return ruled.lock()
                .map(lock -> posted.held(lock.parts(), ruled.ofRun()))
                .orElse(posted);
    }

    /** Says why the fields are no rule yet, a sentence for each fault that somebody can make on the page. */
    static List<Message> faults(RuleFields fields, int planned) {
        List<Message> faults = new ArrayList<>();
        int sources = fields.sources().names().size();
        if (sources == 0) {
            faults.add(MESSAGES.message("fault.sources"));
        } else if (fields.sources().need().equals(Rule.Need.AT_LEAST.name())
                && !isNumber(fields.sources().atLeast(), 1, sources)) {
            faults.add(MESSAGES.message("fault.at-least", "sources", sources));
        }
        if (!isNumber(fields.threshold(), 1, 100)) {
            faults.add(MESSAGES.message("fault.threshold"));
        }
        try {
            Instant from = day(fields.days().first());
            Instant until = day(fields.days().last());
            if (from != null && until != null && until.isBefore(from)) {
                faults.add(MESSAGES.message("fault.order"));
            }
        } catch (IllegalArgumentException | DateTimeParseException e) {
            faults.add(MESSAGES.message("fault.day"));
        }
        if (!fields.attendance().sessions().isEmpty()
                && !isNumber(fields.attendance().sessions(), 0, planned)) {
            faults.add(MESSAGES.message("fault.sessions", "planned", planned));
        }
        String share = Rule.ScorePolicy.SESSIONS.name();
        if (planned == 0
                && (fields.grade().scorePolicy().equals(share)
                        || fields.grade().further().contains(share))) {
            faults.add(MESSAGES.message("fault.share"));
        }
        return faults;
    }

    private static boolean isNumber(String text, int least, int most) {
        return text.matches("\\d{1,6}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most;
    }

    private static int number(String text) {
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    /** Returns the number that a box shows of what was typed. */
    static int shown(String text) {
        return isNumber(text, 0, 999_999) ? Integer.parseInt(text) : 0;
    }

    private static @Nullable Instant day(String text) {
        if (text.isBlank()) {
            return null;
        }
        LocalDate day = LocalDate.parse(text.strip());
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException("no year of a course");
        }
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    static String firstDay(Rule rule) {
        Instant from = rule.window().from();
        return from == null ? "" : from.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    static String lastDay(Rule rule) {
        Instant until = rule.window().until();
        return until == null
                ? ""
                : until.minusMillis(1).atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
