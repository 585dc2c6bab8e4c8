package org.waymark.progress;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What it takes to complete an activity.
 *
 * @param sources whose word counts; at least one
 * @param atLeast how many of them, when that is the need
 * @param threshold the least result that counts, in percent of the maximum, where a source gives one
 * @param from completions before it do not count; null: as early as may be
 * @param until completions at it and later do not count; null: as late as may be
 * @param prerequisites runs that must be awarded before, by their ids
 * @param approver who may approve, where the instructor's word counts
 * @param sessions how many sessions must be attended; 0: all of them
 * @param worksheet whether attendance asks for the worksheet too
 * @param teamOnce whether the completions of all people of a city count for it once, together
 * @param scorePolicy what the activity's own column in the gradebook says
 * @param further what columns of their own beside it say
 */
public record Rule(
        Set<Source> sources,
        Need need,
        int atLeast,
        int threshold,
        @Nullable Instant from,
        @Nullable Instant until,
        List<String> prerequisites,
        Approver approver,
        int sessions,
        boolean worksheet,
        boolean teamOnce,
        ScorePolicy scorePolicy,
        Set<ScorePolicy> further) {

    /** The threshold that a new rule starts with, in percent. */
    public static final int USUAL_THRESHOLD = 60;

    /** How many of the sources have to say so. */
    public enum Need {
        ANY,
        ALL,
        AT_LEAST
    }

    /** Who may approve. */
    public enum Approver {
        /** Any instructor of the course. */
        INSTRUCTOR,
        /** Only somebody who administers the platform. */
        ADMINISTRATOR
    }

    /** What the grade in the LMS says. */
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

    /** What of a rule can be locked by itself. */
    public enum Part {
        /** Whose word counts, and how many of them. */
        SOURCES,
        THRESHOLD,
        DATES,
        APPROVER,
        /** Sessions and the worksheet. */
        ATTENDANCE,
        PREREQUISITES,
        CITY,
        /** What the columns in the gradebook say. */
        GRADE
    }

    /** What holds where nobody has set anything: the learner's word or the instructor's is enough. */
    public static final Rule USUAL = of(EnumSet.of(Source.LEARNER, Source.INSTRUCTOR));

    /** @throws IllegalArgumentException when no source counts or a number is out of its range */
    public Rule {
        if (sources.isEmpty()
                || threshold < 0
                || threshold > 100
                || sessions < 0
                || atLeast < 1
                || atLeast > sources.size()
                || (from != null && until != null && !from.isBefore(until))) {
            throw new IllegalArgumentException("not a rule");
        }
        sources = Collections.unmodifiableSet(EnumSet.copyOf(sources));
        prerequisites = List.copyOf(prerequisites);
        EnumSet<ScorePolicy> others = EnumSet.noneOf(ScorePolicy.class);
        others.addAll(further);
        others.removeAll(EnumSet.of(ScorePolicy.NONE, scorePolicy));
        further = Collections.unmodifiableSet(others);
    }

    /** What the column says where nobody chose: nothing where a grade in it counts, because it is the teacher's then. */
    public static ScorePolicy usualPolicy(Set<Source> sources) {
        return sources.contains(Source.GRADE) ? ScorePolicy.NONE : ScorePolicy.COMPLETE;
    }

    /** Whether what is sent may replace a grade that somebody typed and that counts. */
    public boolean overwritesGrades() {
        return counts(Source.GRADE) && scorePolicy != ScorePolicy.NONE;
    }

    /** Any of these sources is enough, and nothing else is asked. */
    public static Rule of(Set<Source> sources) {
        return new Rule(
                sources,
                Need.ANY,
                1,
                USUAL_THRESHOLD,
                null,
                null,
                List.of(),
                Approver.INSTRUCTOR,
                0,
                false,
                false,
                usualPolicy(sources),
                Set.of());
    }

    /** This rule, with some parts of another one. */
    public Rule with(Set<Part> parts, Rule other) {
        Rule sources = parts.contains(Part.SOURCES) ? other : this;
        Rule dates = parts.contains(Part.DATES) ? other : this;
        Rule attendance = parts.contains(Part.ATTENDANCE) ? other : this;
        Rule grade = parts.contains(Part.GRADE) ? other : this;
        return new Rule(
                sources.sources,
                sources.need,
                sources.atLeast,
                (parts.contains(Part.THRESHOLD) ? other : this).threshold,
                dates.from,
                dates.until,
                (parts.contains(Part.PREREQUISITES) ? other : this).prerequisites,
                (parts.contains(Part.APPROVER) ? other : this).approver,
                attendance.sessions,
                attendance.worksheet,
                (parts.contains(Part.CITY) ? other : this).teamOnce,
                grade.scorePolicy,
                grade.further);
    }

    /**
     * What of this rule decides whether somebody has completed, as a text; what it says of grades and of cities does not.
     */
    public String judging() {
        return String.join(
                "|",
                sources.stream().map(Source::name).sorted().collect(Collectors.joining(" ")),
                need.name(),
                Integer.toString(atLeast),
                Integer.toString(threshold),
                from == null ? "" : from.toString(),
                until == null ? "" : until.toString(),
                String.join(" ", prerequisites),
                approver.name(),
                Integer.toString(sessions),
                Boolean.toString(worksheet));
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
        return Optional.of(new Rule(
                sources,
                Need.valueOf(parts[1]),
                Integer.parseInt(parts[2]),
                Integer.parseInt(parts[3]),
                parts[4].isEmpty() ? null : Instant.parse(parts[4]),
                parts[5].isEmpty() ? null : Instant.parse(parts[5]),
                words(parts[6]),
                Approver.valueOf(parts[7]),
                Integer.parseInt(parts[8]),
                Boolean.parseBoolean(parts[9]),
                false,
                ScorePolicy.COMPLETE,
                Set.of()));
    }

    /**
     * The same, with nothing before {@code opening} counting. A rule that names a first day of its own says on purpose
     * what counts, and stays.
     */
    public Rule opening(Instant opening) {
        return from == null && (until == null || opening.isBefore(until)) ? with(opening, until, sessions) : this;
    }

    /** The same without its first and last day, which were those of another course. */
    public Rule withoutDates() {
        return with(null, null, sessions);
    }

    /** The same, with "all sessions" put into their number. */
    public Rule ofSessions(int planned) {
        return sessions == 0 && counts(Source.ATTENDANCE) ? with(from, until, planned) : this;
    }

    private Rule with(@Nullable Instant first, @Nullable Instant end, int asked) {
        return new Rule(
                sources,
                need,
                atLeast,
                threshold,
                first,
                end,
                prerequisites,
                approver,
                asked,
                worksheet,
                teamOnce,
                scorePolicy,
                further);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    public boolean counts(Source source) {
        return sources.contains(source);
    }

    /** Whether one source alone is never enough. */
    public boolean asksForMore() {
        return needed() > 1 || !prerequisites.isEmpty();
    }

    /** How many sources have to say so. */
    public int needed() {
        return switch (need) {
            case ANY -> 1;
            case ALL -> sources.size();
            case AT_LEAST -> atLeast;
        };
    }

    /** Whether a completion of then would be before the window: one of later may still be in it. */
    public boolean isTooEarly(Instant at) {
        return from != null && at.isBefore(from);
    }

    boolean inWindow(Instant at) {
        return (from == null || !at.isBefore(from)) && (until == null || at.isBefore(until));
    }
}
