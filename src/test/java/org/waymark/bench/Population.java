package org.waymark.bench;

import java.sql.DatabaseMetaData;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.MetaData.MetaDataValueProvider;
import org.jdbi.v3.core.statement.SqlStatements;
import org.waymark.id.RegistrationId;
import org.waymark.people.CityId;
import org.waymark.store.Database;
import org.waymark.whole.Installation;

/**
 * People of many cities, each with one completion of the same run and all that comes with it but the signed badge, written
 * past the journeys to save an hour. The person with number n, from 1 on, is known to the platform as {@code un}.
 */
final class Population {
    static final int CITIES = 500;

    private static final int BATCH = 50_000;
    private static final String LEARNER =
            "cast('00007000-0000-4000-8000-' || lpad(cast(n.x as varchar), 12, '0') as uuid)";
    private static final String MOMENT = "cast(:now as timestamp with time zone) - mod(n.x, 700) * interval '1' day";

    private Population() {}

    static CityId city(int number) {
        return new CityId(UUID.fromString(String.format("00000000-0000-4000-8000-%012d", number)));
    }

    static void addCities(Database database, int cities, Instant now) {
        database.useTransaction(handle -> {
            for (int i = 0; i < cities; i++) {
                handle.createUpdate("""
                                insert into city (id, name, people, completions, created_at) values (:id, :name, 0, 0, :now)
                                """)
                        .bind("id", city(i))
                        .bind("name", "City " + i)
                        .bind("now", now)
                        .execute();
            }
        });
    }

    /** Adds so many people with one completion each, on one of 700 days, to cities that are there. */
    static void add(Database database, RegistrationId platform, int cities, int completions, Instant now) {
        UUID countedFor = UUID.randomUUID();
        database.useTransaction(handle -> {
            update(
                    handle,
                    "insert into counted_for (id, run, standard) select :countedFor, slug, standard from run"
                            + " where slug = :run",
                    platform,
                    countedFor,
                    now);
            update(
                    handle,
                    "insert into counted_criterion (counted_for, standard, criterion)"
                            + " select :countedFor, standard, criterion from run_alignment where run = :run",
                    platform,
                    countedFor,
                    now);
        });
        // In their order, and many with one statement, so that a million takes a minute or two.
        for (int from = 1; from <= completions; from += BATCH) {
            int first = from;
            int last = Math.min(from + BATCH - 1, completions);
            database.useTransaction(handle -> addSome(handle, platform, countedFor, cities, first, last, now));
        }
        database.useTransaction(handle -> {
            update(handle, """
                    insert into city_support (city_id, run, standard, criterion, completed_on, recorded_on, supported)
                    select credit.city_id, credit.run, counted.standard, counted.criterion, credit.completed_on,
                      cast(:now as date), count(*)
                    from city_credit credit join counted_criterion counted on counted.counted_for = credit.counted_for
                    where credit.counted_for = :countedFor
                    group by credit.city_id, credit.run, counted.standard, counted.criterion, credit.completed_on
                    """, platform, countedFor, now);
            update(handle, """
                    update city set changed = changed + 1,
                      people = (select count(*) from learner where learner.city_id = city.id),
                      completions = (select count(*) from city_credit where city_credit.city_id = city.id)
                    """, platform, countedFor, now);
            // A database that has been filled for years knows how much is where; one that was filled now has to look.
            handle.execute("analyze");
        });
    }

    private static void addSome(
            Handle handle, RegistrationId platform, UUID countedFor, int cities, int first, int last, Instant now) {
        String from = isPostgres(handle)
                ? " from generate_series(" + first + ", " + last + ") as n(x)"
                : " from system_range(" + first + ", " + last + ") as n(x)";
        String city =
                "cast('00000000-0000-4000-8000-' || lpad(cast(mod(n.x, " + cities + ") as varchar), 12, '0') as uuid)";
        String[] inserts = {
            "learner (id, registration_id, subject, name, test_user, city_id, created_at) select " + LEARNER
                    + ", :platform, 'u' || n.x, null, false, " + city + ", " + MOMENT,
            "completion (id, learner_id, run, source, source_id, completed_at, recorded_at, told_at) select " + LEARNER
                    + ", " + LEARNER + ", :run, 'INTAKE', 'u' || n.x, " + MOMENT + ", " + MOMENT + ", " + MOMENT,
            "award (learner_id, run, resource_link_id, met, team_once, decided_at) select " + LEARNER
                    + ", :run, cast('00000000-0000-0000-0000-000000000000' as uuid), true, false, " + MOMENT,
            "completion_report (id, completion_id, source, source_id, kind, told_at, received_at, told_by, completed_at, raw)"
                    + " select " + LEARNER + ", " + LEARNER + ", 'INTAKE', 'u' || n.x, 'STANDS', " + MOMENT + ", "
                    + MOMENT
                    + ", '', " + MOMENT + ", ''",
            "decision (id, learner_id, run, resource_link_id, outcome, reasons, missing, rule, cause, decided_at) select "
                    + LEARNER + ", " + LEARNER
                    + ", :run, cast('00000000-0000-0000-0000-000000000000' as uuid), 'AWARDED',"
                    + " '', '', '', '', " + MOMENT,
            "city_credit (city_id, learner_id, run, team_once, credited_at, completed_on, counted_for) select " + city
                    + ", " + LEARNER + ", :run, false, " + MOMENT + ", cast(" + MOMENT + " as date), :countedFor"
        };
        for (String insert : inserts) {
            update(handle, "insert into " + insert + from, platform, countedFor, now);
        }
    }

    private static boolean isPostgres(Handle handle) {
        MetaDataValueProvider<String> name = DatabaseMetaData::getDatabaseProductName;
        return handle.queryMetadata(name).startsWith("Postgre");
    }

    private static void update(Handle handle, String sql, RegistrationId platform, UUID countedFor, Instant now) {
        handle.createUpdate(sql)
                .configure(SqlStatements.class, statements -> statements.setUnusedBindingAllowed(true))
                .bind("platform", platform)
                .bind("countedFor", countedFor)
                .bind("run", Installation.RUN)
                .bind("now", now)
                .execute();
    }
}
