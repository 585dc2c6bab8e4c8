package org.waymark.learning.edit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.Opportunity;
import org.waymark.learning.OpportunityId;
import org.waymark.learning.Run;
import org.waymark.learning.RunId;
import org.waymark.standard.ImportSummary;

/** Brings the database to what a file says. */
public final class CatalogueImport {
    private final Catalogue catalogue = new Catalogue();
    private final CatalogueChanges changes = new CatalogueChanges();

    /**
     * Adds the built-in catalogue when there is no opportunity yet; needs the built-in Standard. What an administrator
     * has imported since is left alone, so this may run at every start.
     */
    public Optional<ImportSummary> addBuiltIn(Handle handle, Instant now) {
        boolean empty = handle.createQuery("select count(*) from opportunity")
                        .mapTo(Long.class)
                        .one()
                == 0;
        return empty ? Optional.of(put(handle, CatalogueFile.builtIn(), now)) : Optional.empty();
    }

    /**
     * Brings the database to what the file says. Running it again changes nothing; runs and opportunities that the file
     * does not name stay. What it changes gets a revision.
     */
    public ImportSummary put(Handle handle, CatalogueFile file, Instant now) {
        Change change = new Change(Revision.Action.IMPORTED, "", now);
        // Two imports at once take turns here.
        handle.createQuery("select id from standard where id = :id for update")
                .bind("id", file.standard())
                .mapTo(String.class)
                .findOne();
        changes.lock(handle);
        List<String> added = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        int unchanged = 0;
        Map<OpportunityId, Opportunity> hadOpportunities = catalogue.listOpportunities(handle).stream()
                .collect(Collectors.toMap(Opportunity::id, o -> o, (a, b) -> a, LinkedHashMap::new));
        Map<RunId, CatalogueEntry> hadRuns = catalogue.listRuns(handle).stream()
                .collect(Collectors.toMap(entry -> entry.run().id(), e -> e, (a, b) -> a, LinkedHashMap::new));
        Map<OpportunityId, Opportunity> wanted =
                file.opportunities().stream().collect(Collectors.toMap(Opportunity::id, o -> o));
        for (Opportunity opportunity : file.opportunities()) {
            Optional<Opportunity> had = Optional.ofNullable(hadOpportunities.remove(opportunity.id()));
            if (had.equals(Optional.of(opportunity))) {
                unchanged++;
            } else {
                changes.put(handle, had, opportunity, change);
                (had.isPresent() ? changed : added).add(opportunity.title());
            }
        }
        for (Run read : file.runs()) {
            Optional<CatalogueEntry> was = Optional.ofNullable(hadRuns.remove(read.id()));
            Optional<Run> had = was.map(CatalogueEntry::run);
            Run run = had.filter(known -> file.silent().contains(known.id()))
                    .map(known -> read.withState(known.state()))
                    .orElse(read);
            if (had.equals(Optional.of(run))) {
                unchanged++;
            } else {
                Opportunity opportunity = Objects.requireNonNull(wanted.get(run.opportunity()));
                changes.put(handle, was, new CatalogueEntry(opportunity, run), change);
                (had.isPresent() ? changed : added).add(name(opportunity.title(), run));
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
