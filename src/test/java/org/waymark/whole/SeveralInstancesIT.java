package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waymark.app.App;
import org.waymark.completion.rule.Rules;
import org.waymark.config.Config;
import org.waymark.id.RegistrationId;
import org.waymark.journey.admin.ManageIntakeClients;
import org.waymark.language.Languages;
import org.waymark.learning.RunId;
import org.waymark.practice.Options;
import org.waymark.practice.PracticeLms;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.wire.Message;
import org.waymark.process.Starting;
import org.waymark.progress.Rule;
import org.waymark.progress.Source;
import org.waymark.store.Database;
import org.waymark.store.TestDatabase;

/** Two instances in processes of their own, on one PostgreSQL database and behind one proxy. */
class SeveralInstancesIT {
    private static final int PEOPLE = 12;
    private static final int TOLD = 12;
    private static final int REPORTED = 300;
    private static final Duration LONG = Duration.ofSeconds(40);
    private static final Pattern BADGE = Pattern.compile("/credentials/[0-9a-f-]{36}");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final List<ServerProcess> INSTANCES = new ArrayList<>();
    private static final Process[] RUNNING = new Process[2];
    private static TwoUpstreams proxy;
    private static PracticeLms lms;
    private static Database database;
    private static String token;

    @BeforeEach
    void both_run() {
        for (int i = 0; i < RUNNING.length; i++) {
            if (!RUNNING[i].isAlive()) {
                serve(i);
            }
        }
    }

