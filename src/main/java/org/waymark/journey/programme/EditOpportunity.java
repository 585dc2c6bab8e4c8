package org.waymark.journey.programme;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.learning.Catalogue;
import org.waymark.learning.Opportunity;
import org.waymark.learning.OpportunityId;
import org.waymark.learning.edit.CatalogueChanges;
import org.waymark.learning.edit.Change;
import org.waymark.learning.edit.EntryFile;
import org.waymark.learning.edit.Revision;
import org.waymark.learning.edit.Revision.Action;
import org.waymark.learning.edit.Revisions;
import org.waymark.standard.DataFile.Parsed;
import org.waymark.work.Instance;

/** Staff create an opportunity or change what it says. What they typed comes in the form of the catalogue's file. */
public final class EditOpportunity {
    private static final OpportunityId UNNAMED = new OpportunityId("new");

    private final Instance instance;
    private final Catalogue catalogue = new Catalogue();
    private final CatalogueChanges changes = new CatalogueChanges();
    private final Revisions revisions = new Revisions();
    private final Slugs slugs = new Slugs();

    EditOpportunity(Instance instance) {
        this.instance = instance;
    }

    /** Reads what was typed for a new opportunity without keeping it. */
    public Parsed<Opportunity> check(String typed) {
        return check(UNNAMED, typed);
    }

    /** Reads what was typed for an opportunity without keeping it. */
    public Parsed<Opportunity> check(OpportunityId opportunity, String typed) {
        return instance.inTransaction(handle -> read(handle, opportunity, typed));
    }

    public Written create(String typed, String by) {
        return instance.inTransaction(handle -> {
            changes.lock(handle);
            Parsed<Opportunity> read = read(handle, UNNAMED, typed);
            if (read.value().isEmpty()) {
                return new Written.Faulty(read.faults());
            }
            String slug = slugs.ofOpportunity(handle, read.value().get().title());
            Opportunity made = read.value().get().named(new OpportunityId(slug));
            Change change = new Change(Action.CREATED, by, instance.now());
            return put(handle, Optional.empty(), made, change);
        });
    }

    /**
     * Changes what an opportunity says. Its name in addresses stays.
     *
     * @param revision the number that the form started from
     */
    public Written save(OpportunityId opportunity, int revision, String typed, String by) {
        return write(opportunity, revision, typed, new Change(Action.EDITED, by, instance.now()));
    }

    /**
     * Brings back what the opportunity was, as a new revision.
     *
     * @param revision the number that the page showed
     * @param number the revision whose content comes back
     */
    public Written restore(OpportunityId opportunity, int revision, int number, String by) {
        Optional<Revision> wanted = instance.inTransaction(handle -> revisions.list(handle, opportunity)).stream()
                .filter(one -> one.number() == number)
                .findFirst();
        Change change = new Change(Action.RESTORED, by, instance.now());
        return wanted.map(former -> write(opportunity, revision, former.content(), change))
                .orElseGet(Written.Missing::new);
    }

    private Written write(OpportunityId opportunity, int revision, String json, Change change) {
        return instance.inTransaction(handle -> {
            changes.lock(handle);
            Optional<Opportunity> found = catalogue.findOpportunity(handle, opportunity);
            if (found.isEmpty()) {
                return new Written.Missing();
            }
            List<Revision> history = revisions.list(handle, opportunity);
            if (!WriteRun.isLatest(history, revision)) {
                return WriteRun.outdated(history, revision);
            }
            Parsed<Opportunity> read = read(handle, opportunity, json);
            if (read.value().isEmpty()) {
                return new Written.Faulty(read.faults());
            }
            return read.value().equals(found)
                    ? new Written.Saved(opportunity.value(), revision)
                    : put(handle, found, read.value().get(), change);
        });
    }

    private Written put(Handle handle, Optional<Opportunity> before, Opportunity after, Change change) {
        int number = changes.put(handle, before, after, change);
        instance.audit(
                handle,
                Act.OPPORTUNITY_EDITED,
                Subject.of(Subject.Kind.OPPORTUNITY, after.id().value()),
                change.action() + " " + number);
        return new Written.Saved(after.id().value(), number);
    }

    private Parsed<Opportunity> read(Handle handle, OpportunityId opportunity, String json) {
        List<Opportunity> others = catalogue.listOpportunities(handle).stream()
                .filter(other -> !other.id().equals(opportunity))
                .toList();
        return EntryFile.opportunity(FormJson.named(json, opportunity.value()), others);
    }
}
