package org.waymark.learning.edit;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.learning.OpportunityId;
import org.waymark.learning.RunId;

/** What runs and opportunities were, one revision after the other. Rows are only added. */
public final class Revisions {

    /** The revisions of a run, the newest first. */
    public List<Revision> list(Handle handle, RunId run) {
        return list(handle, "run", run.value());
    }

    /** The revisions of an opportunity, the newest first. */
    public List<Revision> list(Handle handle, OpportunityId opportunity) {
        return list(handle, "opportunity", opportunity.value());
    }

    public Optional<Revision> findLatest(Handle handle, RunId run) {
        return find(handle, "run", run.value());
    }

    public Optional<Revision> findLatest(Handle handle, OpportunityId opportunity) {
        return find(handle, "opportunity", opportunity.value());
    }

    void add(Handle handle, RunId run, Revision revision) {
        add(handle, "run", run.value(), revision);
    }

    void add(Handle handle, OpportunityId opportunity, Revision revision) {
        add(handle, "opportunity", opportunity.value(), revision);
    }

    private static List<Revision> list(Handle handle, String table, String id) {
        return handle.createQuery(select(table) + " order by number desc")
                .bind("id", id)
                .mapTo(Revision.class)
                .list();
    }

    private static Optional<Revision> find(Handle handle, String table, String id) {
        return handle.createQuery(select(table) + " order by number desc fetch first 1 row only")
                .bind("id", id)
                .mapTo(Revision.class)
                .findOne();
    }

    private static String select(String table) {
        return "select number, recorded_at, recorded_by, action, content from " + table + "_revision where " + table
                + " = :id";
    }

    private static void add(Handle handle, String table, String id, Revision revision) {
        handle.createUpdate("insert into " + table + "_revision (" + table
                        + ", number, recorded_at, recorded_by, action, content)"
                        + " values (:id, :number, :recordedAt, :recordedBy, :action, :content)")
                .bind("id", id)
                .bindMethods(revision)
                .execute();
    }
}
