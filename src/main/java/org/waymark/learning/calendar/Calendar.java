package org.waymark.learning.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.RunId;

/**
 * The runs that people may see. The database finds, counts and orders them, so that a page costs the same however many
 * runs there are: first those under way or still to come, the soonest first, those without an end behind them; then those
 * that are over, the newest first.
 */
public final class Calendar {
    /** The last day of a run to which nothing puts an end, for the database. */
    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    private final Catalogue catalogue = new Catalogue();

    public CalendarCount count(Handle handle, CalendarFilter filter, Instant now) {
        Condition condition = new Condition(filter, now);
        record Row(int current, int found) {}
        Row row = handle.createQuery(
                        "select coalesce(sum(case when r.last_day >= :today then 1 else 0 end), 0) as current,"
                                + " count(*) as found from run r where " + condition)
                .bindMap(condition.values())
                .mapTo(Row.class)
                .one();
        return new CalendarCount(row.current(), row.found() - row.current());
    }

    /** A part of what is found, in the order of the calendar. */
    public List<CatalogueEntry> list(Handle handle, CalendarFilter filter, Instant now, int offset, int most) {
        Condition condition = new Condition(filter, now);
        return entries(handle, condition, """
                case when r.last_day < :today then 2 when r.last_day = :never then 1 else 0 end,
                case when r.last_day >= :today then r.start_date end, r.start_date desc, r.slug""", offset, most);
    }

    /** Runs under way to which nothing puts an end: they can be taken at any time. */
    public List<CatalogueEntry> listAnyTime(Handle handle, Instant now, int most) {
        Condition condition = new Condition(CalendarFilter.ALL, now);
        condition.and("r.last_day = :never and r.start_date <= :today and r.cancelled_on is null");
        return entries(handle, condition, "r.start_date, r.slug", 0, most);
    }

    /** Lists what is found and was not over on a day, the soonest first. */
    public List<CatalogueEntry> listFrom(Handle handle, CalendarFilter filter, Instant now, LocalDate from, int most) {
        Condition condition = new Condition(filter, now);
        condition.and("r.last_day >= :from", "from", from);
        return entries(handle, condition, "r.start_date, r.slug", 0, most);
    }

    /** The tags of the languages in which runs are held, in their order. */
    public List<String> languages(Handle handle, Instant now) {
        return handle.createQuery("select distinct language from run where published_at <= :now order by language")
                .bind("now", now)
                .mapTo(String.class)
                .list();
    }

    /** The ids of the versions of the Standard to which runs belong. */
    public List<String> standards(Handle handle, Instant now) {
        return handle.createQuery("select distinct standard from run where published_at <= :now")
                .bind("now", now)
                .mapTo(String.class)
                .list();
    }

    private List<CatalogueEntry> entries(Handle handle, Condition condition, String order, int offset, int most) {
        List<RunId> ids = handle.createQuery("select r.slug from run r where " + condition + " order by " + order
                        + " limit :most offset :offset")
                .bindMap(condition.values())
                .bind("never", NEVER)
                .bind("most", most)
                .bind("offset", offset)
                .mapTo(RunId.class)
                .list();
        return catalogue.findRuns(handle, ids);
    }
}
