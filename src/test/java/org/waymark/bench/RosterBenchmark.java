package org.waymark.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
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
import org.waymark.completion.Activities;
import org.waymark.completion.Activity;
import org.waymark.completion.Decision;
import org.waymark.completion.Decisions;
import org.waymark.language.Message;
import org.waymark.lti.link.ResourceLink;
import org.waymark.lti.platform.Registration;
import org.waymark.people.Alphabet;
import org.waymark.people.Learner;
import org.waymark.people.Learners;
import org.waymark.progress.Verdict;
import org.waymark.roster.Listed;
import org.waymark.roster.Members;
import org.waymark.roster.RosterFilter;
import org.waymark.roster.RosterPages;
import org.waymark.store.Database;
import org.waymark.store.Rows;

/** A page of a course's people, in a small and in a very large course: only the order of the names grows with the course. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class RosterBenchmark {
    private static final int PAGE = 50;

    @Param({"100", "10000"})
    int people;

    private final RosterPages pages = new RosterPages();
    private Database database;
    private RosterPages.Place place;

    @Setup(Level.Trial)
    public void fill() throws Exception {
        Path folder = Files.createTempDirectory("waymark-bench");
        database = Database.open("jdbc:h2:file:" + folder.resolve("waymark") + ";" + Database.H2_OPTIONS, "sa", "");
        Rows.addBuiltIn(database);
        Registration registration = Rows.addRegistration(database);
        ResourceLink link = Rows.addLink(database, registration, "9");
        place = new RosterPages.Place(link.course(), registration.id(), link.id(), Rows.RUN.value());
        Members members = new Members();
        Learners learners = new Learners();
        Decisions decisions = new Decisions();
        database.useTransaction(handle -> new Activities().add(handle, new Activity(link.id(), Rows.RUN), Rows.NOON));
        for (int from = 0; from < people; from += 500) {
            int start = from;
            database.useTransaction(handle -> {
                List<Listed> page = new ArrayList<>();
                for (int i = start; i < Math.min(people, start + 500); i++) {
                    page.add(new Listed("s" + i, "Person " + i, null, null, null, null, true, true));
                    // Half of them have launched, and half of those have completed.
                    if (i % 2 == 0) {
                        Learner learner = learners.addOrUpdate(
                                handle, registration.id(), "s" + i, "Person " + i, false, Rows.NOON);
                        if (i % 4 == 0) {
                            decisions.add(
                                    handle,
                                    learner.id(),
                                    Rows.RUN,
                                    link.id(),
                                    new Decision(
                                            UUID.randomUUID(),
                                            Verdict.Outcome.AWARDED,
                                            List.of(),
                                            List.of(),
                                            Message.plain(""),
                                            Message.plain(""),
                                            Rows.NOON),
                                    false,
                                    "",
                                    null);
                        }
                    }
                }
                members.addListed(handle, link.course(), 1, page, Rows.NOON);
            });
        }
    }

    @Benchmark
    public Object the_first_page() {
        return database.inTransaction(handle -> page(handle, RosterFilter.ALL));
    }

    @Benchmark
    public Object the_page_of_those_not_done() {
        return database.inTransaction(handle -> page(handle, RosterFilter.NOT_YET));
    }

    @Benchmark
    public Object the_counts_of_all_filters() {
        return database.inTransaction(handle -> pages.count(handle, place));
    }

    private Object page(Handle handle, RosterFilter filter) {
        List<String> all = pages.listSubjects(handle, place, filter, "", Alphabet.of(Locale.ENGLISH));
        return pages.list(handle, place, all.subList(0, PAGE));
    }

    @TearDown(Level.Trial)
    public void close() {
        database.close();
    }
}
