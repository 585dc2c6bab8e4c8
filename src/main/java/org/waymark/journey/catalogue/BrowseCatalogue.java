package org.waymark.journey.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.OpportunityId;
import org.waymark.learning.calendar.Calendar;
import org.waymark.learning.calendar.CalendarFilter;
import org.waymark.learning.calendar.CalendarPage;
import org.waymark.learning.calendar.CalendarSettings;
import org.waymark.standard.Standards;
import org.waymark.work.Instance;

/** Anybody looks for something to learn. */
public final class BrowseCatalogue {
    /** Runs on a page. */
    public static final int PAGE = 20;

    private static final int MOST_AT_ANY_TIME = 12;

    private final Instance instance;
    private final Calendar calendar = new Calendar();
    private final CalendarSettings settings = new CalendarSettings();
    private final Catalogue catalogue = new Catalogue();
    private final Standards standards = new Standards();

    /**
     * A page of the runs that were found, with what is said around it.
     *
     * @param anyTime what can be taken at any time, where nothing has a date ahead
     * @param announced the programme's own sentence on when the next runs are announced
     */
    public record Listing(
            LocalDate today, CalendarPage page, List<CatalogueEntry> anyTime, Optional<String> announced) {}

    BrowseCatalogue(Instance instance) {
        this.instance = instance;
    }

    /** @param opportunity the slug of one that is asked for; of no meaning where there is none of that slug */
    public Choices choices(OpportunityId opportunity) {
        Instant now = instance.now();
        return instance.inTransaction(handle -> new Choices(
                standards.list(handle, calendar.standards(handle, now)),
                calendar.languages(handle, now),
                opportunity.value().isEmpty() ? Optional.empty() : catalogue.findOpportunity(handle, opportunity)));
    }

    public Listing list(CalendarFilter filter, int page) {
        Instant now = instance.now();
        return instance.inTransaction(handle -> {
            CalendarPage found = calendar.page(handle, filter, now, page, PAGE);
            return new Listing(
                    LocalDate.ofInstant(now, ZoneOffset.UTC),
                    found,
                    found.current() == 0 ? calendar.listAnyTime(handle, now, MOST_AT_ANY_TIME) : List.of(),
                    settings.findAnnouncement(handle));
        });
    }
}
