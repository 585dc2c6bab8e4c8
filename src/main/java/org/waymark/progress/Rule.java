package org.waymark.progress;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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
        ScorePolicy scorePolicy) {

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
                ScorePolicy.COMPLETE);
    }

    public boolean counts(Source source) {
        return sources.contains(source);
    }

    /** How many sources have to say so. */
    public int needed() {
        return switch (need) {
            case ANY -> 1;
            case ALL -> sources.size();
            case AT_LEAST -> atLeast;
        };
    }

    boolean inWindow(Instant at) {
        return (from == null || !at.isBefore(from)) && (until == null || at.isBefore(until));
    }
}
