package org.waymark.learning;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.waymark.people.Alphabet;

/** Keeps what the database finds runs by: the last day on which one is under way, and its words in plain letters. */
final class RunIndex {
    /** Stands for the last day of a run to which nothing puts an end. */
    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    private RunIndex() {}

    /** Fills in what runs of an earlier version lack; there are none after the first start. */
    static void complete(Handle handle) {
        put(handle, RunRows.list(handle, "r.last_day is null or r.search_text is null", Map.of()));
    }

    static void put(Handle handle, RunId run) {
        put(handle, RunRows.list(handle, "r.slug = :slug", Map.of("slug", run)));
    }

    /** Finds what an opportunity says in each of its runs. */
    static void put(Handle handle, OpportunityId opportunity) {
        put(handle, RunRows.list(handle, "r.opportunity = :opportunity", Map.of("opportunity", opportunity)));
    }

    private static void put(Handle handle, List<CatalogueEntry> entries) {
        for (CatalogueEntry entry : entries) {
            handle.createUpdate("update run set last_day = :lastDay, search_text = :text where slug = :slug")
                    .bind("lastDay", entry.run().lastDay().orElse(NEVER))
                    .bind("text", words(entry))
                    .bind("slug", entry.run().id())
                    .execute();
        }
    }

    private static String words(CatalogueEntry entry) {
        Opportunity opportunity = entry.opportunity();
        Run run = entry.run();
        return Stream.of(
                        Stream.of(entry.title(), opportunity.title(), opportunity.summary()),
                        Stream.ofNullable(run.code()),
                        opportunity.description().stream(),
                        opportunity.partners().stream(),
                        Stream.ofNullable(run.place().place()),
                        Stream.ofNullable(run.place().hostCity()),
                        run.sessions().stream().map(RunSession::label))
                .flatMap(words -> words)
                .map(Alphabet::plain)
                .collect(Collectors.joining("\n"));
    }
}
