package org.waymark.journey.file;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.batch.RefusedRow;
import org.waymark.language.Message;
import org.waymark.people.Learner;

/**
 * The effects that taking a report in would have.
 *
 * @param rows of the report, without those in which nothing stands
 * @param notYet rows that say that somebody has not completed it
 * @param newPeople whom Waymark has not seen before
 * @param met how many of the weighed would meet the rule
 * @param weighed of how many new completions that was asked
 * @param needsZone whether dates could not be read for want of a time zone
 * @param needsOrder whether dates could be read in two ways
 * @param needsAddresses whether people are named by addresses and the platform tells none in this course
 * @param listBeingRead whether the platform's list of the course is under way, so that more people may be known soon
 * @param broken why the file cannot be read to its end
 * @param states the words in the column that says whether it is complete
 * @param read how the first rows were understood
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
        boolean needsOrder,
        boolean needsAddresses,
        boolean listBeingRead,
        @Nullable Message broken,
        List<String> states,
        List<ReadRow> read,
        List<RefusedRow> problems,
        List<Learner> gone) {
    public ImportPreview {
        states = List.copyOf(states);
        read = List.copyOf(read);
        problems = List.copyOf(problems);
        gone = List.copyOf(gone);
    }

    /**
     * A row as it was understood.
     *
     * @param person what the report calls somebody
     * @param name what the report says that they are called
     * @param known what Waymark calls them; null when not seen yet, or not looked for
     * @param date the date as it was written; empty where none was read
     * @param at what it means; null when the row says that it is not completed, or is refused
     * @param share the result, 0 to 1
     * @param problem why the row is refused
     */
    public record ReadRow(
            long line,
            String person,
            String name,
            @Nullable String known,
            String date,
            @Nullable Instant at,
            @Nullable Double share,
            @Nullable Message problem) {}
}
