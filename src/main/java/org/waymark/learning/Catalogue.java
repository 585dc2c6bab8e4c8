package org.waymark.learning;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The opportunities and their runs. Lists of runs go by start date, then by slug. */
public final class Catalogue {

    /** Returns the titles of these runs; one that is gone is called by its id. */
    public List<String> titles(Handle handle, List<String> runs) {
        return runs.stream()
                .map(run -> findRun(handle, new RunId(run))
                        .map(CatalogueEntry::title)
                        .orElse(run))
                .toList();
    }

    public Optional<CatalogueEntry> findRun(Handle handle, RunId id) {
        return RunRows.list(handle, "r.slug = :slug", Map.of("slug", id.value())).stream()
                .findFirst();
    }

    /** A run that somebody or something refers to, so that it is there. */
    public Run getRun(Handle handle, RunId id) {
        return findRun(handle, id).orElseThrow().run();
    }

    /** All runs, drafts too: for the programme's staff. */
    public List<CatalogueEntry> listRuns(Handle handle) {
        return RunRows.list(handle, "true", Map.of());
    }

    /** The runs with these ids, in this order; one that is not known is left out. */
    public List<CatalogueEntry> findRuns(Handle handle, List<RunId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        ids.forEach(id -> values.put("id" + values.size(), id));
        Map<RunId, CatalogueEntry> found = new HashMap<>();
        RunRows.list(
                        handle,
                        "r.slug in ("
                                + values.keySet().stream()
                                        .map(name -> ":" + name)
                                        .collect(joining(", ")) + ")",
                        values)
                .forEach(entry -> found.put(entry.run().id(), entry));
        return ids.stream().flatMap(id -> Stream.ofNullable(found.get(id))).toList();
    }

    public Optional<Opportunity> findOpportunity(Handle handle, OpportunityId id) {
        return RunRows.findOpportunity(handle, id);
    }

    /** Tells whether neither a run nor an opportunity has this name in addresses. */
    public boolean isFree(Handle handle, String slug) {
        return handle.createQuery(
                        "select slug from run where slug = :slug union all select slug from opportunity where slug = :slug")
                .bind("slug", slug)
                .mapTo(String.class)
                .list()
                .isEmpty();
    }

    public List<CatalogueEntry> listRunsOf(Handle handle, OpportunityId opportunity) {
        return RunRows.list(handle, "r.opportunity = :opportunity", Map.of("opportunity", opportunity.value()));
    }

    /** Counts the changes ever made to the catalog and to what it refers to: as long as it is the same, so are they. */
    public int countChanges(Handle handle) {
        return handle.createQuery("""
                        select (select count(*) from run_revision) + (select count(*) from opportunity_revision)
                          + (select count(*) from standard_revision)
                        """).mapTo(Integer.class).one();
    }

    /** All opportunities, those without a run too, by slug. */
    public List<Opportunity> listOpportunities(Handle handle) {
        return RunRows.opportunities(handle);
    }

    /** Writes an opportunity. Whoever keeps revisions calls this, and nobody else. */
    public void put(Handle handle, Opportunity opportunity) {
        RunRows.put(handle, opportunity);
        RunIndex.put(handle, opportunity.id());
    }

    /** Writes a run with its sessions and criteria. Whoever keeps revisions calls this, and nobody else. */
    public void put(Handle handle, Run run) {
        RunRows.put(handle, run);
        RunIndex.put(handle, run.id());
    }

    /** Prepares runs of an earlier version for being found by the calendar; needs to be done once, at a start. */
    public void prepare(Handle handle) {
        RunIndex.complete(handle);
    }
}
