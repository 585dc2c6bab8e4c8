package org.waymark.bench;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
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
import org.waymark.completion.Report;
import org.waymark.id.RegistrationId;
import org.waymark.journey.award.RecordCompletion;
import org.waymark.learning.RunId;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.progress.Source;
import org.waymark.store.Database;
import org.waymark.whole.Installation;

/** What it costs to take in one more report and decide again, with few and with very many completions in the database. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class DecisionBenchmark {
    @Param({"1000", "1000000"})
    int completions;

    private final Instant start = Instant.parse("2026-01-01T00:00:00Z");
    private Parts parts;
    private Database database;
    private RecordCompletion recordCompletion;
    private LearnerId someone;
    private long told;

    @Setup(Level.Trial)
    public void fill() throws Exception {
        parts = Parts.onH2();
        database = parts.database;
        recordCompletion = parts.journeys.awards.recordCompletion;
        RegistrationId registration =
                parts.addPlatform("https://lms.example.org").id();
        Population.addCities(database, 1, start);
        // All of one city, which then has as much as a city can have.
        Population.add(database, registration, 1, completions, start);
        someone = database.inTransaction(handle -> {
            Learners learners = new Learners();
            LearnerId ada = learners.addOrUpdate(handle, registration, "someone", "Ada", false, start)
                    .id();
            learners.markJoined(handle, ada, Population.city(0), start);
            return ada;
        });
    }

    /** A report that is news, taken in, weighed and decided; the badge is held after the first time. */
    @Benchmark
    public Object take_in_and_decide() {
        told++;
        return database.inTransaction(handle -> recordCompletion.record(
                handle,
                Report.of(
                        Source.LEARNER,
                        "someone/" + told % 50,
                        someone,
                        new RunId(Installation.RUN),
                        null,
                        start.plusSeconds(told),
                        "bench",
                        "")));
    }

    /** It is told, a badge is signed and the city supported; it is taken back, and both go. */
    @Benchmark
    public Object award_and_take_back() {
        told++;
        Report report = Report.of(
                Source.LEARNER,
                "again",
                someone,
                new RunId(Installation.RUN),
                null,
                start.plusSeconds(told),
                "bench",
                "");
        return database.inTransaction(handle -> recordCompletion.record(
                handle, told % 2 == 1 ? report : report.withdrawn(start.plusSeconds(told), null, "bench")));
    }

    @TearDown(Level.Trial)
    public void close() {
        parts.close();
    }
}
