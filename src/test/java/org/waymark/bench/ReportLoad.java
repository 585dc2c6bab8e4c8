package org.waymark.bench;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.waymark.audit.AuditLog;
import org.waymark.batch.Batches;
import org.waymark.batch.Job;
import org.waymark.journey.admin.ImportData;
import org.waymark.journey.report.ReportJourneys;
import org.waymark.journey.standing.ViewStanding;
import org.waymark.mail.Outbox;
import org.waymark.people.CityId;
import org.waymark.people.ErasedPeople;
import org.waymark.report.Period;
import org.waymark.store.Database;
import org.waymark.web.report.ReportPdf;
import org.waymark.work.Instance;
import org.waymark.work.WorkQueue;

/**
 * Fills a fresh database with 500 cities and as many completions as it is told, makes the reports of the last quarter, and
 * prints what that takes beside what reading every completion of the quarter once takes: the floor.
 */
public final class ReportLoad {
    private static final int CITIES = 500;
    private static final int RUNS = 40;
    private static final int DAYS = 700;

    private ReportLoad() {}

    /** @param words how many completions there are */
    public static void main(String[] words) throws Exception {
        int completions = words.length == 0 ? 1_000_000 : Integer.parseInt(words[0]);
        Path folder = Files.createTempDirectory("waymark-bench");
        InstantSource clock = InstantSource.system();
        try (Database database =
                Database.open("jdbc:h2:file:" + folder.resolve("waymark") + ";" + Database.H2_OPTIONS, "sa", "")) {
            Instance instance = new Instance(
                    URI.create("http://localhost"),
                    database,
                    new WorkQueue(database, clock),
                    new AuditLog(new byte[32]),
                    new ErasedPeople(new byte[32]),
                    clock);
            new ImportData(instance).addBuiltIn();
            ReportJourneys journeys = new ReportJourneys(
                    instance, new Batches(instance), new ViewStanding(instance), new Outbox(instance, null));
            fill(database, completions, instance.today());
            Period period = Period.quartersBefore(instance.today(), 1).get(0);

            Instant begun = Instant.now();
            long read = database.inTransaction(handle -> handle.createQuery(
                            "select count(learner_id) from city_credit where completed_on between :from and :to")
                    .bind("from", period.from())
                    .bind("to", period.to())
                    .mapTo(Long.class)
                    .one());
            Duration floor = Duration.between(begun, Instant.now());

            List<Long> heap = new ArrayList<>();
            begun = Instant.now();
            Job job = journeys.makeReports
                    .make(period, false, "a benchmark", progress -> heap.add(used()))
                    .orElseThrow();
            Duration made = Duration.between(begun, Instant.now());
            System.out.printf(
                    "%d completions, %d of them in the quarter: %d reports in %.1f s, %.1f ms each; the floor %.3f s%n",
                    completions,
                    read,
                    job.counts().taken(),
                    made.toMillis() / 1000.0,
                    made.toMillis() / (double) CITIES,
                    floor.toMillis() / 1000.0);
            System.out.printf(
                    "heap after a collection at the beginning, in the middle and at the end: %d, %d, %d MB%n",
                    heap.get(0) >> 20, heap.get(heap.size() / 2) >> 20, heap.get(heap.size() - 1) >> 20);
            begun = Instant.now();
            IntStream.range(0, 20)
                    .mapToObj(i -> journeys.viewReports.list(new CityId(new UUID(0, i)), period))
                    .forEach(all -> ReportPdf.of(all.get(0)));
            System.out.printf(
                    "a PDF takes %.0f ms%n",
                    Duration.between(begun, Instant.now()).toMillis() / 20.0);
        }
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static void fill(Database database, int completions, LocalDate today) {
        UUID registration = UUID.randomUUID();
        List<String> runs = database.inTransaction(
                handle -> handle.createQuery("select slug from run order by slug fetch first " + RUNS + " rows only")
                        .mapTo(String.class)
                        .list());
        database.useTransaction(handle -> {
            handle.execute("set referential_integrity false");
            PreparedBatch rows = handle.prepareBatch("""
                    insert into city (id, name, people, completions, created_at) values (:id, :name, 10, 0, :now)
                    """);
            for (int i = 0; i < CITIES; i++) {
                rows.bind("id", new UUID(0, i))
                        .bind("name", "City " + i)
                        .bind("now", Instant.now())
                        .add();
            }
            rows.execute();
        });
        int each = completions / CITIES;
        for (int city = 0; city < CITIES; city++) {
            UUID id = new UUID(0, city);
            database.useTransaction(handle -> {
                PreparedBatch credits = handle.prepareBatch("""
                        insert into city_credit (city_id, learner_id, run, team_once, completed_on, counted_for, credited_at)
                        values (:city, :learner, :run, false, :day, :countedFor, :now)
                        """);
                PreparedBatch support = handle.prepareBatch("""
                        merge into city_support key (city_id, run, standard, criterion, completed_on, recorded_on)
                        values (:city, :run, 'wwc-2018', :criterion, :day, :day, 1)
                        """);
                for (int i = 0; i < each; i++) {
                    LocalDate day = today.minusDays(i % DAYS);
                    credits.bind("city", id)
                            .bind("learner", new UUID(id.getLeastSignificantBits() + 1, i))
                            .bind("run", runs.get(i % runs.size()))
                            .bind("day", day)
                            .bind("countedFor", registration)
                            .bind("now", Instant.now())
                            .add();
                    support.bind("city", id)
                            .bind("run", runs.get(i % runs.size()))
                            .bind("criterion", new String[] {"DG1", "DG2", "OD1", "PA1"}[i % 4])
                            .bind("day", day)
                            .add();
                }
                credits.execute();
                support.execute();
            });
        }
    }
}
