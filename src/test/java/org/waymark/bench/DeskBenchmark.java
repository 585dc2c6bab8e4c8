package org.waymark.bench;

import java.time.LocalDate;
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
import org.waymark.journey.standing.StandingJourneys;
import org.waymark.people.CityId;
import org.waymark.standing.DeskFilter;
import org.waymark.store.Database;

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
    private static final int CITIES = Population.CITIES;

    @Param({"1000", "1000000"})
    int completions;

    private Parts parts;
    private Database database;
    private StandingJourneys journeys;
    private LocalDate today;

    @Setup(Level.Trial)
    public void fill() throws Exception {
        parts = Parts.onH2();
        database = parts.database;
        journeys = parts.journeys.standings;
        today = parts.instance.today();
        Population.addCities(database, CITIES, parts.instance.now());
        for (int city = 0; city < CITIES; city++) {
            fill(Population.city(city), completions / CITIES);
        }
        journeys.viewDesk.export(DeskFilter.ALL, one -> {});
    }

    private void fill(CityId city, int count) {
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
        return journeys.viewStanding.view(Population.city(7), today);
    }

    /** Grows with the days on which people of this one city completed something. */
    @Benchmark
    public Object the_page_of_a_city_of_which_something_has_just_changed() {
        database.useTransaction(handle -> handle.createUpdate("update city set changed = changed + 1 where id = :id")
                .bind("id", Population.city(7))
                .execute());
        return journeys.viewStanding.view(Population.city(7), today);
    }

    @TearDown(Level.Trial)
    public void close() {
        parts.close();
    }
}
