package org.waymark.journey.programme;

import java.time.Instant;
import java.util.List;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.Opportunity;
import org.waymark.learning.edit.Revision;

/**
 * An opportunity as staff see it, with its runs.
 *
 * @param revision the number that a change of what is shown starts from
 * @param json all of it but the runs, in the form of the catalogue's file
 * @param history the newest first; empty when it was never changed since changes are kept
 * @param now the moment at which this is so
 */
public record OpportunityPage(
        Opportunity opportunity,
        int revision,
        String json,
        List<CatalogueEntry> runs,
        List<Revision> history,
        Instant now) {
    public OpportunityPage {
        runs = List.copyOf(runs);
        history = List.copyOf(history);
    }
}
