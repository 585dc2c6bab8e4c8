package org.waymark.journey.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.Opportunity;
import org.waymark.learning.OpportunityId;
import org.waymark.learning.RunId;
import org.waymark.learning.calendar.Calendar;
import org.waymark.learning.calendar.CalendarFilter;
import org.waymark.learning.calendar.RunChange;
import org.waymark.learning.calendar.RunChanges;
import org.waymark.standard.Standard;
import org.waymark.standard.Standards;
import org.waymark.work.Instance;

/** Anybody reads about an opportunity, or about one of its runs. */
public final class ReadRun {
    /** More editions of one thing are found in the list. */
    private static final int MOST_RUNS = 200;

    private final Instance instance;
    private final Catalogue catalogue = new Catalogue();
    private final Calendar calendar = new Calendar();
    private final RunChanges changes = new RunChanges();
    private final Standards standards = new Standards();

    /**
     * A run that people may see.
     *
     * @param standard to which its criteria belong
     * @param others further runs of its opportunity, in the order of the calendar
     */
    public record RunPage(
            LocalDate today, CatalogueEntry entry, Standard standard, RunChange change, List<CatalogueEntry> others) {}

    /** An opportunity with the runs that people may see, in the order of the calendar. */
    public record OpportunityPage(
            LocalDate today, Opportunity opportunity, List<CatalogueEntry> runs, List<Standard> standards) {}

    ReadRun(Instance instance) {
        this.instance = instance;
    }

    /** The run of this opportunity; empty when there is none, or people may not see it. */
    public Optional<RunPage> find(OpportunityId opportunity, RunId run) {
        Instant now = instance.now();
        return instance.inTransaction(handle -> catalogue
                .findRun(handle, run)
                .filter(entry -> entry.opportunity().id().equals(opportunity))
                .filter(entry -> entry.run().state().isPublic(now))
                .map(entry -> new RunPage(
                        LocalDate.ofInstant(now, ZoneOffset.UTC),
                        entry,
                        standards.find(handle, entry.run().standard()).orElseThrow(),
                        changes.list(handle, List.of(entry)).getOrDefault(run, new RunChange(0, Instant.EPOCH)),
                        calendar.page(handle, CalendarFilter.of(opportunity), now, 1, MOST_RUNS).entries().stream()
                                .filter(other -> !other.run().id().equals(run))
                                .toList())));
    }

    /** The opportunity, if people may see one of its runs. */
    public Optional<OpportunityPage> find(OpportunityId id) {
        Instant now = instance.now();
        return instance.inTransaction(handle -> {
            List<CatalogueEntry> runs = calendar.page(handle, CalendarFilter.of(id), now, 1, MOST_RUNS)
                    .entries();
            return runs.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new OpportunityPage(
                            LocalDate.ofInstant(now, ZoneOffset.UTC),
                            runs.get(0).opportunity(),
                            runs,
                            standards.list(handle)));
        });
    }

    /** The opportunity of a run that people may see, for an address that names the run only. */
    public Optional<OpportunityId> opportunityOf(RunId run) {
        Instant now = instance.now();
        return instance.inTransaction(handle -> catalogue
                .findRun(handle, run)
                .filter(entry -> entry.run().state().isPublic(now))
                .map(entry -> entry.opportunity().id()));
    }
}
