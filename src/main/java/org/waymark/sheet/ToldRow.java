package org.waymark.sheet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Message;

/** The meaning of one row of a report. */
public sealed interface ToldRow {

    /**
     * The row says that the person completed the course.
     *
     * @param person in the words of the column that names people
     * @param run the run that the row names, empty when it names none
     * @param id the source's own name of the fact, empty when it has none
     * @param share the result, 0 to 1
     */
    record Complete(
            Row row,
            String person,
            String name,
            Instant at,
            String run,
            String id,
            @Nullable Double share) implements ToldRow {}

    /** The row says that the person has not completed the course. */
    record NotYet(Row row, String person) implements ToldRow {}

    /**
     * The row cannot be read; its sentence says why.
     *
     * @param column counted from 1
     */
    record Faulty(Row row, int column, Message sentence) implements ToldRow {}
}
