package org.waymark.web.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What taking a report in would do.
 *
 * @param form the report it was taken for
 * @param columns posts the fields person, key, done, zone and counted
 * @param done the columns or activities of which one says when it was completed
 * @param states the words that may mean complete; empty where a date says it
 * @param foreseen null until it is known which column is which
 * @param obstacle why it cannot be confirmed yet
 * @param confirm null while something is in the way
 */
public record ImportCheckView(
        LayoutView layout,
        String file,
        String form,
        FormView columns,
        List<Option> person,
        List<Option> key,
        List<Option> done,
        List<Option> states,
        List<Option> zones,
        @Nullable Foreseen foreseen,
        @Nullable String obstacle,
        List<String> warnings,
        @Nullable FormView confirm,
        List<Named> named,
        List<JobView.Problem> problems,
        @Nullable Gone gone) {
    public ImportCheckView {
        person = List.copyOf(person);
        key = List.copyOf(key);
        done = List.copyOf(done);
        states = List.copyOf(states);
        zones = List.copyOf(zones);
        warnings = List.copyOf(warnings);
        named = List.copyOf(named);
        problems = List.copyOf(problems);
    }

    /** One choice of a list. */
    public record Option(String value, String label, boolean chosen) {}

    /** @param met in words, as not all of a long report is weighed */
    public record Foreseen(long rows, long fresh, long known, long notYet, long refused, long newPeople, String met) {}

    /** @param name as Waymark knows the person; null when not seen yet */
    public record Named(
            long line,
            String told,
            String toldName,
            @Nullable String name) {}

    /**
     * Who stood in an earlier report and does not in this one.
     *
     * @param form posts {@code learner}, several, and {@code reason}
     */
    public record Gone(FormView form, List<Option> people) {
        public Gone {
            people = List.copyOf(people);
        }
    }
}
