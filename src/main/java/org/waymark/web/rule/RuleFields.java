package org.waymark.web.rule;

import java.util.Set;
import java.util.stream.Collectors;
import org.waymark.progress.Rule;
import org.waymark.web.Form;

/**
 * What stands in the form of a rule, whether it is a rule or not.
 *
 * @param until the last day
 * @param scorePolicy empty for the usual one, which depends on the sources
 */
record RuleFields(
        Set<String> sources,
        String need,
        String atLeast,
        String threshold,
        String from,
        String until,
        Set<String> prerequisites,
        String approver,
        String sessions,
        boolean worksheet,
        boolean teamOnce,
        String scorePolicy,
        Set<String> further) {

    static RuleFields of(Rule rule) {
        return new RuleFields(
                names(rule.sourceRule().sources()),
                rule.sourceRule().need().name(),
                Integer.toString(rule.sourceRule().atLeast()),
                Integer.toString(rule.threshold()),
                RuleForm.firstDay(rule),
                RuleForm.lastDay(rule),
                Set.copyOf(rule.prerequisites()),
                rule.approver().name(),
                Integer.toString(rule.attendance().sessions()),
                rule.attendance().worksheet(),
                rule.teamOnce(),
                rule.grade().scorePolicy() == Rule.usualPolicy(rule.sourceRule().sources())
                        ? ""
                        : rule.grade().scorePolicy().name(),
                names(rule.grade().further()));
    }

    static RuleFields of(Form form) {
        return new RuleFields(
                Set.copyOf(form.all("source")),
                form.text("need"),
                form.text("at_least").strip(),
                form.text("threshold").strip(),
                form.text("from").strip(),
                form.text("until").strip(),
                Set.copyOf(form.all("prerequisite")),
                form.text("approver"),
                form.text("sessions").strip(),
                form.text("worksheet").equals("yes"),
                form.text("team_once").equals("yes"),
                form.text("score_policy"),
                Set.copyOf(form.all("further")));
    }

    /** The same, with what is locked as the run's rule says it, whatever was posted. */
    RuleFields held(Set<Rule.Part> parts, Rule ofRun) {
        RuleFields run = of(ofRun);
        RuleFields whose = parts.contains(Rule.Part.SOURCES) ? run : this;
        RuleFields dates = parts.contains(Rule.Part.DATES) ? run : this;
        RuleFields attendance = parts.contains(Rule.Part.ATTENDANCE) ? run : this;
        RuleFields grade = parts.contains(Rule.Part.GRADE) ? run : this;
        return new RuleFields(
                whose.sources,
                whose.need,
                whose.atLeast,
                (parts.contains(Rule.Part.THRESHOLD) ? run : this).threshold,
                dates.from,
                dates.until,
                (parts.contains(Rule.Part.PREREQUISITES) ? run : this).prerequisites,
                (parts.contains(Rule.Part.APPROVER) ? run : this).approver,
                attendance.sessions,
                attendance.worksheet,
                (parts.contains(Rule.Part.CITY) ? run : this).teamOnce,
                parts.contains(Rule.Part.GRADE) ? ofRun.grade().scorePolicy().name() : scorePolicy,
                grade.further);
    }

    private static Set<String> names(Set<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).collect(Collectors.toSet());
    }
}
