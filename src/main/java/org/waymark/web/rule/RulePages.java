package org.waymark.web.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.completion.rule.RuleLock;
import org.waymark.journey.rule.TryRule;
import org.waymark.language.Language;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.progress.Rule;
import org.waymark.web.Form;
import org.waymark.web.part.FactView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;

/** The page on which a rule is set, for an activity by its instructor and for a run by the programme. */
public final class RulePages {
    private static final Messages MESSAGES = Messages.of(RulePages.class);
    private static final int MOST_ROWS = 200;

    private RulePages() {}

    /** Says that the rule to be applied is not the one that was tried. */
    public static String changed() {
        return MESSAGES.say("trial.changed");
    }

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
                MESSAGES.say("faults", "faults", Message.sentences(RuleForm.faults(fields, ruled.sessions())))
                        .strip(),
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
                ? MESSAGES.say("locked.all")
                : Language.current()
                        .all(lock.parts().stream().sorted().map(RulePages::part).toList());
    }

    /** Says one part of a rule, in words. */
    public static String part(Rule.Part part) {
        return MESSAGES.say(part);
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
                rule.overwritesGrades() ? MESSAGES.say("trial.overwrites") : null,
                List.of(
                        count("trial.gains", trial, TryRule.Change.GAINS),
                        count("trial.keeps", trial, TryRule.Change.KEEPS),
                        count("trial.would-lose", trial, TryRule.Change.WOULD_LOSE),
                        count("trial.lacks", trial, TryRule.Change.LACKS)),
                trial.rows().stream().limit(MOST_ROWS).map(RulePages::row).toList(),
                beyond(trial));
    }

    private static FactView count(String key, TryRule.Trial trial, TryRule.Change change) {
        return new FactView(MESSAGES.say(key), Language.current().number((double) trial.count(change)));
    }

    private static @Nullable String beyond(TryRule.Trial trial) {
        int more = Math.max(0, trial.rows().size() - MOST_ROWS) + trial.unknown();
        List<Message> said = new ArrayList<>();
        if (more > 0) {
            said.add(MESSAGES.message("trial.more", "people", more));
        }
        if (trial.beyond() > 0) {
            said.add(MESSAGES.message(
                    "trial.beyond",
                    "people",
                    trial.beyond(),
                    "rows",
                    trial.rows().size()));
        }
        return said.isEmpty() ? null : Message.sentences(said).words();
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
                MESSAGES.say(row.change()),
                Message.words(row.why()));
    }
}
