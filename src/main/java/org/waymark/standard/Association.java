package org.waymark.standard;

import org.jspecify.annotations.Nullable;

/**
 * A relation between criteria of two versions, part of a crosswalk. It is stored once and read in both directions.
 *
 * @param from the criterion of the older version
 * @param to the criterion of the newer one
 * @param note for the programme's staff: what makes the two alike, and how sure that is
 * @param provisional true while nobody of the programme has confirmed it
 */
public record Association(
        CriterionRef from,
        CriterionRef to,
        AssociationType type,
        @Nullable String note,
        boolean provisional) {}
