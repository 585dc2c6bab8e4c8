package org.waymark.learning.edit;

import java.time.Instant;
import org.waymark.learning.edit.Revision.Action;

/**
 * Who does what, and when, to a run or an opportunity.
 *
 * @param by the person's name; empty when the product does it
 */
public record Change(Action action, String by, Instant at) {
    private static final int LONGEST = 300;

    /** A name comes from a platform and may be of any length. */
    public Change {
        by = by.length() > LONGEST ? by.substring(0, LONGEST) : by;
    }
}
