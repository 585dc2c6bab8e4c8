package org.waymark.bench;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
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
import org.waymark.id.RegistrationId;
import org.waymark.journey.view.ViewCity;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.RunId;
import org.waymark.lti.link.ResourceLinks;
import org.waymark.lti.platform.Registrations;
import org.waymark.people.Cities;
import org.waymark.people.City;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.standing.Credits;
import org.waymark.store.Database;
import org.waymark.whole.Installation;

/**
 * What a launch asks of the database, and the city's page, with few and with many learners and completions: the figures
 * must not grow with them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class GrowthBenchmark {
    @Param({"1000", "100000"})
    int learners;

    private Parts parts;
    private Database database;
    private Learners people;
    private ResourceLinks links;
    private ViewCity viewCity;
    private RegistrationId registration;
    private UUID deployment;
    private LearnerId someone;

    @Setup(Level.Trial)
    public void fill() throws Exception {
        parts = Parts.onH2();
        database = parts.database;
        people = new Learners();
        links = new ResourceLinks();
        Credits credits = new Credits();
        Instant now = parts.instance.now();
        registration = parts.addPlatform("https://lms.example.org").id();
        deployment = database.inTransaction(handle -> new Registrations()
                .findDeployment(handle, registration, PlayedPlatform.DEPLOYMENT)
                .orElseThrow()
                .id());
        City city = database.inTransaction(handle -> new Cities().addOrFind(handle, "City", now));
        CatalogueEntry entry = database.inTransaction(handle ->
                new Catalogue().findRun(handle, new RunId(Installation.RUN)).orElseThrow());
        int batch = 1000;
        for (int from = 0; from < learners; from += batch) {
            int start = from;
            database.useTransaction(handle -> {
                for (int i = start; i < Math.min(learners, start + batch); i++) {
                    Learner learner = people.addOrUpdate(handle, registration, "u" + i, "Name " + i, false, now);
                    people.markJoined(handle, learner.id(), city.id(), now);
                    credits.add(
                            handle,
                            city.id(),
                            learner.id(),
                            entry.run(),
                            false,
                            now.atOffset(ZoneOffset.UTC).toLocalDate(),
                            now);
                }
            });
        }
        viewCity = parts.journeys.views.viewCity;
        someone = database.inTransaction(
                handle -> people.find(handle, registration, "u7").orElseThrow().id());
    }

    @Benchmark
    public Object what_a_launch_reads() {
        return database.inTransaction(handle -> {
            people.addOrUpdate(handle, registration, "u7", "Name 7", false, Instant.EPOCH);
            return links.addOrUpdate(
                    handle,
                    new ResourceLinks.Seen(
                            deployment, "link", "Title", "course", "C", "Course", null, null, Set.of(), null, "", null),
                    Instant.EPOCH);
        });
    }

    @Benchmark
    public Object the_page_of_a_city() {
        return viewCity.view(someone);
    }

    @TearDown(Level.Trial)
    public void close() {
        parts.close();
    }
}
