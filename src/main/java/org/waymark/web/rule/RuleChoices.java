package org.waymark.web.rule;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.waymark.language.Messages;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.Run;
import org.waymark.progress.Rule;
import org.waymark.progress.Source;
import org.waymark.web.part.Words;
import org.waymark.web.rule.RuleView.Choice;

/** Lists what can be chosen in the form of a rule, in words. */
final class RuleChoices {
    private static final Messages MESSAGES = Messages.of(RuleChoices.class);

    private RuleChoices() {}

    static List<Choice> sources(RuleFields fields) {
        return Arrays.stream(Source.values())
                .map(source -> new Choice(
                        source.name(),
                        MESSAGES.say(source),
                        MESSAGES.say("hint." + source),
                        fields.sources().names().contains(source.name())))
                .toList();
    }

    static List<Choice> needs(RuleFields fields) {
        return Arrays.stream(Rule.Need.values())
                .map(need -> choice(need, fields.sources().need()))
                .toList();
    }

    static List<Choice> approvers(RuleFields fields) {
        return Arrays.stream(Rule.Approver.values())
                .map(approver -> choice(approver, fields.approver()))
                .toList();
    }

    static List<Choice> policies(RuleFields fields) {
        String chosen = fields.grade().scorePolicy();
        return Stream.concat(
                        Stream.of(new Choice("", MESSAGES.say("policy.default"), "", chosen.isEmpty())),
                        Arrays.stream(Rule.ScorePolicy.values()).map(policy -> choice(policy, chosen)))
                .toList();
    }

    private static Choice choice(Enum<?> word, String chosen) {
        return new Choice(word.name(), MESSAGES.say(word), "", word.name().equals(chosen));
    }

    static List<Choice> further(RuleFields fields) {
        return Arrays.stream(Rule.ScorePolicy.values())
                .filter(policy -> policy != Rule.ScorePolicy.NONE)
                .map(policy -> new Choice(
                        policy.name(),
                        MESSAGES.say(policy),
                        "",
                        fields.grade().further().contains(policy.name())))
                .toList();
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
