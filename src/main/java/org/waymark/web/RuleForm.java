package org.waymark.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.TryRule;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.Run;
import org.waymark.progress.Rule;
import org.waymark.progress.Source;
import org.waymark.web.view.RuleView.Choice;

/** Reads a rule from a form and writes it into one. */
public final class RuleForm {
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2200;

    private RuleForm() {}

    /** The rule that was posted; empty when it is none that anybody could mean. */
    public static Optional<Rule> read(Form form, TryRule.Ruled ruled) {
        RuleFields fields = fields(form, ruled);
        if (!faults(fields, ruled.entry()).isEmpty()) {
            return Optional.empty();
        }
        try {
            Set<Source> sources = EnumSet.noneOf(Source.class);
            fields.sources().forEach(name -> sources.add(Source.valueOf(name)));
            Set<String> known =
                    ruled.runs().stream().map(entry -> entry.run().id().value()).collect(Collectors.toSet());
            if (!known.containsAll(fields.prerequisites())) {
                return Optional.empty();
            }
            Set<Rule.ScorePolicy> further = EnumSet.noneOf(Rule.ScorePolicy.class);
            fields.further().forEach(name -> further.add(Rule.ScorePolicy.valueOf(name)));
            Rule.Need need = Rule.Need.valueOf(fields.need());
            Instant until = day(fields.until());
            return Optional.of(new Rule(
                    sources,
                    need,
                    need == Rule.Need.AT_LEAST ? number(fields.atLeast()) : 1,
                    number(fields.threshold()),
                    day(fields.from()),
                    until == null ? null : until.plusSeconds(86_400),
                    fields.prerequisites().stream().sorted().toList(),
                    Rule.Approver.valueOf(fields.approver()),
                    number(fields.sessions()),
                    fields.worksheet(),
                    fields.teamOnce(),
                    Rule.ScorePolicy.valueOf(fields.scorePolicy()),
                    further));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** What stands in the form, and in its place what is locked. */
    static RuleFields fields(Form form, TryRule.Ruled ruled) {
        RuleFields posted = RuleFields.of(form);
        return ruled.lock()
                .map(lock -> posted.held(lock.parts(), ruled.ofRun()))
                .orElse(posted);
    }

    /** Why it is no rule yet, a sentence for each fault that somebody can make on the page. */
    static List<String> faults(RuleFields fields, CatalogueEntry own) {
        List<String> faults = new ArrayList<>();
        int sources = fields.sources().size();
        if (sources == 0) {
            faults.add("Choose whose word counts, at least one.");
        } else if (fields.need().equals(Rule.Need.AT_LEAST.name()) && !isNumber(fields.atLeast(), 1, sources)) {
            faults.add("“At least” needs a number from 1 to " + sources + ", for so many sources are chosen.");
        }
        if (!isNumber(fields.threshold(), 1, 100)) {
            faults.add("The grade that is enough is a whole percentage from 1 to 100.");
        }
        try {
            Instant from = day(fields.from());
            Instant until = day(fields.until());
            if (from != null && until != null && until.isBefore(from)) {
                faults.add("The last day is before the first.");
            }
        } catch (IllegalArgumentException | DateTimeParseException e) {
            faults.add("A day is written as 2026-03-31.");
        }
        int planned = own.run().sessions().size();
        if (!fields.sessions().isEmpty() && !isNumber(fields.sessions(), 0, planned)) {
            faults.add("The run has " + planned + " sessions on record; no more can be asked.");
        }
        String share = Rule.ScorePolicy.SESSIONS.name();
        if (planned == 0
                && (fields.scorePolicy().equals(share) || fields.further().contains(share))) {
            faults.add("The run has no sessions on record, so no grade can be the share of them.");
        }
        return faults;
    }

    private static boolean isNumber(String text, int least, int most) {
        return text.matches("\\d{1,6}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most;
    }

    private static int number(String text) {
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    /** What a box for a number shows of what was typed. */
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
        Instant from = rule.from();
        return from == null ? "" : from.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    static String lastDay(Rule rule) {
        Instant until = rule.until();
        return until == null
                ? ""
                : until.minusMillis(1).atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    static List<Choice> sources(RuleFields fields) {
        return Arrays.stream(Source.values())
                .map(source -> new Choice(
                        source.name(),
                        label(source),
                        hint(source),
                        fields.sources().contains(source.name())))
                .toList();
    }

    private static String label(Source source) {
        return switch (source) {
            case LEARNER -> "The learner says so";
            case INSTRUCTOR -> "An instructor approves it";
            case GATE -> "Opening this activity is enough";
            case GRADE -> "A grade in this activity's column";
            case FILE -> "A report exported from the LMS";
            case WEB_SERVICE -> "The LMS itself, over its web services";
            case ATTENDANCE -> "Sessions attended";
            case INTAKE -> "Another learning system";
        };
    }

    private static String hint(Source source) {
        return switch (source) {
            case LEARNER -> "Ada ticks “I have completed it”.";
            case INSTRUCTOR -> "Ada asks, or you pick her from the list; you approve.";
            case GATE ->
                "Careful: whoever can open it has completed it. Restrict access to it in the LMS, so that it opens only"
                        + " when the course's own conditions are met.";
            case GRADE ->
                "You grade Ada in the LMS's gradebook; Waymark looks there every few minutes. Careful: unless you choose"
                        + " “No grade; the column is yours” below, what Waymark sends can replace the grade that you typed."
                        + " The completion can stand in a further column of its own.";
            case FILE -> "You upload Moodle's completion report, or a table of your own.";
            case WEB_SERVICE -> "An administrator has to give Waymark access to the LMS first.";
            case ATTENDANCE -> "You mark who was at which session.";
            case INTAKE -> "An administrator has to connect that system first.";
        };
    }

    static List<Choice> needs(RuleFields fields) {
        return List.of(
                new Choice("ANY", "Any one of them", "", fields.need().equals("ANY")),
                new Choice("ALL", "All of them", "", fields.need().equals("ALL")),
                new Choice(
                        "AT_LEAST",
                        "At least this many of them",
                        "",
                        fields.need().equals("AT_LEAST")));
    }

    static List<Choice> approvers(RuleFields fields) {
        return List.of(
                new Choice(
                        "INSTRUCTOR",
                        "Any instructor of this course",
                        "",
                        fields.approver().equals("INSTRUCTOR")),
                new Choice(
                        "ADMINISTRATOR",
                        "Only an administrator of the platform",
                        "",
                        fields.approver().equals("ADMINISTRATOR")));
    }

    static List<Choice> policies(RuleFields fields) {
        return Arrays.stream(Rule.ScorePolicy.values())
                .map(policy -> new Choice(
                        policy.name(), policy(policy), "", fields.scorePolicy().equals(policy.name())))
                .toList();
    }

    static List<Choice> further(RuleFields fields) {
        return List.of(
                further(fields, Rule.ScorePolicy.COMPLETE, "100 % when complete, nothing before"),
                further(fields, Rule.ScorePolicy.CONDITIONS, "The share of these conditions that are met"),
                further(fields, Rule.ScorePolicy.SESSIONS, "The share of the sessions attended"));
    }

    private static Choice further(RuleFields fields, Rule.ScorePolicy policy, String label) {
        return new Choice(policy.name(), label, "", fields.further().contains(policy.name()));
    }

    private static String policy(Rule.ScorePolicy policy) {
        return switch (policy) {
            case COMPLETE -> "100 % when complete, nothing before";
            case CONDITIONS -> "The share of these conditions that are met";
            case SESSIONS -> "The share of the sessions attended";
            case NONE -> "No grade; the column is yours";
        };
    }

    static List<Choice> prerequisites(RuleFields fields, CatalogueEntry own, List<CatalogueEntry> runs) {
        return runs.stream()
                .filter(entry -> !entry.run().id().equals(own.run().id()))
                .map(entry -> prerequisite(fields, entry.run(), entry.title()))
                .toList();
    }

    private static Choice prerequisite(RuleFields fields, Run run, String title) {
        return new Choice(
                run.id().value(),
                title,
                Words.dates(run),
                fields.prerequisites().contains(run.id().value()));
    }
}
