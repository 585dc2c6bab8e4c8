package org.waymark.journey.programme;

import java.time.Instant;
import java.util.List;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.edit.Revision;

/**
 * A run as staff see it.
 *
 * @param revision the number that a change of what is shown starts from
 * @param json all of it in the form of the catalogue's file
 * @param history the newest first; empty when it was never changed since changes are kept
 * @param now the moment at which this is so
 */
public record RunPage(
        CatalogueEntry entry, int revision, String json, RunUse use, List<Revision> history, Instant now) {
    public RunPage {
        history = List.copyOf(history);
    }
}
