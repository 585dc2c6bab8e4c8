package org.waymark.journey.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.RunId;
import org.waymark.learning.calendar.Calendar;
import org.waymark.learning.calendar.CalendarFilter;
import org.waymark.learning.calendar.RunChange;
import org.waymark.learning.calendar.RunChanges;
import org.waymark.work.Instance;

/** Somebody's program asks again and again what is in the calendar, or what is new. */
public final class FollowCatalogue {
    /** A calendar of more is of no use to a person, and a program would fetch all of it each time. */
    private static final int MOST_RUNS = 100;

    private static final int MOST_NEWS = 50;
    private static final int DAYS_BACK = 30;

    private final Instance instance;
    private final Calendar calendar = new Calendar();
    private final RunChanges changes = new RunChanges();
    private final Catalogue catalogue = new Catalogue();

    /** A run with its latest change. */
    public record Followed(CatalogueEntry entry, RunChange change) {}

    FollowCatalogue(Instance instance) {
        this.instance = instance;
    }

    public Instant now() {
        return instance.now();
    }

    /** Since when a calendar or feed is what it is now: the latest change, or the beginning of the day. */
    public Instant since() {
        Instant now = instance.now();
        Instant latest = instance.inTransaction(handle -> changes.latest(handle, now));
        Instant today = now.truncatedTo(ChronoUnit.DAYS);
        return latest.isAfter(today) ? latest : today;
    }

    /** The runs that were not over a month ago, the soonest first. */
    public List<Followed> calendar(CalendarFilter filter) {
        Instant now = instance.now();
        LocalDate from = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(DAYS_BACK);
        return instance.inTransaction(handle -> {
            List<CatalogueEntry> entries = calendar.listFrom(handle, filter, now, from, MOST_RUNS);
            return followed(entries, changes.list(handle, entries));
        });
    }

    /** The runs that were published or changed last, the latest first. */
    public List<Followed> news(CalendarFilter filter) {
        Instant now = instance.now();
        return instance.inTransaction(handle -> {
            List<CatalogueEntry> entries =
                    catalogue.findRuns(handle, changes.listLatest(handle, filter, now, MOST_NEWS));
            return followed(entries, changes.list(handle, entries));
        });
    }

    private static List<Followed> followed(List<CatalogueEntry> entries, Map<RunId, RunChange> changes) {
        return entries.stream()
                .map(entry ->
                        new Followed(entry, changes.getOrDefault(entry.run().id(), new RunChange(0, Instant.EPOCH))))
                .toList();
    }
}
