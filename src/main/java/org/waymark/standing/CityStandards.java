package org.waymark.standing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.Nested;
import org.waymark.people.CityId;

/**
 * From when each city is on which Standard of its own. What begins later comes after, and of two that begin on one day
 * the one that was said last. Whoever writes holds the city's row.
 */
public final class CityStandards {
    private static final String SELECT = """
            select city_id as city, number, standard, since, carry_claims, carry_confirmations, recorded_at, recorded_by
            from city_standard
            """;

    private record Row(CityId city, @Nested CityStandard said) {}

    /** @return what was added, with its number */
    public CityStandard add(Handle handle, CityId city, CityStandard said) {
        int number = handle.createQuery("select coalesce(max(number), 0) + 1 from city_standard where city_id = :city")
                .bind("city", city)
                .mapTo(Integer.class)
                .one();
        handle.createUpdate("""
                        insert into city_standard (city_id, number, standard, since, carry_claims, carry_confirmations,
                          recorded_at, recorded_by)
                        values (:city, :newNumber, :standard, :since, :carryClaims, :carryConfirmations, :recordedAt,
                          :recordedBy)
                        """)
                .bindMethods(said)
                .bind("newNumber", number)
                .bind("city", city)
                .execute();
        return new CityStandard(
                number,
                said.standard(),
                said.since(),
                said.carryClaims(),
                said.carryConfirmations(),
                said.recordedAt(),
                said.recordedBy());
    }

    /** All that was said of a city, the last first. */
    public List<CityStandard> list(Handle handle, CityId city) {
        return handle.createQuery(SELECT + " where city_id = :city order by number desc")
                .bind("city", city)
                .mapTo(Row.class)
                .map(Row::said)
                .list();
    }

    /** Finds what was said of a city for a day; empty where nothing was. */
    public Optional<CityStandard> find(Handle handle, CityId city, AsOf on) {
        return Optional.ofNullable(find(handle, List.of(city), on).get(city));
    }

    /** Finds what holds for a city on a day, by all that was said until now. */
    public Optional<CityStandard> find(Handle handle, CityId city, LocalDate day) {
        return handle.createQuery(SELECT + """
                        where city_id = :city and since <= :day
                        order by since desc, number desc fetch first 1 row only
                        """)
                .bind("city", city)
                .bind("day", day)
                .mapTo(Row.class)
                .findOne()
                .map(Row::said);
    }

    /** Finds what was said of each of these cities for a day; those of which nothing was are left out. */
    public Map<CityId, CityStandard> find(Handle handle, Collection<CityId> cities, AsOf on) {
        return cities.isEmpty()
                ? Map.of()
                : handle
                        .createQuery(SELECT + """
                                where city_id in (<cities>) and since <= :day and recorded_at < :end
                                order by since, number
                                """)
                        .bindList("cities", List.copyOf(cities))
                        .bind("day", on.day())
                        .bind("end", on.end())
                        .mapTo(Row.class)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Row::city, Row::said, (earlier, later) -> later));
    }

    /** The last changes that were said of cities and hold as their last word, the last first. */
    public List<StandardChange> listChanges(Handle handle) {
        return handle.createQuery("""
                        select recorded_at, standard, since, recorded_by, count(*) as cities from city_standard said
                        where not exists (select 1 from city_standard later
                          where later.city_id = said.city_id and later.number > said.number)
                        group by recorded_at, standard, since, recorded_by
                        order by recorded_at desc fetch first 10 rows only
                        """).mapTo(StandardChange.class).list();
    }

    /** The cities of which nothing was said since that moment. */
    public List<CityId> listChanged(Handle handle, Instant recordedAt) {
        return handle.createQuery("""
                        select city_id from city_standard said where recorded_at = :at
                          and not exists (select 1 from city_standard later
                            where later.city_id = said.city_id and later.number > said.number)
                        """)
                .bind("at", recordedAt)
                .mapTo(CityId.class)
                .list();
    }

    /** What would hold on the first day of something that was said, had it not been said; empty where nothing would. */
    public Optional<CityStandard> findBefore(Handle handle, CityId city, CityStandard said) {
        return handle.createQuery(SELECT + """
                        where city_id = :city and since <= :since and number < :number
                        order by since desc, number desc fetch first 1 row only
                        """)
                .bind("city", city)
                .bind("since", said.since())
                .bind("number", said.number())
                .mapTo(Row.class)
                .findOne()
                .map(Row::said);
    }
}