    /** Both find an empty database at the same moment. */
    @BeforeAll
    static void start_both_at_once() throws Exception {
        int[] ports = {Starting.freePort(), Starting.freePort()};
        proxy = new TwoUpstreams(ports);
        String url = TestDatabase.POSTGRESQL.urlWithoutTables();
        String user = TestDatabase.POSTGRESQL.user();
        for (int port : ports) {
            INSTANCES.add(new ServerProcess(
                    Installation.newFolder(),
                    port,
                    Map.of(
                            "WAYMARK_BASE_URL",
                            proxy.base(),
                            "WAYMARK_DB_URL",
                            url,
                            "WAYMARK_DB_USER",
                            user,
                            "WAYMARK_RATE_LIMITS",
                            "off"),
                    "-Xmx160m",
                    "-XX:+UseSerialGC"));
        }
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> serve(1));
        serve(0);
        other.get(2, TimeUnit.MINUTES);
        lms = PracticeLms.start(Options.inMemory(InstantSource.system()));
        database = Database.open(url, user, "");
        database.useTransaction(handle -> new Rules()
                .put(
                        handle,
                        new RunId(Installation.RUN),
                        Rule.of(EnumSet.of(Source.LEARNER, Source.INTAKE, Source.FILE)),
                        null,
                        Instant.now()));
        Config config = new Config(
                URI.create(proxy.base()),
                "127.0.0.1",
                0,
                Installation.newFolder(),
                url,
                user,
                "",
                true,
                List.of(),
                false,
                null,
                Languages.TRANSLATED,
                null);
        try (App operator = App.open(config, InstantSource.system())) {
            URI link = operator.journeys.admin.registerPlatform.makeLink(false, Duration.ofMinutes(5));
            assertThat(new WebBrowser()
                            .get(lms.registrationUrl(link.toString()))
                            .status())
                    .isEqualTo(200);
            RegistrationId platform = operator.journeys
                    .admin
                    .managePlatforms
                    .list()
                    .get(0)
                    .registration()
                    .id();
            token = ((ManageIntakeClients.Made) operator.journeys.admin.manageIntakeClients.add(platform, "Registry"))
                    .token();
        }
    }

    @AfterAll
    static void close() throws Exception {
        for (Process process : RUNNING) {
            if (process != null) {
                process.destroyForcibly().waitFor();
            }
        }
        lms.close();
        database.close();
        proxy.close();
    }

    @Test
    void both_have_started_on_an_empty_database_with_one_set_of_tables_keys_and_secrets() {
        assertThat(count("select count(*) from flyway_schema_history where not success"))
                .isZero();
        assertThat(count("select count(*) - count(distinct version) from flyway_schema_history"))
                .isZero();
        assertThat(count("select count(*) from signing_key where holder = '' group by key_use"))
                .isEqualTo(1);
    }

    @Test
    void one_is_killed_in_the_middle_and_nothing_is_lost_and_nothing_is_there_twice() throws Exception {
        Classroom room = new Classroom(lms, URI.create(proxy.base()), PEOPLE + TOLD + REPORTED);
        PlacedActivity activity = room.withColumn("Killed");
        PlacedActivity reports = room.withoutColumn("Reports");
        int moved = proxy.movedLaunches.get();
        long began = System.nanoTime();
        WebBrowser teacher = new WebBrowser();
        String job = confirmReport(teacher, room, reports);
        Visits visits = new Visits(room, activity);
        CompletableFuture<Void> telling = CompletableFuture.runAsync(() -> tell(room));
        System.err.printf("MEASURED confirmed after %d ms%n", millis(began));
        AtomicInteger killed = new AtomicInteger(-1);
        Wait.until(
                LONG,
                Duration.ofMillis(5),
                () -> {
                    killed.set(count("select coalesce(max(place), 0) from job") >= 100 ? doer() : -1);
                    return killed.get() >= 0;
                },
                () -> "nobody does the import: " + count("select coalesce(max(place), 0) from job"));
        RUNNING[killed.get()].destroyForcibly().waitFor();
        assertThat(count("select count(*) from job where state = 'RUNNING'"))
                .as("killed in the middle of the import")
                .isEqualTo(1);
        // Four heartbeats of silence, without waiting for them.
        database.useTransaction(handle -> handle.execute(
                "update scheduled_tasks set last_heartbeat = last_heartbeat - interval '1' minute where picked_by = ?",
                name(killed.get())));
        System.err.printf("MEASURED killed after %d ms%n", millis(began));
        Wait.until(
                LONG,
                () -> count("select count(*) from job where state = 'DONE'") == 1,
                () -> "the other instance does not go on with the import");
        System.err.printf("MEASURED the other went on with the import until %d ms%n", millis(began));
        serve(killed.get());
        telling.get(1, TimeUnit.MINUTES);
        visits.untilEverybodyHasABadge();
        visits.end();
        System.err.printf(
                "MEASURED %d launches, %d failed, %d at another instance than their login; %d connections refused, %d requests not answered%n",
                visits.opened.get(),
                visits.failed.size(),
                proxy.movedLaunches.get() - moved,
                proxy.refused.get(),
                proxy.unanswered.get());
        assertThat(proxy.movedLaunches.get() - moved).isGreaterThan(PEOPLE);
        assertThat(visits.failed).as("no more than were there when it died").hasSizeLessThanOrEqualTo(Visits.AT_ONCE);
        assertThat(teacher.get(job).body()).contains("The report has been imported", String.valueOf(REPORTED));
        everythingIsThereOnce(room, activity, visits);
        System.err.printf("MEASURED all of it took %d ms%n", millis(began));
    }

    @Test
    void each_is_restarted_while_people_launch_and_no_launch_fails() throws Exception {
        Classroom room = new Classroom(lms, URI.create(proxy.base()), PEOPLE);
        PlacedActivity activity = room.withColumn("Restarted");
        long began = System.nanoTime();
        Visits visits = new Visits(room, activity);
        for (int instance : new int[] {0, 1}) {
            int launches = visits.opened.get();
            Wait.until(LONG, () -> visits.opened.get() > launches + 10, () -> "no launches");
            RUNNING[instance].destroy();
            assertThat(RUNNING[instance].waitFor(40, TimeUnit.SECONDS)).isTrue();
            assertThat(RUNNING[instance].exitValue()).isZero();
            System.err.printf("MEASURED instance %d has ended at %d ms%n", instance, millis(began));
            if (instance == 0) {
                serve(instance);
                int answered = proxy.answered(instance);
                Wait.until(LONG, () -> proxy.answered(instance) > answered + 20, () -> "it gets no requests");
            }
        }
        visits.untilEverybodyHasABadge();
        visits.end();
        System.err.printf(
                "MEASURED %d launches in %d ms, %d connections refused, %d requests not answered%n",
                visits.opened.get(), millis(began), proxy.refused.get(), proxy.unanswered.get());
        assertThat(visits.failed).isEmpty();
        everythingIsThereOnce(room, activity, visits);
    }

    private static void serve(int instance) {
        try {
            RUNNING[instance] = INSTANCES.get(instance).serve();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Which instance does the import now; less than 0 when none does. */
    private static int doer() {
        List<String> names = database.inTransaction(handle -> handle.createQuery(
                        "select picked_by from scheduled_tasks where task_name = 'batch' and picked")
                .mapTo(String.class)
                .list());
        return names.isEmpty() ? -1 : names.get(0).equals(name(0)) ? 0 : 1;
    }

    /** The name under which an instance takes work. */
    private static String name(int instance) {
        try {
            return InetAddress.getLocalHost().getHostName() + "/" + RUNNING[instance].pid();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Another system tells completions, each until it is told that it was taken. */
    private static void tell(Classroom room) {
        for (int i = PEOPLE; i < PEOPLE + TOLD; i++) {
            String record =
                    "{\"id\":\"told-%d\",\"user\":\"%s\",\"run\":\"%s\",\"completedAt\":\"2026-01-10T12:00:00Z\"}"
                            .formatted(i, room.learner(i).id(), Installation.RUN);
            HttpRequest request = HttpRequest.newBuilder(URI.create(proxy.base() + "/intake/v1/completions"))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(record))
                    .build();
            String last = "";
            boolean taken = false;
            for (int tries = 0; tries < 50 && !taken; tries++) {
                try {
                    HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
                    last = answer.statusCode() + answer.body();
                    taken = answer.statusCode() == 200 && last.matches("(?s).*\"(recorded|known)\".*");
                } catch (IOException | InterruptedException e) {
                    last = e.toString();
                }
                Wait.pause(Duration.ofMillis(taken ? 50 : 200));
            }
            assertThat(taken).as(last).isTrue();
        }
    }

    /** Uploads a report, looks at it and confirms it, each wherever the proxy sends it; returns the import's page. */
    private static String confirmReport(WebBrowser teacher, Classroom room, PlacedActivity activity) {
        StringBuilder file = new StringBuilder("user_id,completed_at,name\n");
        for (int i = PEOPLE + TOLD; i < PEOPLE + TOLD + REPORTED; i++) {
            file.append(room.learner(i).id()).append(",2026-01-05T10:00:00Z,N\n");
        }
        String base = room.teacherPage(teacher, activity).address().toString();
        WebBrowser.Page sent = teacher.postFile(
                teacher.get(base + "/import").form("/import"), "file", Path.of("r.csv"), file.toString());
        assertThat(sent.status()).as(sent.body()).isEqualTo(303);
        WebBrowser.Page preview = teacher.get(
                sent.address().resolve(sent.header("location").orElseThrow()).toString());
        WebBrowser.Page chosen = teacher.post(preview.form("/columns")
                .with("person", "0")
                .with("key", "ID")
                .with("done", "1")
                .with("zone", "UTC"));
        return teacher.post(chosen.form("/confirm")).address().toString();
    }

    /** What people were told is in the database and in the gradebook, once each. */
    private static void everythingIsThereOnce(Classroom room, PlacedActivity activity, Visits visits)
            throws IOException {
        for (int i = 0; i < PEOPLE; i++) {
            String badge = visits.badges.get(i);
            assertThat(room.waitForGrade(activity, room.learner(i), LONG).comment())
                    .contains(badge);
            String of = " where learner_id = (select id from learner where subject = '"
                    + room.learner(i).id() + "')";
            for (String table : List.of("participant", "completion", "decision", "credential", "score")) {
                assertThat(count("select count(*) from " + table + of))
                        .as(table)
                        .isEqualTo(1);
            }
        }
        Wait.until(LONG, () -> undelivered(activity).isEmpty(), () -> "grades wait: " + undelivered(activity));
        for (int i = 0; i < PEOPLE; i++) {
            assertThat(visits.taken(i)).isEqualTo(1);
        }
        for (Source source : List.of(Source.INTAKE, Source.FILE)) {
            String of = " from completion where source = '" + source + "'";
            int all = count("select count(*)" + of);
            assertThat(all).isIn(0, source == Source.INTAKE ? TOLD : REPORTED);
            assertThat(count("select count(distinct learner_id)" + of)).isEqualTo(all);
        }
        assertThat(count("select count(*) from completion"))
                .isEqualTo(count("select count(*) from credential"))
                .isEqualTo(count("select count(distinct learner_id) from credential"));
        for (ServerProcess instance : INSTANCES) {
            assertThat(Files.readString(instance.log())).doesNotContain(" ERROR ");
        }
    }

    /** Why grades of an activity have not arrived. */
    private static List<String> undelivered(PlacedActivity activity) {
        return database.inTransaction(handle -> handle.createQuery("""
                        select state || ' ' || note from score where state <> 'DELIVERED' and resource_link_id =
                          (select id from resource_link where resource_link_id = :link)
                        """)
                .bind("link", activity.id())
                .mapTo(String.class)
                .list());
    }

    private static int count(String sql) {
        return database.inTransaction(handle -> handle.createQuery(sql).mapTo(Integer.class).list().stream()
                .reduce(Math::max)
                .orElse(0));
    }

    private static long millis(long began) {
        return (System.nanoTime() - began) / 1_000_000;
    }

    /** People who open an activity again and again, and complete it the first time. */
    private static final class Visits {
        static final int AT_ONCE = 3;
        private static final Duration PAUSE = Duration.ofMillis(150);

        final AtomicInteger opened = new AtomicInteger();
        final List<String> failed = Collections.synchronizedList(new ArrayList<>());
        /** The badge that each was told of first. */
        final Map<Integer, String> badges = new ConcurrentHashMap<>();

        private final Set<Message> scores = ConcurrentHashMap.newKeySet();
        private final Classroom room;
        private final PlacedActivity activity;
        private final AtomicBoolean over = new AtomicBoolean();
        private final List<CompletableFuture<Void>> threads = new ArrayList<>();

        Visits(Classroom room, PlacedActivity activity) {
            this.room = room;
            this.activity = activity;
            for (int i = 0; i < AT_ONCE; i++) {
                int first = i;
                threads.add(CompletableFuture.runAsync(() -> visit(first)));
            }
        }

        private void visit(int first) {
            int person = first;
            while (!over.get()) {
                String badge = visit(new WebBrowser(), person);
                String before = badge == null ? null : badges.putIfAbsent(person, badge);
                assertThat(before == null || before.equals(badge))
                        .as("another badge")
                        .isTrue();
                gather();
                person += AT_ONCE;
                person = person < PEOPLE ? person : first;
            }
        }

        /** Launches, and completes where that is not done; returns the badge that is shown. */
        private @Nullable String visit(WebBrowser browser, int person) {
            Wait.pause(PAUSE);
            WebBrowser.Page page;
            try {
                page = room.launch(browser, room.learner(person), activity);
            } catch (NoSuchElementException e) {
                failed.add("the login: " + e.getMessage());
                return null;
            }
            if (page.status() == 200) {
                opened.incrementAndGet();
                if (!page.says("/credentials/")) {
                    page = browser.post(page.form("/complete").with("completed", "yes"));
                }
            }
            if (page.status() != 200) {
                failed.add(page.status() + " " + page.address().getPath() + " " + page.body());
                return null;
            }
            Matcher badge = BADGE.matcher(page.body());
            return badge.find() ? badge.group() : null;
        }

        /** The LMS remembers the last thousand messages only. */
        private void gather() {
            room.lms.messages().stream()
                    .filter(message ->
                            message.method().equals("POST") && message.target().contains("/scores"))
                    .forEach(scores::add);
        }

        /** How many grades of a person the gradebook took. */
        long taken(int person) {
            gather();
            return scores.stream()
                    .filter(message -> message.status() == 200
                            && message.passed()
                            && message.requestBody()
                                    .contains("\"" + room.learner(person).id() + "\""))
                    .count();
        }

        void untilEverybodyHasABadge() {
            Wait.until(
                    LONG,
                    () -> badges.size() == PEOPLE || threads.stream().anyMatch(CompletableFuture::isDone),
                    () -> badges.size() + " badges, " + failed);
        }

        void end() throws Exception {
            over.set(true);
            for (CompletableFuture<Void> thread : threads) {
                thread.get(1, TimeUnit.MINUTES);
            }
        }
    }
}
