package org.waymark.learning;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.waymark.people.Alphabet;
import org.waymark.standard.CriterionCode;

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
        return listRuns(handle, RunFilter.ALL);
    }

    /** The runs that everybody may see; those that were cancelled are among them. */
    public List<CatalogueEntry> listPublic(Handle handle, RunFilter filter, Instant now) {
        return listRuns(handle, filter).stream()
                .filter(entry -> entry.run().state().isPublic(now))
                .toList();
    }

    private List<CatalogueEntry> listRuns(Handle handle, RunFilter filter) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        Map<String, Object> values = new LinkedHashMap<>();
        String text = filter.text();
        String area = filter.area();
        CriterionCode criterion = filter.criterion();
        if (area != null) {
            conditions.add("""
                    exists (select 1 from run_alignment a join criterion c
                    on c.standard = a.standard and c.code = a.criterion
                    where a.run = r.slug and a.standard = r.standard and c.area = :area)""");
            values.put("area", area);
        }
        if (criterion != null) {
            conditions.add("""
                    exists (select 1 from run_alignment a
                    where a.run = r.slug and a.standard = r.standard and a.criterion = :criterion)""");
            values.put("criterion", criterion.value());
        }
        List<CatalogueEntry> found = RunRows.list(handle, String.join(" and ", conditions), values);
        String plain = text == null ? "" : Alphabet.plain(text);
        return plain.isEmpty()
                ? found
                : found.stream().filter(entry -> isMeant(entry, plain)).toList();
    }

    private static boolean isMeant(CatalogueEntry entry, String plain) {
        return Stream.of(
                        entry.opportunity().title(),
                        entry.run().title(),
                        entry.run().code(),
                        entry.opportunity().summary())
                .anyMatch(words -> words != null && Alphabet.plain(words).contains(plain));
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
