package org.waymark.standard;

import java.util.List;

/**
 * The changes that an import made.
 *
 * @param added what the database did not have, by name
 * @param changed what it had otherwise, by name
 * @param unchanged how many entries were already there just so
 * @param kept what the database has and the file does not name; an import never deletes these
 */
public record ImportSummary(List<String> added, List<String> changed, int unchanged, List<String> kept) {
    public ImportSummary {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        kept = List.copyOf(kept);
    }

    public boolean changedNothing() {
        return added.isEmpty() && changed.isEmpty();
    }
}
