package org.waymark.sheet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a row says. */
public sealed interface ToldRow {

    /**
     * Somebody has completed it.
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

    /** Somebody has not. */
    record NotYet(Row row, String person) implements ToldRow {}

    /**
     * Nobody can tell.
     *
     * @param column counted from 1
     */
    record Faulty(Row row, int column, String sentence) implements ToldRow {}
}
