package org.waymark.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
    public static Optional<Rule> read(Form form, CatalogueEntry own, List<CatalogueEntry> runs) {
        try {
            Set<Source> sources = EnumSet.noneOf(Source.class);
            form.all("source").forEach(name -> sources.add(Source.valueOf(name)));
            Set<String> known =
                    runs.stream().map(entry -> entry.run().id().value()).collect(java.util.stream.Collectors.toSet());
            List<String> prerequisites =
                    form.all("prerequisite").stream().distinct().toList();
            if (!known.containsAll(prerequisites)) {
                return Optional.empty();
            }
            Set<Rule.ScorePolicy> further = EnumSet.noneOf(Rule.ScorePolicy.class);
            form.all("further").forEach(name -> further.add(Rule.ScorePolicy.valueOf(name)));
            Rule.Need need = Rule.Need.valueOf(form.text("need"));
            Instant until = day(form.text("until"));
            Rule rule = new Rule(
                    sources,
                    need,
                    need == Rule.Need.AT_LEAST ? number(form, "at_least") : 1,
                    number(form, "threshold"),
                    day(form.text("from")),
                    until == null ? null : until.plusSeconds(86_400),
                    prerequisites,
                    Rule.Approver.valueOf(form.text("approver")),
                    number(form, "sessions"),
                    form.text("worksheet").equals("yes"),
                    form.text("team_once").equals("yes"),
                    Rule.ScorePolicy.valueOf(form.text("score_policy")),
                    further);
            int planned = own.run().sessions().size();
            boolean bySessions =
                    rule.scorePolicy() == Rule.ScorePolicy.SESSIONS || further.contains(Rule.ScorePolicy.SESSIONS);
            return rule.threshold() < 1 || rule.sessions() > planned || (bySessions && planned == 0)
                    ? Optional.empty()
                    : Optional.of(rule);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static int number(Form form, String name) {
        String text = form.text(name).strip();
        return text.isEmpty() ? 0 : Integer.parseInt(text);
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

    static List<Choice> sources(Rule rule) {
        return Arrays.stream(Source.values())
                .map(source -> new Choice(source.name(), label(source), hint(source), rule.counts(source)))
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

    static List<Choice> needs(Rule rule) {
        return List.of(
                new Choice("ANY", "Any one of them", "", rule.need() == Rule.Need.ANY),
                new Choice("ALL", "All of them", "", rule.need() == Rule.Need.ALL),
                new Choice("AT_LEAST", "At least this many of them", "", rule.need() == Rule.Need.AT_LEAST));
    }

    static List<Choice> approvers(Rule rule) {
        return List.of(
                new Choice(
                        "INSTRUCTOR", "Any instructor of this course", "", rule.approver() == Rule.Approver.INSTRUCTOR),
                new Choice(
                        "ADMINISTRATOR",
                        "Only an administrator of the platform",
                        "",
                        rule.approver() == Rule.Approver.ADMINISTRATOR));
    }

    static List<Choice> policies(Rule rule) {
        return Arrays.stream(Rule.ScorePolicy.values())
                .map(policy -> new Choice(policy.name(), policy(policy), "", rule.scorePolicy() == policy))
                .toList();
    }

    static List<Choice> further(Rule rule) {
        return List.of(
                further(rule, Rule.ScorePolicy.COMPLETE, "100 % when complete, nothing before"),
                further(rule, Rule.ScorePolicy.CONDITIONS, "The share of these conditions that are met"),
                further(rule, Rule.ScorePolicy.SESSIONS, "The share of the sessions attended"));
    }

    private static Choice further(Rule rule, Rule.ScorePolicy policy, String label) {
        return new Choice(policy.name(), label, "", rule.further().contains(policy));
    }

    private static String policy(Rule.ScorePolicy policy) {
        return switch (policy) {
            case COMPLETE -> "100 % when complete, nothing before";
            case CONDITIONS -> "The share of these conditions that are met";
            case SESSIONS -> "The share of the sessions attended";
            case NONE -> "No grade; the column is yours";
        };
    }

    static List<Choice> prerequisites(Rule rule, CatalogueEntry own, List<CatalogueEntry> runs) {
        return runs.stream()
                .filter(entry -> !entry.run().id().equals(own.run().id()))
                .map(entry -> prerequisite(rule, entry.run(), entry.title()))
                .toList();
    }

    private static Choice prerequisite(Rule rule, Run run, String title) {
        return new Choice(
                run.id().value(),
                title,
                Words.dates(run),
                rule.prerequisites().contains(run.id().value()));
    }
}
