package org.waymark.standing;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.waymark.people.CityId;

/** Summaries of where cities stand, which are found old by their city's count of changes, their day, and the Standards. */
public final class CitySummaries {
    private static final String OLD = """
            from city left join city_summary summary on summary.city_id = city.id
            where summary.city_id is null or summary.changed <> city.changed or summary.read_on <> :day
              or summary.known <> :known
            """;
    private static final String SHOWN = " from city_summary summary join city on city.id = summary.city_id where ";

    private record Count(CityId city, long changed) {}

    private record Active(CityId city, LocalDate activeOn) {}

    /** Counts the cities whose summary is old. */
    public int countOld(Handle handle, LocalDate day, String known) {
        return handle.createQuery("select count(*) " + OLD)
                .bind("day", day)
                .bind("known", known)
                .mapTo(Integer.class)
                .one();
    }

    /** Tells whether there is a city without any summary. */
    public boolean isOneMissing(Handle handle) {
        return handle.createQuery("""
                        select 1 from city
                        where not exists (select 1 from city_summary summary where summary.city_id = city.id)
                        fetch first 1 row only
                        """).mapTo(Integer.class).findOne().isPresent();
    }

    /** Lists cities whose summary is old, those without one first, with how often each has changed: to be read before its facts are. */
    public Map<CityId, Long> listOld(Handle handle, LocalDate day, String known, int most) {
        return handle
                .createQuery(
                        "select city.id as city, city.changed " + OLD
                                + " order by case when summary.city_id is null then 0 else 1 end, city.id fetch first :most rows only")
                .bind("day", day)
                .bind("known", known)
                .bind("most", most)
                .mapTo(Count.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Count::city, Count::changed, (one, other) -> one, LinkedHashMap::new));
    }

    /** The last day on which a completion came to count for each city, or somebody joined it. */
    public Map<CityId, LocalDate> listActive(Handle handle, Collection<CityId> cities) {
        Map<CityId, LocalDate> found = new HashMap<>();
        if (!cities.isEmpty()) {
            handle.createQuery("""
                            select city_id as city, max(recorded_on) as active_on from city_support
                            where city_id in (<cities>) and supported > 0 group by city_id
                            union all
                            select city_id as city, max(cast(city_joined_at at time zone 'UTC' as date)) as active_on from learner
                            where city_id in (<cities>) and city_joined_at is not null group by city_id
                            """)
                    .bindList("cities", List.copyOf(cities))
                    .mapTo(Active.class)
                    .forEach(one -> found.merge(one.city(), one.activeOn(), (a, b) -> a.isAfter(b) ? a : b));
        }
        return found;
    }

    /** Keeps a summary in place of the one that the city has. */
    public void put(Handle handle, CitySummary summary) {
        int known = handle.createUpdate("""
                        update city_summary set changed = :changed, read_on = :readOn, known = :known, name_key = :nameKey,
                          plain_name = :plainName, standard = :standard, points = :points, possible = :possible,
                          supported = :supported, claimed = :claimed, confirmed = :confirmed, level = :level,
                          level_rank = :levelRank, next_level = :nextLevel, distance = :distance,
                          assessed_on = :assessedOn, certified = :certified, certified_until = :certifiedUntil,
                          differs = :differs, active_on = :activeOn
                        where city_id = :city
                        """).bindMethods(summary).execute();
        if (known == 0) {
            handle.createUpdate("""
                            insert into city_summary (city_id, changed, read_on, known, name_key, plain_name, standard,
                              points, possible, supported, claimed, confirmed, level, level_rank, next_level, distance,
                              assessed_on, certified, certified_until, differs, active_on)
                            values (:city, :changed, :readOn, :known, :nameKey, :plainName, :standard, :points, :possible,
                              :supported, :claimed, :confirmed, :level, :levelRank, :nextLevel, :distance, :assessedOn,
                              :certified, :certifiedUntil, :differs, :activeOn) on conflict do nothing
                            """).bindMethods(summary).execute();
        }
    }

    /** Lists cities as a filter says. */
    public List<DeskRow> list(Handle handle, DeskFilter filter, int offset, int most) {
        String direction = filter.descending() ? " desc nulls last" : " nulls last";
        return query(
                        handle,
                        """
                        select city.id as city_id, city.name as city_name, city.people as city_people,
                          city.completions as city_completions, summary.city_id as city, summary.changed, read_on, known,
                          name_key, plain_name, standard, points, possible, supported, claimed, confirmed, level,
                          level_rank, next_level, distance, assessed_on, certified, certified_until, differs, active_on,
                          (select count(*) from city_lead lead where lead.city_id = city.id and lead.until is null) as leads,
                          (select count(*) from question asked where asked.city_id = city.id and asked.state = 'OPEN')
                            as questions
                        """,
                        filter,
                        " order by " + filter.sort().column() + direction
                                + ", name_key, city.id offset :offset rows fetch first :most rows only")
                .bind("offset", offset)
                .bind("most", most)
                .mapTo(DeskRow.class)
                .list();
    }

    public int count(Handle handle, DeskFilter filter) {
        return query(handle, "select count(*)", filter, "").mapTo(Integer.class).one();
    }

    /** The titles of the levels that cities have reached, the lowest first. */
    public List<String> listLevels(Handle handle) {
        return handle.createQuery("""
                        select level from city_summary where level is not null group by level
                        order by min(level_rank), level
                        """).mapTo(String.class).list();
    }

    private static Query query(Handle handle, String select, DeskFilter filter, String order) {
        Map<String, Object> bound = new LinkedHashMap<>();
        StringBuilder where = new StringBuilder("1 = 1");
        if (!filter.plainText().isEmpty()) {
            where.append(" and position(:text in plain_name) > 0");
            bound.put("text", filter.plainText());
        }
        if (filter.standard() != null) {
            where.append(" and standard = :standard");
            bound.put("standard", filter.standard());
        }
        if (filter.level() != null) {
            where.append(" and coalesce(level, '') = :level");
            bound.put("level", filter.level());
        }
        Boolean assessed = filter.assessed();
        if (assessed != null) {
            where.append(assessed ? " and assessed_on is not null" : " and assessed_on is null");
        }
        if (filter.differs()) {
            where.append(" and differs");
        }
        Query query = handle.createQuery(select + SHOWN + where + order);
        bound.forEach(query::bind);
        return query;
    }
}
