package org.waymark.bench;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
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
import org.waymark.completion.Report;
import org.waymark.credential.Issuing;
import org.waymark.id.RegistrationId;
import org.waymark.journey.admin.ImportData;
import org.waymark.journey.award.AwardJourneys;
import org.waymark.journey.award.RecordCompletion;
import org.waymark.keys.InstallationKeys;
import org.waymark.learning.RunId;
import org.waymark.lti.platform.Platforms;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.Registrations;
import org.waymark.lti.service.PlatformServices;
import org.waymark.outbound.NetworkPolicy;
import org.waymark.outbound.Outbound;
import org.waymark.passback.DeliveryQueue;
import org.waymark.people.Cities;
import org.waymark.people.CityId;
import org.waymark.people.ErasedPeople;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.progress.Source;
import org.waymark.store.Database;
import org.waymark.whole.Installation;
import org.waymark.work.Instance;
import org.waymark.work.WorkQueue;

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
    private Database database;
    private Outbound outbound;
    private RecordCompletion recordCompletion;
    private LearnerId someone;
    private long told;

    @Setup(Level.Trial)
    public void fill() throws Exception {
        Path folder = Files.createTempDirectory("waymark-bench");
        InstantSource clock = InstantSource.system();
        database = Database.open("jdbc:h2:file:" + folder.resolve("waymark") + ";" + Database.H2_OPTIONS, "sa", "");
        outbound = new Outbound(NetworkPolicy.loopback());
        Instance instance = new Instance(
                URI.create("http://localhost"),
                database,
                new WorkQueue(database, clock),
                new AuditLog(new byte[32]),
                new ErasedPeople(new byte[32]),
                clock);
        new ImportData(instance).addBuiltIn();
        InstallationKeys keys = new InstallationKeys(database, null, clock);
        keys.ensureBadges();
        DeliveryQueue queue =
                new DeliveryQueue(instance, new PlatformServices(new Platforms(instance, outbound, keys.keys), clock));
        recordCompletion =
                new AwardJourneys(instance, new Issuing(instance.baseUrl()), keys.badgeKeys, queue).recordCompletion;
        Learners learners = new Learners();
        RegistrationId registration = new RegistrationId(UUID.randomUUID());
        URI uri = URI.create("https://lms.example.org/x");
        database.useTransaction(handle -> new Registrations()
                .put(
                        handle,
                        new Registration(
                                registration,
                                "https://lms.example.org",
                                "client",
                                "LMS",
                                "moodle",
                                uri,
                                uri,
                                null,
                                uri,
                                Registration.State.ACTIVE,
                                false,
                                true),
                        clock.instant()));
        CityId city = database.inTransaction(
                handle -> new Cities().addOrFind(handle, "Springfield", start).id());
        addOthers(registration, city);
        someone = database.inTransaction(handle -> {
            LearnerId ada = learners.addOrUpdate(handle, registration, "someone", "Ada", false, start)
                    .id();
            learners.markJoined(handle, ada, city, start);
            return ada;
        });
    }

    /**
     * Everybody else, all of one city, each with one completion of the same run and all that comes with it but the signed
     * badge, written past the journeys to save an hour.
     */
    private void addOthers(RegistrationId registration, CityId city) {
        UUID countedFor = UUID.randomUUID();
        database.useTransaction(handle -> handle.createUpdate(
                        "insert into counted_for (id, run, standard) select :id, slug, standard from run where slug = :run")
                .bind("id", countedFor)
                .bind("run", Installation.RUN)
                .execute());
        int batch = 5_000;
        for (int from = 0; from < completions; from += batch) {
            int first = from;
            database.useTransaction(handle -> {
                PreparedBatch people = handle.prepareBatch("""
                        insert into learner (id, registration_id, subject, name, test_user, city_id, created_at)
                        values (:id, :registration, :subject, null, false, :city, :now)
                        """);
                PreparedBatch done = handle.prepareBatch("""
                        insert into completion (id, learner_id, run, source, source_id, completed_at, recorded_at, told_at)
                        values (:id, :id, :run, 'INTAKE', :subject, :now, :now, :now)
                        """);
                PreparedBatch decided = handle.prepareBatch("""
                        insert into award (learner_id, run, resource_link_id, met, team_once, decided_at)
                        values (:id, :run, cast('00000000-0000-0000-0000-000000000000' as uuid), true, false, :now)
                        """);
                PreparedBatch told = handle.prepareBatch("""
                        insert into completion_report (id, completion_id, source, source_id, kind, told_at, received_at,
                          told_by, completed_at, raw)
                        values (:id, :id, 'INTAKE', :subject, 'STANDS', :now, :now, '', :now, '')
                        """);
                PreparedBatch history = handle.prepareBatch("""
                        insert into decision (id, learner_id, run, resource_link_id, outcome, reasons, missing, rule, cause,
                          decided_at)
                        values (:id, :id, :run, cast('00000000-0000-0000-0000-000000000000' as uuid), 'AWARDED', '', '',
                          '', '', :now)
                        """);
                PreparedBatch credits = handle.prepareBatch("""
                        insert into city_credit (city_id, learner_id, run, team_once, credited_at, completed_on, counted_for)
                        values (:city, :id, :run, false, :now, cast(:now as date), :countedFor)
                        """);
                for (int i = first; i < Math.min(first + batch, completions); i++) {
                    // In their order, so that filling takes a minute and not ten.
                    UUID id = new UUID(0x7000_0000_0000L + i, 1);
                    people.bind("id", id)
                            .bind("registration", registration)
                            .bind("subject", "u" + i)
                            .bind("city", city.value())
                            .bind("now", start)
                            .add();
                    told.bind("id", id)
                            .bind("subject", "u" + i)
                            .bind("now", start)
                            .add();
                    history.bind("id", id)
                            .bind("run", Installation.RUN)
                            .bind("now", start)
                            .add();
                    credits.bind("city", city.value())
                            .bind("countedFor", countedFor)
                            .bind("id", id)
                            .bind("run", Installation.RUN)
                            .bind("now", start)
                            .add();
                    done.bind("id", id)
                            .bind("run", Installation.RUN)
                            .bind("subject", "u" + i)
                            .bind("now", start)
                            .add();
                    decided.bind("id", id)
                            .bind("run", Installation.RUN)
                            .bind("now", start)
                            .add();
                }
                people.execute();
                done.execute();
                decided.execute();
                told.execute();
                history.execute();
                credits.execute();
            });
        }
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
        outbound.close();
        database.close();
    }
}
