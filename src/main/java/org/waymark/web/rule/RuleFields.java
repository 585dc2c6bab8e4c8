package org.waymark.web.rule;

import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.waymark.progress.Rule;
import org.waymark.web.Form;

/** Rule fields are what stands in the form of a rule, whether it is a rule or not. */
record RuleFields(
        Sources sources,
        String threshold,
        Days days,
        String approver,
        Attendance attendance,
        Set<String> prerequisites,
        boolean teamOnce,
        Grade grade) {

    record Sources(Set<String> names, String need, String atLeast) {}

    record Days(String first, String last) {}

    record Attendance(String sessions, boolean worksheet) {}

    /** @param scorePolicy empty for the usual one, which depends on the sources */
    record Grade(String scorePolicy, Set<String> further) {}

    static RuleFields of(Rule rule) {
        Rule.ScorePolicy usual = Rule.usualPolicy(rule.sourceRule().sources());
        Rule.ScorePolicy own = rule.grade().scorePolicy();
        return new RuleFields(
                new Sources(
                        names(rule.sourceRule().sources()),
                        rule.sourceRule().need().name(),
                        Integer.toString(rule.sourceRule().atLeast())),
                Integer.toString(rule.threshold()),
                new Days(RuleForm.firstDay(rule), RuleForm.lastDay(rule)),
                rule.approver().name(),
                new Attendance(
                        Integer.toString(rule.attendance().sessions()),
                        rule.attendance().worksheet()),
                Set.copyOf(rule.prerequisites()),
                rule.teamOnce(),
                new Grade(own == usual ? "" : own.name(), names(rule.grade().further())));
    }

    static RuleFields of(Form form) {
        return new RuleFields(
                new Sources(
                        Set.copyOf(form.all("source")),
                        form.text("need"),
                        form.text("at_least").strip()),
                form.text("threshold").strip(),
                new Days(form.text("from").strip(), form.text("until").strip()),
                form.text("approver"),
                new Attendance(
                        form.text("sessions").strip(), form.text("worksheet").equals("yes")),
                Set.copyOf(form.all("prerequisite")),
                form.text("team_once").equals("yes"),
                new Grade(form.text("score_policy"), Set.copyOf(form.all("further"))));
    }

    /** Returns a copy of these fields with what is locked as the run's rule says it, whatever was posted. */
    RuleFields held(Set<Rule.Part> parts, Rule ofRun) {
        RuleFields run = of(ofRun);
        Function<Rule.Part, RuleFields> whose = part -> parts.contains(part) ? run : this;
        // A policy that is locked is named, for the usual one would follow the sources of the activity.
        Grade locked = new Grade(ofRun.grade().scorePolicy().name(), run.grade.further);
        return new RuleFields(
                whose.apply(Rule.Part.SOURCES).sources,
                whose.apply(Rule.Part.THRESHOLD).threshold,
                whose.apply(Rule.Part.DATES).days,
                whose.apply(Rule.Part.APPROVER).approver,
                whose.apply(Rule.Part.ATTENDANCE).attendance,
                whose.apply(Rule.Part.PREREQUISITES).prerequisites,
                whose.apply(Rule.Part.CITY).teamOnce,
                parts.contains(Rule.Part.GRADE) ? locked : grade);
    }

    private static Set<String> names(Set<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).collect(Collectors.toSet());
    }
}
