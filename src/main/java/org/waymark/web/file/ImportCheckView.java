package org.waymark.web.file;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.OptionView;

/**
 * The page that shows what taking a report in would do.
 *
 * @param form says which report it was taken for
 * @param columns posts what is chosen of {@code choices}, and {@code counted}
 * @param states the words that may mean complete; empty where a date says it
 * @param foreseen null until it is known which column is which
 * @param obstacle why it cannot be confirmed yet
 * @param confirm null while something is in the way
 * @param read how the first rows were understood
 */
public record ImportCheckView(
        LayoutView layout,
        String file,
        String form,
        FormView columns,
        List<Choice> choices,
        List<OptionView> states,
        @Nullable Foreseen foreseen,
        @Nullable String obstacle,
        List<String> warnings,
        @Nullable FormView confirm,
        List<Read> read,
        List<JobView.Problem> problems,
        @Nullable Gone gone) {
    public ImportCheckView {
        choices = List.copyOf(choices);
        states = List.copyOf(states);
        warnings = List.copyOf(warnings);
        read = List.copyOf(read);
        problems = List.copyOf(problems);
    }

    /** A choice of how the file is to be read. */
    public record Choice(String id, String label, List<OptionView> options) {
        public Choice {
            options = List.copyOf(options);
        }
    }

    /** @param met in words, as not all of a long report is weighed */
    public record Foreseen(long rows, long fresh, long known, long notYet, long refused, long newPeople, String met) {}

    /**
     * A row as it was understood.
     *
     * @param known what Waymark calls the person; empty when not seen yet or not looked for
     * @param state completed or not, or why it is refused, in words
     * @param when the moment with its zone, and as it was written; empty where there is none
     * @param result in percent; empty where there is none
     */
    public record Read(long line, String told, String known, State verdict, String state, String when, String result) {}

    /** The outcome of a row. */
    public enum State {
        COMPLETED,
        NOT_COMPLETED,
        REFUSED
    }

    /**
     * The people who stood in an earlier report and do not in this one.
     *
     * @param form posts {@code learner}, several, and {@code reason}
     */
    public record Gone(FormView form, List<OptionView> people) {
        public Gone {
            people = List.copyOf(people);
        }
    }
}
