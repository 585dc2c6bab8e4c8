package org.waymark.learning.edit;

import java.time.Instant;

/**
 * A state that a run or an opportunity was brought to.
 *
 * @param number counts up from 1; number 0 is what was there before changes were kept
 * @param recordedBy the person's name; empty when the product did it
 * @param content all of it, as the file has it
 */
public record Revision(int number, Instant recordedAt, String recordedBy, Action action, String content) {

    /** An action names what was done. */
    public enum Action {
        FOUND,
        IMPORTED,
        CREATED,
        EDITED,
        PUBLISHED,
        HIDDEN,
        POSTPONED,
        CANCELLED,
        REINSTATED,
        RESTORED
    }
}
