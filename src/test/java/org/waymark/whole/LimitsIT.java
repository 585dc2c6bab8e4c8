package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.waymark.certification.Browser.Form;
import org.waymark.certification.Browser.Page;
import org.waymark.practice.message.SentLogin;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.trust.Forgery;

/** Too many refusals are told apart from what is in order, which is never hindered. All of it comes from one address. */
class LimitsIT {
    private static final int CLASS = 500;
    private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);
    private static Installation waymark;
    private static Classroom room;
    private static PlacedActivity activity;

    @BeforeAll
    static void start() {
        InstantSource clock = () -> Instant.now().plus(AHEAD.get());
        waymark = Installation.onH2(Installation.newFolder(), clock);
        room = new Classroom(waymark.lms, waymark.app.baseUrl(), 5);
        activity = room.withColumn("Data quality");
    }

    @AfterAll
    static void stop() {
        waymark.close();
    }

    /** What an earlier test counted is over. */
    @BeforeEach
    void later() {
        AHEAD.set(AHEAD.get().plus(Duration.ofMinutes(16)));
    }

    @Test
    void a_class_launches_at_once_from_an_address_that_has_just_been_refused() throws Exception {
        try (Installation school = Installation.onH2()) {
            Classroom full = new Classroom(school.lms, school.app.baseUrl(), CLASS);
            PlacedActivity opened = full.withColumn("Data quality");
            URI login = URI.create(school.app.baseUrl() + "/lti/login");
            Page refused =
                    untilTooMany(() -> new WebBrowser().post(new Form(login, Map.of("iss", "https://x.example"))));
            assertThat(refused.body()).contains("you can still open activities from their courses");
            tooMany(new WebBrowser().post(new Form(URI.create(school.app.baseUrl() + "/lti/launch"), Map.of())));
            // A header that anybody may write opens no way around.
            tooMany(new WebBrowser().get(login.toString(), Map.of("X-Forwarded-For", "192.0.2.7")));

            List<CompletableFuture<HttpResponse<String>>> launches = new ArrayList<>();
            HttpClient http =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            for (int i = 0; i < CLASS; i++) {
                launches.add(launch(http, school.lms.startLaunch(school.lms.open(full.learner(i), opened))));
            }
            for (CompletableFuture<HttpResponse<String>> launch : launches) {
                HttpResponse<String> answer = launch.get();
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
                assertThat(answer.headers().firstValue("location").orElse("")).startsWith("/s/");
            }
            tooMany(new WebBrowser().get(login.toString()));
        }
    }

    /** Java would look for the encoding again for each part of the query. */
    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "\"UTF-8\"", "nothing", "no thing", "utf-8; charset=nothing"})
    void a_form_is_read_whatever_encoding_it_names(String encoding) throws Exception {
        SentLogin login = waymark.lms.startLaunch(waymark.lms.open(room.learner(0), activity));
        HttpRequest request = HttpRequest.newBuilder(login.url())
                .header("Content-Type", "application/x-www-form-urlencoded; charset=" + encoding)
                .POST(BodyPublishers.ofString(WebBrowser.encode(login.fields())))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    }

    @Test
    void after_a_minute_reasons_are_told_again() {
        String login = waymark.app.baseUrl() + "/lti/login";
        untilTooMany(() -> new WebBrowser().get(login));
        AHEAD.set(AHEAD.get().plus(Duration.ofSeconds(61)));
        assertThat(new WebBrowser().get(login).body()).contains("<h1").doesNotContain("Too many refused");
    }

    private static CompletableFuture<HttpResponse<String>> launch(HttpClient http, SentLogin login) {
        AtomicReference<String> cookie = new AtomicReference<>("");
        return http.sendAsync(post(login.url(), login.fields(), ""), BodyHandlers.ofString())
                .thenCompose(begun -> {
                    cookie.set(begun.headers()
                            .firstValue("set-cookie")
                            .orElseThrow()
                            .split(";", 2)[0]);
                    URI platform =
                            URI.create(begun.headers().firstValue("location").orElseThrow());
                    return http.sendAsync(HttpRequest.newBuilder(platform).build(), BodyHandlers.ofString());
                })
                .thenCompose(page -> {
                    Form form = new Page(page.uri(), page.statusCode(), Map.of(), page.body()).form("/lti/launch");
                    return http.sendAsync(post(form.action(), form.fields(), cookie.get()), BodyHandlers.ofString());
                });
    }

    private static HttpRequest post(URI to, Map<String, String> fields, String cookie) {
        HttpRequest.Builder request = HttpRequest.newBuilder(to)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(WebBrowser.encode(fields), StandardCharsets.UTF_8));
        return (cookie.isEmpty() ? request : request.header("Cookie", cookie)).build();
    }

    @Test
    void a_registration_link_that_is_none_is_tried_so_often_and_an_open_one_still_works() {
        untilTooMany(() -> new WebBrowser().get(waymark.app.baseUrl() + "/lti/register/guess?openid_configuration=x"));
        URI link = waymark.app.journeys.admin.registerPlatform.makeLink(false, Duration.ofHours(1));
        assertThat(new WebBrowser()
                        .get(waymark.lms.registrationUrl(link.toString()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void an_open_registration_link_sends_only_so_many_requests_out() throws IOException {
        URI link = waymark.app.journeys.admin.registerPlatform.makeLink(false, Duration.ofHours(1));
        untilTooMany(() -> new WebBrowser().get(link + "?openid_configuration=http://127.0.0.1:1/"));
        int calls = waymark.lms.messages().size();
        tooMany(new WebBrowser().get(waymark.lms.registrationUrl(link.toString())));
        assertThat(waymark.lms.messages()).hasSize(calls);
        // The link is still good when the time is over, and another link was never in question.
        AHEAD.set(AHEAD.get().plus(Duration.ofMinutes(16)));
        assertThat(new WebBrowser()
                        .get(waymark.lms.registrationUrl(link.toString()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_code_on_a_certificate_is_guessed_so_often_and_a_right_one_still_found() {
        Page done = room.complete(room.learner(0), activity);
        String credential = done.body().replaceAll("(?s).*(/credentials/[0-9a-f-]{36}).*", "$1");
        String jwt = new WebBrowser()
                .get(waymark.app.baseUrl() + credential + "/credential.jwt")
                .body();
        String verify = waymark.app.baseUrl() + "/verify";
        untilTooMany(() -> new WebBrowser().get(verify + "?code=0123-4567-89AB"));
        tooMany(new WebBrowser().post(new Form(URI.create(verify), Map.of("jwt", jwt + "x"))));
        assertThat(new WebBrowser()
                        .post(new Form(URI.create(verify), Map.of("jwt", jwt)))
                        .body())
                .contains("genuine and valid");
        assertThat(new WebBrowser().get(verify).status()).isEqualTo(200);
    }

    @Test
    void a_person_tries_ten_city_codes_however_many_at_once() throws Exception {
        String right = waymark.app
                .journeys
                .admin
                .manageCities
                .addCode("City of Springfield")
                .shown();
        WebBrowser browser = new WebBrowser();
        Form form = room.launch(browser, room.learner(1), activity).form("/join");
        ExecutorService pool = Executors.newFixedThreadPool(20);
        try {
            List<Integer> statuses = new ArrayList<>();
            Callable<Page> wrong = () -> browser.postOnce(form.with("code", "ABCD-EFGH-JKMN"));
            for (Future<Page> page : pool.invokeAll(Collections.nCopies(40, wrong))) {
                statuses.add(page.get().status());
            }
            assertThat(statuses).containsOnly(422, 429);
            assertThat(statuses.stream().filter(status -> status == 422)).hasSize(10);
        } finally {
            pool.shutdownNow();
        }
        Page refused = browser.postOnce(form.with("code", right));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("retry-after").orElse("")).matches("[1-9]\\d*");
        // A neighbour is not hindered, and neither is the person when the pause is over.
        WebBrowser other = new WebBrowser();
        assertThat(other.post(room.launch(other, room.learner(2), activity)
                                .form("/join")
                                .with("code", right))
                        .says("City of Springfield"))
                .isTrue();
        AHEAD.set(AHEAD.get().plus(Duration.ofMinutes(16)));
        assertThat(browser.post(form.with("code", right)).says("City of Springfield"))
                .isTrue();
    }

    @Test
    void a_flood_of_refusals_is_not_written_down() {
        try (Tables tables = Tables.of(waymark)) {
            settled(tables);
            // A minute that has just begun, whatever the tests before this one had refused.
            AHEAD.set(AHEAD.get().plus(Duration.ofMinutes(2)));
            int rows = tables.count("launch_log where not accepted");
            for (int i = 0; i < 250; i++) {
                WebBrowser browser = new WebBrowser();
                Form form = waymark.authenticated(browser, waymark.lms.open(room.learner(3), activity), Forgery.none());
                String token = form.fields().get("id_token");
                assertThat(browser.post(form.with("id_token", token.substring(0, token.length() - 9) + "AAAAAAAAA"))
                                .status())
                        .isIn(401, 429);
            }
            settled(tables);
            assertThat(tables.count("launch_log where not accepted") - rows).isBetween(1, 100);
        }
    }

    /** Notes are written in their order: when a launch of now is there, so is all before it. */
    private void settled(Tables tables) {
        int accepted = tables.count("launch_log where accepted");
        room.launch(new WebBrowser(), room.learner(3), activity);
        Wait.until(
                Duration.ofSeconds(20),
                () -> tables.count("launch_log where accepted") > accepted,
                () -> "the launch was never written down");
    }

    @Test
    void switched_off_every_refusal_is_told_in_full() {
        try (Installation unlimited = Installation.withoutLimits(Installation.newFolder(), InstantSource.system())) {
            for (int i = 0; i < 150; i++) {
                assertThat(new WebBrowser()
                                .get(unlimited.app.baseUrl() + "/lti/login")
                                .status())
                        .isEqualTo(400);
            }
        }
    }

    @Test
    void what_is_too_large_is_refused_however_its_length_is_told() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        byte[] large = ("state=" + "x".repeat(8_000_000)).getBytes(StandardCharsets.US_ASCII);
        URI launch = URI.create(waymark.app.baseUrl() + "/lti/launch");
        for (HttpRequest.BodyPublisher body : List.of(
                BodyPublishers.ofByteArray(large),
                // Without a length in front: sent in chunks.
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(launch)
                            .version(HttpClient.Version.HTTP_1_1)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(body)
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("This is too large");
        }
        HttpResponse<String> header = http.send(
                HttpRequest.newBuilder(launch)
                        .header("X-Long", "x".repeat(100_000))
                        .build(),
                BodyHandlers.ofString());
        assertThat(header.statusCode()).isEqualTo(431);
        assertThat(header.body()).contains("This is too large").doesNotContain("xxx", "Jetty");
        Page fields = new WebBrowser().post(new Form(launch, manyFields()));
        assertThat(fields.status()).isBetween(400, 499);
    }

    /** A forum post with a hundred pictures of the login's address, or a hundred tabs. */
    @Test
    void logins_that_are_never_launched_do_not_pile_up_in_a_browser() {
        WebBrowser browser = new WebBrowser();
        PlacedActivity activity = waymark.addActivity("Begun often");
        URI base = waymark.app.baseUrl();
        for (int i = 0; i < 60; i++) {
            SentLogin login = waymark.lms.startLaunch(waymark.lms.open(waymark.learner(0), activity));
            browser.postOnce(new Form(login.url(), login.fields()));
        }
        assertThat(browser.cookiesOf(base).keySet())
                .filteredOn(name -> name.startsWith("waymark_login_"))
                .hasSizeBetween(1, 21);
        assertThat(waymark.launch(browser, waymark.learner(0), activity).status())
                .isEqualTo(200);
        SentLogin picture = waymark.lms.startLaunch(waymark.lms.open(waymark.learner(0), activity));
        String address = picture.url() + "?" + WebBrowser.encode(picture.fields());
        for (String destination : List.of("image", "script", "style", "empty")) {
            Page page = new WebBrowser().get(address, Map.of("Sec-Fetch-Dest", destination));
            assertThat(page.status()).isEqualTo(400);
            assertThat(page.header("set-cookie")).isEmpty();
        }
    }

    /** Senders that go away in the middle of a body fill no log with stack traces. */
    @Test
    void a_body_that_breaks_off_writes_no_stack_trace() throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.list = Collections.synchronizedList(new ArrayList<>());
        log.start();
        logger.addAppender(log);
        try {
            URI base = waymark.app.baseUrl();
            for (String type : List.of("application/x-www-form-urlencoded", "application/json")) {
                try (Socket socket = new Socket(base.getHost(), base.getPort())) {
                    socket.getOutputStream()
                            .write(("POST /lti/launch HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\nContent-Type: "
                                            + type + "\r\nContent-Length: 1000\r\n\r\nstate=half")
                                    .getBytes(StandardCharsets.US_ASCII));
                }
            }
            Wait.until(
                    Duration.ofSeconds(20),
                    () -> List.copyOf(log.list).stream()
                            .anyMatch(event -> event.getFormattedMessage().contains("a body did not arrive whole")),
                    () -> "never noticed: " + log.list);
            assertThat(List.copyOf(log.list)).noneMatch(event -> event.getThrowableProxy() != null);
        } finally {
            logger.detachAppender(log);
        }
    }

    private static Map<String, String> manyFields() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < 50_000; i++) {
            fields.put("f" + i, "1");
        }
        return fields;
    }

    private interface Try {
        Page once();
    }

    /** Asks again and again until the answer is that this is too much, which it must be in the end. */
    private static Page untilTooMany(Try request) {
        Page page = request.once();
        assertThat(page.status()).isNotEqualTo(429);
        for (int i = 0; i < 200 && page.status() != 429; i++) {
            page = request.once();
        }
        tooMany(page);
        return page;
    }

    private static void tooMany(Page page) {
        assertThat(page.status()).isEqualTo(429);
        assertThat(page.header("retry-after").orElse("")).matches("[1-9]\\d*");
        assertThat(page.body()).contains("<h1").contains("Too many refused requests");
    }
}
