package org.waymark.learning.edit;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.Opportunity;
import org.waymark.learning.OpportunityId;
import org.waymark.learning.RunId;

/** Writes runs and opportunities, and keeps a revision of each state they are brought to. */
public final class CatalogueChanges {
    private final Catalogue catalogue = new Catalogue();
    private final Revisions revisions = new Revisions();

    /** Waits until nobody else changes the catalogue: whoever writes calls this before reading what is there. */
    public void lock(Handle handle) {
        handle.createQuery("select slug from opportunity order by slug for update")
                .mapTo(String.class)
                .list();
    }

    /**
     * Writes a run.
     *
     * @param before as it was; empty for a new one
     * @return the number of the revision
     */
    public int put(Handle handle, Optional<CatalogueEntry> before, CatalogueEntry entry, Change change) {
        RunId run = entry.run().id();
        Optional<Revision> latest = revisions.findLatest(handle, run);
        if (latest.isEmpty()) {
            before.map(CatalogueJson::of).ifPresent(was -> revisions.add(handle, run, found(was.toString(), change)));
        }
        catalogue.put(handle, entry.run());
        Revision next = next(latest, CatalogueJson.of(entry).toString(), change);
        revisions.add(handle, run, next);
        return next.number();
    }

    /**
     * Writes an opportunity.
     *
     * @param before as it was; empty for a new one
     * @return the number of the revision
     */
    public int put(Handle handle, Optional<Opportunity> before, Opportunity opportunity, Change change) {
        OpportunityId id = opportunity.id();
        Optional<Revision> latest = revisions.findLatest(handle, id);
        if (latest.isEmpty()) {
            before.map(CatalogueJson::of).ifPresent(was -> revisions.add(handle, id, found(was.toString(), change)));
        }
        catalogue.put(handle, opportunity);
        Revision next = next(latest, CatalogueJson.of(opportunity).toString(), change);
        revisions.add(handle, id, next);
        return next.number();
    }

    private static Revision found(String content, Change change) {
        return new Revision(0, change.at(), "", Revision.Action.FOUND, content);
    }

    private static Revision next(Optional<Revision> latest, String content, Change change) {
        int number = latest.map(Revision::number).orElse(0) + 1;
        return new Revision(number, change.at(), change.by(), change.action(), content);
    }
}
