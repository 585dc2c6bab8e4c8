package org.waymark.progress;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A grade rule says what the columns in the gradebook show.
 *
 * @param scorePolicy what the activity's own column says
 * @param further what columns of their own beside it say; never nothing, nor the same again
 */
public record GradeRule(Rule.ScorePolicy scorePolicy, Set<Rule.ScorePolicy> further) {

    public GradeRule {
        EnumSet<Rule.ScorePolicy> others = EnumSet.noneOf(Rule.ScorePolicy.class);
        others.addAll(further);
        others.removeAll(EnumSet.of(Rule.ScorePolicy.NONE, scorePolicy));
        further = Collections.unmodifiableSet(others);
    }

    /** The activity's own column alone. */
    public static GradeRule of(Rule.ScorePolicy scorePolicy) {
        return new GradeRule(scorePolicy, Set.of());
    }

    /**
     * Returns the rule that holds where nobody chose: no grade is sent where a grade in the column counts, because it
     * is the teacher's then.
     */
    static GradeRule usual(Set<Source> sources) {
        return of(Rule.usualPolicy(sources));
    }
}
