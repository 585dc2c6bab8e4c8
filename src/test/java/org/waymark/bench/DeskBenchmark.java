package org.waymark.bench;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.waymark.audit.AuditLog;
import org.waymark.journey.admin.ImportData;
import org.waymark.journey.standing.StandingJourneys;
import org.waymark.people.CityId;
import org.waymark.people.ErasedPeople;
import org.waymark.standing.DeskFilter;
import org.waymark.store.Database;
import org.waymark.work.Instance;
import org.waymark.work.WorkQueue;

/**
 * The desk and the page of a city, with few and with many completions in 500 cities, each on a day of its own as far as
 * two years have days: the first three figures must not grow with them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 2)
public class DeskBenchmark {
    private static final int CITIES = 500;

    @Param({"1000", "1000000"})
    int completions;

    private Database database;
    private StandingJourneys journeys;
    private LocalDate today;

    @Setup(Level.Trial)
    public void fill() throws Exception {
        Path folder = Files.createTempDirectory("waymark-bench");
        database = Database.open("jdbc:h2:file:" + folder.resolve("waymark") + ";" + Database.H2_OPTIONS, "sa", "");
        InstantSource clock = InstantSource.system();
        Instance instance = new Instance(
                URI.create("http://localhost"),
                database,
                new WorkQueue(database, clock),
                new AuditLog(new byte[32]),
                new ErasedPeople(new byte[32]),
                clock);
        new ImportData(instance).addBuiltIn();
        journeys = new StandingJourneys(instance);
        today = instance.today();
        database.useTransaction(handle -> {
            PreparedBatch rows = handle.prepareBatch("""
                    insert into city (id, name, people, completions, created_at) values (:id, :name, 10, 0, :now)
                    """);
            for (int i = 0; i < CITIES; i++) {
                rows.bind("id", new UUID(0, i))
                        .bind("name", "City " + i)
                        .bind("now", clock.instant())
                        .add();
            }
            rows.execute();
        });
        for (int city = 0; city < CITIES; city++) {
            fill(new UUID(0, city), completions / CITIES);
        }
        journeys.viewDesk.export(DeskFilter.ALL, one -> {});
    }

    private void fill(UUID city, int count) {
        database.useTransaction(handle -> {
            PreparedBatch rows = handle.prepareBatch("""
                    insert into city_support (city_id, run, standard, criterion, completed_on, recorded_on, supported)
                    values (:city, :run, 'wwc-2018', :criterion, :day, :day, 1)
                    """);
            for (int i = 0; i < count; i++) {
                for (String criterion : new String[] {"DG1", "DG2", "OD1"}) {
                    rows.bind("city", city)
                            .bind("run", "run-" + i / 700)
                            .bind("criterion", criterion)
                            .bind("day", today.minusDays(i % 700))
                            .add();
                }
            }
            rows.execute();
        });
    }

    @Benchmark
    public Object the_desk() {
        return journeys.viewDesk.view(DeskFilter.ALL, 100, 50);
    }

    @Benchmark
    public Object the_desk_by_points() {
        return journeys.viewDesk.view(
                new DeskFilter("", null, null, null, false, DeskFilter.Sort.POINTS, true), 100, 50);
    }

    @Benchmark
    public Object the_page_of_a_city() {
        return journeys.viewStanding.view(new CityId(new UUID(0, 7)), today);
    }

    /** Grows with the days on which people of this one city completed something. */
    @Benchmark
    public Object the_page_of_a_city_of_which_something_has_just_changed() {
        database.useTransaction(handle -> handle.createUpdate("update city set changed = changed + 1 where id = :id")
                .bind("id", new UUID(0, 7))
                .execute());
        return journeys.viewStanding.view(new CityId(new UUID(0, 7)), today);
    }

    @TearDown(Level.Trial)
    public void close() {
        database.close();
    }
}
