package org.waymark.web.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.Run;
import org.waymark.progress.Rule;
import org.waymark.progress.Source;
import org.waymark.web.part.Words;
import org.waymark.web.rule.RuleView.Choice;

/** Lists what can be chosen in the form of a rule, in words. */
final class RuleChoices {
    private RuleChoices() {}

    static List<Choice> sources(RuleFields fields) {
        return Arrays.stream(Source.values())
                .map(source -> new Choice(
                        source.name(),
                        label(source),
                        hint(source),
                        fields.sources().names().contains(source.name())))
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
            case LEARNER -> "Ada says here that she has completed it.";
            case INSTRUCTOR -> "Ada asks, or you pick her from the list; you approve.";
            case GATE ->
                "Careful: whoever can open it has completed it. Restrict access to it in the LMS, so that it opens only"
                        + " when the course's own conditions are met.";
            case GRADE ->
                "You grade Ada in the LMS's gradebook; Waymark looks there every few minutes. The column is yours then:"
                        + " Waymark writes no grade there, unless you choose so below. The completion can stand in a"
                        + " further column of its own.";
            case FILE -> "You upload Moodle's completion report, or a table of your own.";
            case WEB_SERVICE -> "An administrator has to give Waymark access to the LMS first.";
            case ATTENDANCE -> "You mark who was at which session.";
            case INTAKE -> "An administrator has to connect that system first.";
        };
    }

    static List<Choice> needs(RuleFields fields) {
        return List.of(
                new Choice("ANY", "Any one of them", "", fields.sources().need().equals("ANY")),
                new Choice("ALL", "All of them", "", fields.sources().need().equals("ALL")),
                new Choice(
                        "AT_LEAST",
                        "At least this many of them",
                        "",
                        fields.sources().need().equals("AT_LEAST")));
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
        List<Choice> policies = new ArrayList<>();
        policies.add(new Choice(
                "",
                "As usual: 100 % when complete; none where a grade counts, for that column is yours",
                "",
                fields.grade().scorePolicy().isEmpty()));
        for (Rule.ScorePolicy policy : Rule.ScorePolicy.values()) {
            policies.add(new Choice(
                    policy.name(),
                    policy(policy),
                    "",
                    fields.grade().scorePolicy().equals(policy.name())));
        }
        return policies;
    }

    static List<Choice> further(RuleFields fields) {
        return List.of(
                further(fields, Rule.ScorePolicy.COMPLETE, "100 % when complete, nothing before"),
                further(fields, Rule.ScorePolicy.CONDITIONS, "The share of these conditions that are met"),
                further(fields, Rule.ScorePolicy.SESSIONS, "The share of the sessions attended"));
    }

    private static Choice further(RuleFields fields, Rule.ScorePolicy policy, String label) {
        return new Choice(policy.name(), label, "", fields.grade().further().contains(policy.name()));
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
