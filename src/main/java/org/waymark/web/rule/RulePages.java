package org.waymark.web.rule;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.completion.rule.RuleLock;
import org.waymark.journey.rule.TryRule;
import org.waymark.language.Message;
import org.waymark.progress.Rule;
import org.waymark.web.Form;
import org.waymark.web.part.FactView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;

/** The page on which a rule is set, for an activity by its instructor and for a run by the programme. */
public final class RulePages {
    /** Told where the rule that is to be applied is not the one that was tried. */
    public static final String CHANGED =
            "The rule was changed after it was tried. Look once more at what it would mean now; then apply it.";

    private static final String OVERWRITES =
            "Careful: your grades count here, and Waymark would write into the same column. A grade that you typed, 61 say,"
                    + " becomes the one that Waymark sends. With the grade “as usual” the column stays yours.";

    private static final int MOST_ROWS = 200;

    private RulePages() {}

    /**
     * The page.
     *
     * @param shown the rule in the form: the one that holds, or the one that was tried
     * @param ofRun what only the page of a run has; null on the page of an activity
     */
    public static RuleView view(
            LayoutView layout,
            FormView form,
            TryRule.Ruled ruled,
            Rule shown,
            RuleView.@Nullable OfRun ofRun,
            @Nullable String error,
            TryRule.@Nullable Trial trial) {
        return view(
                layout, form, ruled, RuleFields.of(shown), ofRun, error, trial == null ? null : trial(trial, shown));
    }

    /** The page as it was posted, with what keeps it from being a rule. */
    public static RuleView faulty(
            LayoutView layout, FormView form, TryRule.Ruled ruled, Form posted, RuleView.@Nullable OfRun ofRun) {
        RuleFields fields = RuleForm.fields(posted, ruled);
        return view(
                layout,
                form,
                ruled,
                fields,
                ofRun,
                "This is no rule yet. " + String.join(" ", RuleForm.faults(fields, ruled.sessions())),
                null);
    }

    private static RuleView view(
            LayoutView layout,
            FormView form,
            TryRule.Ruled ruled,
            RuleFields fields,
            RuleView.@Nullable OfRun ofRun,
            @Nullable String error,
            RuleView.@Nullable Trial trial) {
        return new RuleView(
                layout,
                ruled.sentence().words(),
                form,
                RuleChoices.sources(fields),
                RuleChoices.needs(fields),
                RuleForm.shown(fields.sources().atLeast()),
                RuleForm.shown(fields.threshold()),
                fields.days().first(),
                fields.days().last(),
                RuleChoices.prerequisites(fields, ruled.entry(), ruled.runs()),
                RuleChoices.approvers(fields),
                RuleForm.shown(fields.attendance().sessions()),
                ruled.sessions(),
                fields.attendance().worksheet(),
                fields.teamOnce(),
                RuleChoices.policies(fields),
                RuleChoices.further(fields),
                error,
                trial,
                ofRun,
                ruled.lock().map(lock -> held(lock)).orElse(null));
    }

    private static RuleView.Held held(RuleLock lock) {
        return new RuleView.Held(
                lock.parts().stream().map(Rule.Part::name).collect(Collectors.toSet()), locked(lock), lock.reason());
    }

    /** Says what is locked, in words. */
    public static String locked(RuleLock lock) {
        return lock.parts().size() == Rule.Part.values().length
                ? "the whole rule"
                : lock.parts().stream().sorted().map(RulePages::part).collect(Collectors.joining(", "));
    }

    /** Says one part of a rule, in words. */
    public static String part(Rule.Part part) {
        return switch (part) {
            case SOURCES -> "whose word counts, and how many of them";
            case THRESHOLD -> "the grade or result that is enough";
            case DATES -> "first and last day";
            case APPROVER -> "who approves";
            case ATTENDANCE -> "sessions and worksheet";
            case PREREQUISITES -> "badges that have to come before";
            case CITY -> "how team-mates count for their city";
            case GRADE -> "what the gradebook says";
        };
    }

    /** Tells whether the rule that was posted to be applied is the one whose meaning its page has shown. */
    public static boolean isTried(Form form, Rule rule) {
        return form.text("tried").equals(tried(rule));
    }

    private static String tried(Rule rule) {
        return rule.judging() + "|" + rule.teamOnce() + "|" + rule.grade().scorePolicy() + "|"
                + rule.grade().further();
    }

    private static RuleView.Trial trial(TryRule.Trial trial, Rule rule) {
        return new RuleView.Trial(
                tried(rule),
                trial.sentence().words(),
                rule.overwritesGrades() ? OVERWRITES : null,
                List.of(
                        new FactView("Would get it now", Long.toString(trial.count(TryRule.Change.GAINS))),
                        new FactView("Have it already", Long.toString(trial.count(TryRule.Change.KEEPS))),
                        new FactView(
                                "Have it, and would not by this rule",
                                Long.toString(trial.count(TryRule.Change.WOULD_LOSE))),
                        new FactView("Still lack something", Long.toString(trial.count(TryRule.Change.LACKS)))),
                trial.rows().stream().limit(MOST_ROWS).map(RulePages::row).toList(),
                beyond(trial));
    }

    private static @Nullable String beyond(TryRule.Trial trial) {
        int shown = Math.min(MOST_ROWS, trial.rows().size());
        int more = trial.rows().size() - shown + trial.unknown();
        String counted = more == 0
                ? ""
                : "And " + more + " more " + (more == 1 ? "person, who is" : "people, who are")
                        + " in the figures above. ";
        String left = trial.beyond() == 0
                ? ""
                : trial.beyond() + (trial.beyond() == 1 ? " person" : " people") + " beyond the first "
                        + trial.rows().size()
                        + (trial.beyond() == 1 ? " was not looked at and is" : " were not looked at and are")
                        + " in no figure.";
        return counted.isEmpty() && left.isEmpty() ? null : (counted + left).strip();
    }

    private static RuleView.Row row(TryRule.Row row) {
        return new RuleView.Row(
                row.name(),
                switch (row.change()) {
                    case GAINS -> "now";
                    case KEEPS -> "done";
                    case WOULD_LOSE -> "problem";
                    case LACKS -> "none";
                },
                switch (row.change()) {
                    case GAINS -> "Would get it now";
                    case KEEPS -> "Has it";
                    case WOULD_LOSE -> "Has it, and would not by this rule";
                    case LACKS -> "Not yet";
                },
                Message.words(row.why()));
    }
}
