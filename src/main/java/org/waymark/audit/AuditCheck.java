package org.waymark.audit;

import org.jspecify.annotations.Nullable;

/**
 * The outcome of a check of the whole audit log.
 *
 * @param entries how many entries hold, from the first on
 * @param seal the seal of the last one that holds; empty when there is none
 * @param fault what does not hold; null when all do
 * @param at the number of the entry that does not; 0 where it is the end of the log
 */
public record AuditCheck(
        long entries, String seal, @Nullable Fault fault, long at) {

    /** What does not hold. */
    public enum Fault {
        /** An entry is missing between two others. */
        MISSING,
        /** An entry is not as it was written, or was never written by Waymark. */
        CHANGED,
        /** Entries at the end are missing, or there are more than were written. */
        END
    }

    /** Tells whether the log is as it was written. */
    public boolean holds() {
        return fault == null;
    }
}
