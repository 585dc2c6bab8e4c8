package org.waymark.progress;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A rule says what it takes to complete an activity. It begins with the sources whose word counts, and says more step by
 * step: {@code Rule.of(sources).withThreshold(80).withApprover(Approver.ADMINISTRATOR)}.
 *
 * @param threshold the least result that counts, in percent of the maximum, where a source gives one
 * @param approver who may approve, where the instructor's word counts
 * @param prerequisites runs that must be awarded before, by their ids
 * @param teamOnce whether the completions of all people of a city count for it once, together
 */
public record Rule(
        SourceRule sourceRule,
        int threshold,
        Window window,
        Approver approver,
        AttendanceRule attendance,
        List<String> prerequisites,
        boolean teamOnce,
        GradeRule grade) {

    /** The threshold that a new rule starts with, in percent. */
    public static final int USUAL_THRESHOLD = 60;

    /** The number of the rule's sources that have to say so. */
    public enum Need {
        ANY,
        ALL,
        AT_LEAST
    }

    /** The people who may approve. */
    public enum Approver {
        /** Any instructor of the course. */
        INSTRUCTOR,
        /** Only somebody who administers the platform. */
        ADMINISTRATOR
    }

    /** The grade that is sent to the LMS. */
    public enum ScorePolicy {
        /** 100 % when complete; nothing before. */
        COMPLETE,
        /** The share of the rule's conditions that are met. */
        CONDITIONS,
        /** The share of the sessions that were attended. */
        SESSIONS,
        /** Nothing: the column belongs to the instructor. */
        NONE
    }

    /** A part of a rule that can be locked by itself. */
    public enum Part {
        /** The sources whose word counts, and how many of them. */
        SOURCES,
        THRESHOLD,
        DATES,
        APPROVER,
        /** Sessions and the worksheet. */
        ATTENDANCE,
        PREREQUISITES,
        CITY,
        /** The grades in the columns of the gradebook. */
        GRADE
    }

    /** The rule that holds where nobody has set any: the learner's word or the instructor's is enough. */
    public static final Rule USUAL = of(EnumSet.of(Source.LEARNER, Source.INSTRUCTOR));

    /** @throws IllegalArgumentException when the threshold is no percentage */
    public Rule {
        if (threshold < 0 || threshold > 100) {
            throw new IllegalArgumentException("not a rule");
        }
        prerequisites = List.copyOf(prerequisites);
    }

    /**
     * Returns the policy that holds where nobody chose: no grade where a grade in the column counts, because it is the
     * teacher's then.
     */
    public static ScorePolicy usualPolicy(Set<Source> sources) {
        return sources.contains(Source.GRADE) ? ScorePolicy.NONE : ScorePolicy.COMPLETE;
    }

    /** Tells whether what is sent may replace a grade that somebody typed and that counts. */
    public boolean overwritesGrades() {
        return counts(Source.GRADE) && grade.scorePolicy() != ScorePolicy.NONE;
    }

    /** Returns a rule by which any of these sources is enough, and nothing else is asked. */
    public static Rule of(Set<Source> sources) {
        return new Rule(
                SourceRule.any(sources),
                USUAL_THRESHOLD,
                Window.ALWAYS,
                Approver.INSTRUCTOR,
                AttendanceRule.ALL_SESSIONS,
                List.of(),
                false,
                GradeRule.usual(sources));
    }

    /** Returns a copy of this rule with the same sources, of which any, all or some have to say so. */
    public Rule withNeed(Need need, int atLeast) {
        return withSources(new SourceRule(sourceRule.sources(), need, atLeast));
    }

    public Rule withSources(SourceRule counting) {
        return new Rule(counting, threshold, window, approver, attendance, prerequisites, teamOnce, grade);
    }

    public Rule withThreshold(int percent) {
        return new Rule(sourceRule, percent, window, approver, attendance, prerequisites, teamOnce, grade);
    }

    public Rule withWindow(@Nullable Instant from, @Nullable Instant until) {
        return withWindow(new Window(from, until));
    }

    public Rule withWindow(Window counting) {
        return new Rule(sourceRule, threshold, counting, approver, attendance, prerequisites, teamOnce, grade);
    }

    public Rule withApprover(Approver who) {
        return new Rule(sourceRule, threshold, window, who, attendance, prerequisites, teamOnce, grade);
    }

    public Rule withAttendance(AttendanceRule asked) {
        return new Rule(sourceRule, threshold, window, approver, asked, prerequisites, teamOnce, grade);
    }

    public Rule withPrerequisites(List<String> runs) {
        return new Rule(sourceRule, threshold, window, approver, attendance, runs, teamOnce, grade);
    }

    public Rule withTeamOnce(boolean once) {
        return new Rule(sourceRule, threshold, window, approver, attendance, prerequisites, once, grade);
    }

    public Rule withGrade(GradeRule columns) {
        return new Rule(sourceRule, threshold, window, approver, attendance, prerequisites, teamOnce, columns);
    }

    /** Returns a copy of this rule with some parts of another one. */
    public Rule with(Set<Part> parts, Rule other) {
        Rule mixed = this;
        for (Part part : parts) {
            mixed = mixed.with(part, other);
        }
        return mixed;
    }

    private Rule with(Part part, Rule other) {
        return switch (part) {
            case SOURCES -> withSources(other.sourceRule);
            case THRESHOLD -> withThreshold(other.threshold);
            case DATES -> withWindow(other.window);
            case APPROVER -> withApprover(other.approver);
            case ATTENDANCE -> withAttendance(other.attendance);
            case PREREQUISITES -> withPrerequisites(other.prerequisites);
            case CITY -> withTeamOnce(other.teamOnce);
            case GRADE -> withGrade(other.grade);
        };
    }

    /**
     * Writes the part of this rule that decides whether somebody has completed, as a text; what it says of grades and
     * of cities is left out.
     */
    public String judging() {
        return String.join(
                "|",
                sourceRule.sources().stream().map(Source::name).sorted().collect(Collectors.joining(" ")),
                sourceRule.need().name(),
                Integer.toString(sourceRule.atLeast()),
                Integer.toString(threshold),
                text(window.from()),
                text(window.until()),
                String.join(" ", prerequisites),
                approver.name(),
                Integer.toString(attendance.sessions()),
                Boolean.toString(attendance.worksheet()));
    }

    private static String text(@Nullable Instant moment) {
        return moment == null ? "" : moment.toString();
    }

    /**
     * A rule that decides as the one that wrote this.
     *
     * @return empty for a text that no rule wrote
     */
    public static Optional<Rule> judgingAs(String text) {
        String[] parts = text.split("\\|", -1);
        if (parts.length != 10) {
            return Optional.empty();
        }
        EnumSet<Source> sources = EnumSet.noneOf(Source.class);
        words(parts[0]).forEach(name -> sources.add(Source.valueOf(name)));
        return Optional.of(of(sources)
                .withNeed(Need.valueOf(parts[1]), Integer.parseInt(parts[2]))
                .withThreshold(Integer.parseInt(parts[3]))
                .withWindow(moment(parts[4]), moment(parts[5]))
                .withPrerequisites(words(parts[6]))
                .withApprover(Approver.valueOf(parts[7]))
                .withAttendance(new AttendanceRule(Integer.parseInt(parts[8]), Boolean.parseBoolean(parts[9])))
                .withGrade(GradeRule.of(ScorePolicy.COMPLETE)));
    }

    private static @Nullable Instant moment(String text) {
        return text.isEmpty() ? null : Instant.parse(text);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    /**
     * Returns a copy of this rule by which nothing before {@code opening} counts. A rule that names a first day of its
     * own says on purpose what counts, and stays.
     */
    public Rule opening(Instant opening) {
        return withWindow(window.opening(opening));
    }

    /** Returns a copy of this rule without its first and last day, which were those of another course. */
    public Rule withoutDates() {
        return withWindow(Window.ALWAYS);
    }

    /** Returns a copy of this rule with "all sessions" put into their number. */
    public Rule ofSessions(int planned) {
        return counts(Source.ATTENDANCE)
                ? withAttendance(new AttendanceRule(attendance.asked(planned), attendance.worksheet()))
                : this;
    }

    public boolean counts(Source source) {
        return sourceRule.sources().contains(source);
    }

    /** Tells whether one source alone is never enough. */
    public boolean asksForMore() {
        return needed() > 1 || !prerequisites.isEmpty();
    }

    /** Returns how many sources have to say so. */
    public int needed() {
        return sourceRule.needed();
    }

    /** Tells whether a completion of then would be before the window: one of later may still be in it. */
    public boolean isTooEarly(Instant at) {
        return window.isTooEarly(at);
    }
}
