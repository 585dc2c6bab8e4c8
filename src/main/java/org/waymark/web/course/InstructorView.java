package org.waymark.web.course;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.ChoiceView;
import org.waymark.web.part.CriterionView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.RunView;

/** The instructor's page of an activity. */
public record InstructorView(LayoutView layout, Setup setup) {
    /** The setup of an activity, which says whether it knows its run. */
    public sealed interface Setup {}

    /**
     * The setup of an activity that has no run yet. The form posts {@code run}, the id of a choice.
     *
     * @param search where the search goes
     * @param query what was searched for, empty at first
     * @param choices what the search found, or the first of it
     * @param found how many runs the search found
     */
    public record Unset(FormView choose, FormView search, String query, List<ChoiceView> choices, int found)
            implements Setup {}

    /**
     * The activity stands for a run.
     *
     * @param rule what it takes to complete it, in words
     * @param copy whose rule it is, where the activity is a copy; null where the rule is its own
     * @param rulePage where that is changed
     * @param registered who registered for the run; null where people do not register for it here
     * @param objections what learners hold to be wrong and nobody has answered
     * @param looks what is asked by itself; empty when nothing is
     */
    public record Ready(
            RunView run,
            List<CriterionView> criteria,
            String rule,
            @Nullable String copy,
            String rulePage,
            @Nullable LinkView registered,
            List<Objection> objections,
            List<Look> looks,
            RosterView roster)
            implements Setup {}

    /** Answered by posting {@code words}. */
    public record Objection(String name, String when, String words, FormView answer) {}

    /**
     * A source that Waymark asks by itself.
     *
     * @param name what is asked
     * @param good whether the last look could read what it asked for
     * @param when when that was, as text; {@code null} before the first time
     * @param outcome what came of it, in a sentence
     * @param next when it is asked again, in words
     * @param now asks now; {@code null} while that is not possible
     */
    public record Look(
            String name,
            boolean good,
            @Nullable String when,
            String outcome,
            String next,
            @Nullable FormView now) {}
}
