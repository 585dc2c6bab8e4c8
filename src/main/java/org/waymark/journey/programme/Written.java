package org.waymark.journey.programme;

import java.util.List;
import org.waymark.learning.edit.FieldChange;
import org.waymark.learning.edit.Revision;
import org.waymark.standard.FileFault;

/** A change that somebody wants to make ends in one of these. */
public sealed interface Written {

    /** @param revision the number of the new revision */
    record Saved(String id, int revision) implements Written {}

    /** Nothing was written. The fields are named as the catalogue's file names them. */
    record Faulty(List<FileFault> faults) implements Written {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Nothing was written, because somebody else had changed the same thing meanwhile.
     *
     * @param revision the number from which another attempt starts
     * @param since the changes that others made, the newest first
     * @param changes which fields they changed, and how
     */
    record Outdated(int revision, List<Revision> since, List<FieldChange> changes) implements Written {
        public Outdated {
            since = List.copyOf(since);
            changes = List.copyOf(changes);
        }
    }

    /** There is no such run, opportunity or revision. */
    record Missing() implements Written {}
}
