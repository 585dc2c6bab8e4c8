package org.waymark.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.waymark.app.App;
import org.waymark.learning.Catalogue;
import org.waymark.learning.Opportunity;
import org.waymark.learning.OpportunityId;
import org.waymark.learning.OpportunityKind;
import org.waymark.learning.RunSession;
import org.waymark.learning.RunState;
import org.waymark.store.DataFolder;
import org.waymark.store.Database;
import org.waymark.whole.Calendars;
import org.waymark.whole.Installation;

/**
 * Fills a fresh H2 with 5,000 runs and 200 sessions a day, then asks for filtered pages of the catalogue and for calendars
 * over loopback, one request after the other, and prints their times beside those of an answer that costs nothing, which
 * are the floor of the machine in the same minute. Arguments: runs (5000), requests of each kind (1000).
 */
public final class CatalogueLoad {
    private static final int SESSIONS = 15;
    private static final int DAYS = 365;
    private static final int RUNS_OF_ONE = 20;
    private static final int TOGETHER = 100;
    private static final List<String> WORDS = List.of("data", "budget", "contract", "evaluation", "housing", "water");
    private static final List<String> FILTERS = List.of(
            "kind=sprint",
            "when=upcoming",
            "criterion=wwc-2018%3ADG1",
            "practice=wwc-2018%3ADG",
            "q=water",
            "when=running&kind=course",
            "format=online&q=budget",
            "lang=es",
            "when=past",
            "kind=workshop&criterion=wwc-2018%3ADG1");

    private CatalogueLoad() {}

    public static void main(String[] arguments) throws Exception {
        int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5_000;
        int requests = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000;
        var folder = Files.createTempDirectory("waymark-catalogue");
        try (App app = App.start(Installation.config(folder, "", "", ""), InstantSource.system())) {
            long begin = System.nanoTime();
            try (Database database = DataFolder.at(folder).open()) {
                fill(database, runs);
            }
            System.out.printf(
                    "%d runs with %d sessions filled in %d s%n",
                    runs, runs * SESSIONS, (System.nanoTime() - begin) / 1_000_000_000);
            String base = app.baseUrl().toString();
            Map<String, IntFunction<String>> kinds = Map.of(
                    "1 floor: an answer that costs nothing", i -> "/health/live",
                    "2 floor: a page without the database", i -> "/",
                    "3 a filtered page", i -> "/catalogue?" + FILTERS.get(i % FILTERS.size()) + "&page=" + (1 + i % 7),
                    "4 a calendar as it is subscribed to", i -> "/catalogue.ics?" + FILTERS.get(i % FILTERS.size()),
                    "5 a calendar made anew",
                            i -> "/catalogue.ics?kind=sprint&q=" + WORDS.get(i % WORDS.size()) + "+"
                                    + i / WORDS.size() % 250,
                    "6 a page of a run",
                            i -> "/catalogue/thing-" + i % (runs / RUNS_OF_ONE) + "/thing-" + i % (runs / RUNS_OF_ONE)
                                    + "-0");
            for (int round = 0; round < 2; round++) {
                System.out.println(round == 0 ? "warm-up" : "measured");
                for (String kind : kinds.keySet().stream().sorted().toList()) {
                    IntFunction<String> path = kinds.get(kind);
                    int from = round * requests;
                    measure(kind, base, requests, i -> path.apply(from + i));
                }
            }
        }
    }

    private static void measure(String kind, String base, int requests, IntFunction<String> path) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<Long> times = new ArrayList<>();
        long bytes = 0;
        for (int i = 0; i < requests; i++) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(base + path.apply(i)))
                    .timeout(Duration.ofSeconds(30))
                    .build();
            long start = System.nanoTime();
            HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
            times.add(System.nanoTime() - start);
            bytes += answer.body().length;
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(request.uri() + " answered " + answer.statusCode());
            }
        }
        Collections.sort(times);
        System.out.printf(
                "%-40s p50 %7.2f ms, p99 %7.2f ms, most %7.2f ms, %d kB%n",
                kind,
                times.get(times.size() / 2) / 1e6,
                times.get(times.size() * 99 / 100) / 1e6,
                times.get(times.size() - 1) / 1e6,
                bytes / requests / 1024);
    }

    private static void fill(Database database, int runs) {
        Catalogue catalogue = new Catalogue();
        LocalDate first = LocalDate.now(ZoneOffset.UTC).minusDays(DAYS / 2);
        OpportunityKind[] kinds = OpportunityKind.values();
        for (int from = 0; from < runs; from += TOGETHER) {
            int start = from;
            database.useTransaction(handle -> {
                for (int i = start; i < Math.min(runs, start + TOGETHER); i++) {
                    int thing = i / RUNS_OF_ONE;
                    Opportunity opportunity = new Opportunity(
                            new OpportunityId("thing-" + thing),
                            "Sprint on " + WORDS.get(thing % WORDS.size()) + " " + thing,
                            kinds[thing % kinds.length],
                            false,
                            "How cities work with " + WORDS.get(thing % WORDS.size()) + ", step by step, with a coach.",
                            List.of(),
                            List.of(),
                            null,
                            List.of(),
                            List.of());
                    if (i % RUNS_OF_ONE == 0) {
                        catalogue.put(handle, opportunity);
                    }
                    LocalDate begins = first.plusDays(i * 7919L % DAYS);
                    List<RunSession> sessions = IntStream.range(0, SESSIONS)
                            .mapToObj(day -> Calendars.meeting(begins.plusDays(2L * day), "Meeting " + day))
                            .toList();
                    catalogue.put(
                            handle,
                            Calendars.run(
                                    "thing-" + thing + "-" + i % RUNS_OF_ONE,
                                    opportunity,
                                    begins,
                                    null,
                                    RunState.PUBLISHED,
                                    sessions));
                }
            });
        }
    }
}
