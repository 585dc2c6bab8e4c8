package org.waymark.journey;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.batch.RefusedRows;
import org.waymark.people.Learner;

/**
 * What taking a report in would do.
 *
 * @param notYet rows that say that somebody has not completed it
 * @param newPeople whom Waymark has not seen before
 * @param met how many of the weighed would meet the rule
 * @param weighed of how many new completions that was asked
 * @param needsZone whether dates could not be read for want of a time zone
 * @param broken why the file cannot be read to its end
 * @param states the words in the column that says whether it is complete
 * @param named the first people and whom they were taken for
 * @param problems the first rows that would not be taken
 * @param gone who stood in an earlier report of this course and does not in this one
 */
public record ImportPreview(
        long rows,
        long notYet,
        long fresh,
        long known,
        long refused,
        long newPeople,
        long met,
        long weighed,
        boolean ruleCountsFiles,
        boolean needsZone,
        @Nullable String broken,
        List<String> states,
        List<Named> named,
        List<RefusedRows.Refused> problems,
        List<Learner> gone) {
    public ImportPreview {
        states = List.copyOf(states);
        named = List.copyOf(named);
        problems = List.copyOf(problems);
        gone = List.copyOf(gone);
    }

    /** Somebody whom the report names, with the name that Waymark knows. */
    public record Named(
            long line,
            String told,
            String toldName,
            @Nullable String name) {}
}
