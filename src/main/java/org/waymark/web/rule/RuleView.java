package org.waymark.web.rule;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FactView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * The page of what it takes to complete an activity, and of what a changed rule would mean.
 *
 * @param now the rule that holds, in words
 * @param sources boxes, any number
 * @param needs one of them
 * @param atLeast posted as {@code at_least}
 * @param threshold posted as {@code threshold}, percent
 * @param from posted as {@code from}, a day or empty
 * @param until posted as {@code until}, the last day or empty
 * @param prerequisites boxes, any number
 * @param approvers one of them
 * @param sessions posted as {@code sessions}; 0 for all
 * @param planned how many sessions the run has
 * @param worksheet posted as {@code worksheet=yes}
 * @param teamOnce posted as {@code team_once=yes}
 * @param policies posted as {@code score_policy}, one
 * @param further boxes, any number
 * @param error why the last try was not taken
 * @param trial what the rule would mean; null before it is tried
 * @param ofRun what only the page of a run has; null on the page of an activity
 * @param held what the programme has locked; null where nothing is, and on the page of a run
 */
public record RuleView(
        LayoutView layout,
        String now,
        FormView form,
        List<Choice> sources,
        List<Choice> needs,
        int atLeast,
        int threshold,
        String from,
        String until,
        List<Choice> prerequisites,
        List<Choice> approvers,
        int sessions,
        int planned,
        boolean worksheet,
        boolean teamOnce,
        List<Choice> policies,
        List<Choice> further,
        @Nullable String error,
        @Nullable Trial trial,
        @Nullable OfRun ofRun,
        @Nullable Held held) {

    /**
     * The parts of a rule that an activity cannot say otherwise.
     *
     * @param parts by their names
     * @param locked the same in words
     */
    public record Held(Set<String> parts, String locked, String reason) {
        public Held {
            parts = Set.copyOf(parts);
        }
    }

    /** Tells whether a part of the rule is locked. */
    public boolean holds(String part) {
        return held != null && held.parts().contains(part);
    }

    /** Something to choose. */
    public record Choice(String value, String label, String hint, boolean chosen) {}

    /**
     * The trial of a rule: what it would mean.
     *
     * @param tried names the rule, posted as {@code tried}
     * @param warning what somebody should know before applying it; null for nothing
     * @param counts how many people each way
     * @param beyond who is not among the rows, in words; null when all are
     */
    public record Trial(
            String tried,
            String sentence,
            @Nullable String warning,
            List<FactView> counts,
            List<Row> rows,
            @Nullable String beyond) {}

    /**
     * A person whom the rule concerns.
     *
     * @param mark the name of the picture
     */
    public record Row(String name, String mark, String change, List<String> why) {}

    /**
     * The run that the rule is for.
     *
     * @param own whether it has a rule, which can be taken away then
     * @param work what is being, or was last, decided again by it
     * @param back to all runs
     * @param lock what can be locked, and is
     */
    public record OfRun(
            String title,
            String dates,
            boolean own,
            @Nullable Work work,
            LinkView back,
            Lock lock) {}

    /**
     * The lock on a run's rule.
     *
     * @param parts boxes, any number; none takes the lock away
     * @param now what is locked, in words; null when nothing is
     */
    public record Lock(
            FormView form, List<Choice> parts, @Nullable String now, String reason) {
        public Lock {
            parts = List.copyOf(parts);
        }
    }

    /** The progress of applying a rule. */
    public record Work(String sentence, boolean problem, boolean underWay, long place, long total) {}
}
