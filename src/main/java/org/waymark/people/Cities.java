package org.waymark.people;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Cities and their codes. */
public final class Cities {
    private static final String CODES = """
            select code, city.id as city_id, city.name as city_name, people as city_people,
              completions as city_completions, city_code.created_at, withdrawn_at is not null as withdrawn
            from city_code join city on city.id = city_code.city_id
            """;

    /** The city of that name, made when there is none yet. */
    public City addOrFind(Handle handle, String name, Instant now) {
        handle.createUpdate("""
                        insert into city (id, name, people, completions, created_at) values (:id, :name, 0, 0, :now)
                        on conflict do nothing
                        """)
                .bind("id", UUID.randomUUID())
                .bind("name", name)
                .bind("now", now)
                .execute();
        return handle.createQuery("select id, name, people, completions from city where name = :name")
                .bind("name", name)
                .mapTo(City.class)
                .one();
    }

    public Optional<City> find(Handle handle, CityId id) {
        return handle.createQuery("select id, name, people, completions from city where id = :id")
                .bind("id", id)
                .mapTo(City.class)
                .findOne();
    }

    public Optional<City> findByName(Handle handle, String name) {
        return handle.createQuery("select id, name, people, completions from city where name = :name")
                .bind("name", name)
                .mapTo(City.class)
                .findOne();
    }

    public List<City> list(Handle handle) {
        List<City> all = handle.createQuery("select id, name, people, completions from city order by id")
                .mapTo(City.class)
                .list();
        return Alphabet.of(Locale.ROOT).sorted(all, City::name);
    }

    /**
     * Counts people who joined (or left, when negative) and completions that count (or no longer do). Whoever changes what
     * a city's standing is worked out from does so first: it holds the city's row, and makes earlier results old.
     */
    public void markCounts(Handle handle, CityId city, int people, int completions) {
        handle.createUpdate("""
                        update city set people = people + :people, completions = completions + :completions,
                          changed = changed + 1
                        where id = :id
                        """)
                .bind("people", people)
                .bind("completions", completions)
                .bind("id", city)
                .execute();
    }

    public void addCode(Handle handle, CityCode code, CityId city, Instant now) {
        handle.createUpdate("insert into city_code (code, city_id, created_at) values (:code, :city, :now)")
                .bind("code", code)
                .bind("city", city)
                .bind("now", now)
                .execute();
    }

    /** The city of a code that is still good. */
    public Optional<City> findByCode(Handle handle, CityCode code) {
        return handle.createQuery("""
                        select city.id, city.name, people, completions from city_code
                        join city on city.id = city_code.city_id
                        where city_code.code = :code and city_code.withdrawn_at is null
                        """).bind("code", code).mapTo(City.class).findOne();
    }

    public List<IssuedCode> listCodes(Handle handle) {
        List<IssuedCode> all = handle.createQuery(CODES + " order by city_code.created_at, code")
                .mapTo(IssuedCode.class)
                .list();
        return Alphabet.of(Locale.ROOT).sorted(all, issued -> issued.city().name());
    }

    /** Counts what has changed a city's standing: as long as it is the same, so are the city's facts. */
    public long countChanges(Handle handle, CityId city) {
        return handle.createQuery("select changed from city where id = :city")
                .bind("city", city)
                .mapTo(Long.class)
                .one();
    }

    /** The codes of one city, good or not, the first made first. */
    public List<IssuedCode> listCodes(Handle handle, CityId city) {
        return handle.createQuery(CODES + " where city.id = :city order by city_code.created_at, code")
                .bind("city", city)
                .mapTo(IssuedCode.class)
                .list();
    }

    /** @return false when there is no such code, or it was withdrawn before */
    public boolean markCodeWithdrawn(Handle handle, CityCode code, Instant now) {
        return handle.createUpdate(
                                "update city_code set withdrawn_at = :now where code = :code and withdrawn_at is null")
                        .bind("now", now)
                        .bind("code", code)
                        .execute()
                == 1;
    }
}
