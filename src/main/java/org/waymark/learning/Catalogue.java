package org.waymark.learning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.waymark.people.Alphabet;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.ImportSummary;

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

    public List<CatalogueEntry> listRuns(Handle handle) {
        return listRuns(handle, RunFilter.ALL);
    }

    public List<CatalogueEntry> listRuns(Handle handle, RunFilter filter) {
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

    /** The runs that start today or later; an empty list is a true answer, which a page should say in words. */
    public List<CatalogueEntry> listUpcoming(Handle handle, LocalDate today) {
        return RunRows.list(handle, "r.start_date >= :today", Map.of("today", today));
    }

    /** The runs that started before today. */
    public List<CatalogueEntry> listPast(Handle handle, LocalDate today) {
        return RunRows.list(handle, "r.start_date < :today", Map.of("today", today));
    }

    /** All opportunities, those without a run too, by slug. */
    public List<Opportunity> listOpportunities(Handle handle) {
        return RunRows.opportunities(handle);
    }

    /**
     * Adds the built-in catalogue when there is no opportunity yet; needs the built-in Standard. What an administrator
     * has imported since is left alone, so this may run at every start.
     */
    public Optional<ImportSummary> addBuiltIn(Handle handle) {
        boolean empty = handle.createQuery("select count(*) from opportunity")
                        .mapTo(Long.class)
                        .one()
                == 0;
        return empty ? Optional.of(put(handle, CatalogueFile.builtIn())) : Optional.empty();
    }

    /**
     * Brings the database to what the file says. Running it again changes nothing; runs and opportunities that the file
     * does not name stay.
     */
    public ImportSummary put(Handle handle, CatalogueFile file) {
        // Two imports at once take turns here.
        handle.createQuery("select id from standard where id = :id for update")
                .bind("id", file.standard())
                .mapTo(String.class)
                .findOne();
        List<String> added = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        int unchanged = 0;
        Map<OpportunityId, Opportunity> hadOpportunities = listOpportunities(handle).stream()
                .collect(Collectors.toMap(Opportunity::id, o -> o, (a, b) -> a, LinkedHashMap::new));
        Map<RunId, CatalogueEntry> hadRuns = listRuns(handle).stream()
                .collect(Collectors.toMap(entry -> entry.run().id(), e -> e, (a, b) -> a, LinkedHashMap::new));
        Map<OpportunityId, Opportunity> wanted =
                file.opportunities().stream().collect(Collectors.toMap(Opportunity::id, o -> o));
        for (Opportunity opportunity : file.opportunities()) {
            Optional<Opportunity> had = Optional.ofNullable(hadOpportunities.remove(opportunity.id()));
            if (had.equals(Optional.of(opportunity))) {
                unchanged++;
            } else {
                RunRows.put(handle, opportunity, had.isPresent());
                (had.isPresent() ? changed : added).add(opportunity.title());
            }
        }
        for (Run run : file.runs()) {
            Optional<Run> had = Optional.ofNullable(hadRuns.remove(run.id())).map(CatalogueEntry::run);
            if (had.equals(Optional.of(run))) {
                unchanged++;
            } else {
                RunRows.put(handle, run, had.isPresent());
                Opportunity opportunity = wanted.get(run.opportunity());
                String title = opportunity == null ? run.opportunity().value() : opportunity.title();
                (had.isPresent() ? changed : added).add(name(title, run));
            }
        }
        List<String> kept = new ArrayList<>();
        hadOpportunities.values().forEach(opportunity -> kept.add(opportunity.title()));
        hadRuns.values().forEach(entry -> kept.add(name(entry.opportunity().title(), entry.run())));
        return new ImportSummary(added, changed, unchanged, kept);
    }

    private static String name(String title, Run run) {
        return title + ", " + run.start();
    }
}
