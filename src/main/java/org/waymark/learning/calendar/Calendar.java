package org.waymark.learning.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.RunId;
import org.waymark.standard.StandardId;

/**
 * The runs that people may see. The database finds, counts and orders them, so that a page costs the same however many
 * runs there are: first those under way or still to come, the soonest first, those without an end behind them; then those
 * that are over, the newest first.
 */
public final class Calendar {
    /** The last day of a run to which nothing puts an end, for the database. */
    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    private final Catalogue catalogue = new Catalogue();

    /** Finds a page of so many runs; the last one where a later one is asked for. */
    public CalendarPage page(Handle handle, CalendarFilter filter, Instant now, int number, int size) {
        return page(handle, new Condition(filter, now), number, size);
    }

    /** Finds the first of the runs that were not cancelled. */
    public CalendarPage firstTakingPlace(Handle handle, CalendarFilter filter, Instant now, int size) {
        return page(handle, takingPlace(filter, now), 1, size);
    }

    /** Counts all runs that people may see and that were not cancelled. */
    public int countTakingPlace(Handle handle, Instant now) {
        Condition condition = takingPlace(CalendarFilter.ALL, now);
        return handle.createQuery("select count(*) from run r where " + condition)
                .bindMap(condition.values())
                .mapTo(Integer.class)
                .one();
    }

    private static Condition takingPlace(CalendarFilter filter, Instant now) {
        Condition condition = new Condition(filter, now);
        condition.and("r.cancelled_on is null");
        return condition;
    }

    /** What is found is counted while it is ordered, because to find it is most of the work. */
    private CalendarPage page(Handle handle, Condition condition, int number, int size) {
        record Row(RunId slug, int current, int found) {}
        List<Row> rows = handle.createQuery("""
                        select r.slug, count(*) over () as found,
                          sum(case when r.last_day >= :today then 1 else 0 end) over () as current
                        from run r where\s""" + condition + """
                         order by case when r.last_day < :today then 2 when r.last_day = :never then 1 else 0 end,
                          case when r.last_day >= :today then r.start_date end, r.start_date desc, r.slug
                        limit :most offset :offset""")
                .bindMap(condition.values())
                .bind("never", NEVER)
                .bind("most", size)
                .bind("offset", (number - 1) * size)
                .mapTo(Row.class)
                .list();
        if (rows.isEmpty()) {
            if (number == 1) {
                return new CalendarPage(1, 0, 0, List.of());
            }
            CalendarPage first = page(handle, condition, 1, size);
            int last = Math.max(1, (first.found() + size - 1) / size);
            return last == 1 ? first : page(handle, condition, last, size);
        }
        return new CalendarPage(
                number,
                rows.get(0).current(),
                rows.get(0).found(),
                catalogue.findRuns(handle, rows.stream().map(Row::slug).toList()));
    }

    /** Runs under way to which nothing puts an end: they can be taken at any time. */
    public List<CatalogueEntry> listAnyTime(Handle handle, Instant now, int most) {
        Condition condition = new Condition(CalendarFilter.ALL, now);
        condition.and("r.last_day = :never and r.start_date <= :today and r.cancelled_on is null");
        return entries(handle, condition, "r.start_date, r.slug", most);
    }

    /** Lists what is found and was not over on a day, the soonest first. */
    public List<CatalogueEntry> listFrom(Handle handle, CalendarFilter filter, Instant now, LocalDate from, int most) {
        Condition condition = new Condition(filter, now);
        condition.and("r.last_day >= :from", "from", from);
        return entries(handle, condition, "r.start_date, r.slug", most);
    }

    /** The tags of the languages in which runs are held, in their order: each is looked up after the one before. */
    public List<String> languages(Handle handle, Instant now) {
        List<String> tags = new ArrayList<>();
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            next = handle.createQuery("select language from run where language > :last and published_at <= :now"
                            + " order by language limit 1")
                    .bind("last", next.get())
                    .bind("now", now)
                    .mapTo(String.class)
                    .findOne();
            next.ifPresent(tags::add);
        }
        return tags;
    }

    /** The ids of the versions of the Standard to which runs belong. */
    public List<StandardId> standards(Handle handle, Instant now) {
        return handle.createQuery("""
                        select s.id from standard s where exists (select 1 from run r
                        where r.standard = s.id and r.published_at <= :now) order by s.id""").bind("now", now).mapTo(StandardId.class).list();
    }

    private List<CatalogueEntry> entries(Handle handle, Condition condition, String order, int most) {
        List<RunId> ids = handle.createQuery(
                        "select r.slug from run r where " + condition + " order by " + order + " limit :most")
                .bindMap(condition.values())
                .bind("never", NEVER)
                .bind("most", most)
                .mapTo(RunId.class)
                .list();
        return catalogue.findRuns(handle, ids);
    }
}
