package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.certification.Browser.Form;
import org.waymark.certification.Browser.Page;
import org.waymark.lti.platform.Registration;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.trust.Forgery;
import org.waymark.practice.wire.Fault;
import org.waymark.practice.wire.Spot;

/** Many strangers at once, with and without limits: they write nothing, hold nothing up, and let others through. */
class FloodIT {
    private static final int STRANGERS = 320;
    private static final int SLOW_SENDERS = 300;
    private static final Duration HARDLY_ANSWERS = Duration.ofSeconds(19);

    private static final Map<Boolean, Installation> HOUSES = new LinkedHashMap<>();
    private static final Map<Boolean, PlacedActivity> ACTIVITIES = new LinkedHashMap<>();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void start() {
        HOUSES.put(true, Installation.onH2());
        HOUSES.put(false, Installation.withoutLimits(Installation.newFolder(), InstantSource.system()));
        HOUSES.forEach((limits, house) -> ACTIVITIES.put(limits, house.addActivity("Data quality")));
    }

    @AfterAll
    static void stop() {
        HOUSES.values().forEach(Installation::close);
    }

    private static CompletableFuture<HttpResponse<String>> post(Form form, WebBrowser browser) {
        String cookies = browser.cookiesOf(form.action()).entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .reduce((one, other) -> one + "; " + other)
                .orElse("");
        return HTTP.sendAsync(
                HttpRequest.newBuilder(form.action())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Cookie", cookies)
                        .POST(BodyPublishers.ofString(WebBrowser.encode(form.fields()), StandardCharsets.UTF_8))
                        .build(),
                BodyHandlers.ofString());
    }

    private static Form form(Installation house, PlacedActivity activity, WebBrowser browser, Forgery forgery) {
        return house.authenticated(browser, house.lms.open(house.learner(0), activity), forgery);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void strangers_with_unknown_keys_wait_without_holding_anybody_up(boolean limits) throws Exception {
        Installation house = HOUSES.get(limits);
        PlacedActivity activity = ACTIVITIES.get(limits);
        List<WebBrowser> browsers = new ArrayList<>();
        List<Form> forms = new ArrayList<>();
        for (int i = 0; i < STRANGERS; i++) {
            browsers.add(new WebBrowser());
            forms.add(form(house, activity, browsers.get(i), Forgery.sealed(Forgery.Seal.UNKNOWN_KEY)));
        }
        Registration own =
                house.app.journeys.admin.managePlatforms.list().get(0).registration();
        house.enter(
                own.issuer(),
                own.clientId(),
                own.name(),
                own.authorizationEndpoint(),
                own.tokenEndpoint(),
                URI.create(house.lms.addresses().jwks() + "?set=slow"));
        house.lms.fault(Spot.JWKS, Fault.slow(HARDLY_ANSWERS));
        try (Tables tables = Tables.of(house)) {
            int used = tables.count("used_state");
            int asked = asked(house);
            List<CompletableFuture<HttpResponse<String>>> launches = new ArrayList<>();
            for (int i = 0; i < STRANGERS; i++) {
                launches.add(post(forms.get(i), browsers.get(i)));
            }
            // Before the first of them is answered, which none is while the platform is waited for.
            HttpResponse<String> health = HTTP.send(
                    HttpRequest.newBuilder(URI.create(house.app.baseUrl() + "/health/live"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(launches.stream().filter(CompletableFuture::isDone).count())
                    .as("launches that were answered before /health/live was")
                    .isLessThan(STRANGERS / 2);
            for (CompletableFuture<HttpResponse<String>> launch : launches) {
                HttpResponse<String> answer = launch.get();
                assertThat(answer.statusCode()).as(answer.body()).isIn(limits ? List.of(503, 429) : List.of(503));
                assertThat(answer.headers().firstValue("retry-after")).isPresent();
            }
            assertThat(asked(house) - asked).as("fetches").isBetween(0, 2);
            assertThat(tables.count("used_state") - used).as("states used").isBetween(1, 20);
        } finally {
            house.lms.clearFaults();
        }
    }

    private static int asked(Installation house) {
        return (int) house.lms.messages().stream()
                .filter(message -> message.target().contains("set=slow"))
                .count();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_is_no_launch_writes_nothing(boolean limits) throws Exception {
        Installation house = HOUSES.get(limits);
        PlacedActivity activity = ACTIVITIES.get(limits);
        WebBrowser first = new WebBrowser();
        assertThat(post(form(house, activity, first, Forgery.none()), first)
                        .get()
                        .statusCode())
                .isEqualTo(303);
        try (Tables tables = Tables.of(house)) {
            int used = tables.count("used_state");
            for (int i = 0; i < 60; i++) {
                WebBrowser browser = new WebBrowser();
                Form honest = form(house, activity, browser, Forgery.none());
                String token = honest.fields().get("id_token");
                for (String spoilt :
                        List.of("x", "bnVsbA.e30.AAAA", token.substring(0, token.length() - 9) + "AAAAAAAAA")) {
                    assertThat(post(honest.with("id_token", spoilt), browser)
                                    .get()
                                    .statusCode())
                            .isBetween(400, 429);
                }
            }
            assertThat(tables.count("used_state")).isEqualTo(used);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_launch_that_comes_many_times_at_once_is_let_in_once(boolean limits) throws Exception {
        Installation house = HOUSES.get(limits);
        WebBrowser browser = new WebBrowser();
        Form form = form(house, ACTIVITIES.get(limits), browser, Forgery.none());
        List<CompletableFuture<HttpResponse<String>>> launches = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            launches.add(post(form, browser));
        }
        List<Integer> statuses = new ArrayList<>();
        for (CompletableFuture<HttpResponse<String>> launch : launches) {
            statuses.add(launch.get().statusCode());
        }
        assertThat(statuses).containsOnlyOnce(303).allMatch(status -> status == 303 || status == 400 || status == 429);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void slow_senders_stop_nobody(boolean limits) throws Exception {
        Installation house = HOUSES.get(limits);
        URI base = house.app.baseUrl();
        List<Socket> senders = new CopyOnWriteArrayList<>();
        ScheduledExecutorService dripping = Executors.newSingleThreadScheduledExecutor();
        try {
            for (int i = 0; i < SLOW_SENDERS; i++) {
                senders.add(slow(base));
            }
            var unused = dripping.scheduleWithFixedDelay(() -> drip(senders), 5, 5, TimeUnit.SECONDS);
            WebBrowser browser = new WebBrowser();
            Form form = CompletableFuture.supplyAsync(
                            () -> form(house, ACTIVITIES.get(limits), browser, Forgery.none()))
                    .get(60, TimeUnit.SECONDS);
            assertThat(post(form, browser).get(60, TimeUnit.SECONDS).statusCode())
                    .isEqualTo(303);
            assertThat(new WebBrowser().get(base + "/health/live").status()).isEqualTo(200);
        } finally {
            dripping.shutdownNow();
            for (Socket sender : senders) {
                sender.close();
            }
        }
    }

    /** One byte more of each, so that no connection is idle. */
    private static void drip(List<Socket> senders) {
        for (Socket sender : senders) {
            try {
                sender.getOutputStream().write('x');
            } catch (IOException e) {
                senders.remove(sender);
            }
        }
    }

    private static Socket slow(URI base) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), base.getPort());
        socket.getOutputStream()
                .write(("POST /lti/launch HTTP/1.1\r\nHost: " + base.getAuthority()
                                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\ns")
                        .getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    private static String state(WebBrowser browser, Form form) {
        return browser.cookiesOf(form.action()).keySet().stream()
                .filter(name -> name.startsWith("waymark_login_"))
                .map(name -> name.substring("waymark_login_".length()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_launch_that_waits_for_a_lock_in_vain_tries_again_by_itself() throws Exception {
        Installation house = HOUSES.get(false);
        PlacedActivity activity = ACTIVITIES.get(false);
        WebBrowser known = new WebBrowser();
        assertThat(post(form(house, activity, known, Forgery.none()), known)
                        .get()
                        .statusCode())
                .isEqualTo(303);
        WebBrowser browser = new WebBrowser();
        Form form = form(house, activity, browser, Forgery.none());
        Page busy;
        try (Tables tables = Tables.of(house)) {
            tables.hold(state(browser, form));
            busy = browser.postOnce(form);
            assertThat(busy.status()).as(busy.body()).isEqualTo(503);
            assertThat(busy.header("retry-after")).contains("3");
            tables.letGo();
        }
        assertThat(busy.body()).contains("data-submit", "One moment, please").doesNotContain("Exception");
        // What the page sends by itself after a while.
        assertThat(browser.post(new Form(form.action(), busy.form("").fields())).status())
                .isEqualTo(200);
    }

    @Test
    void a_lock_that_is_let_go_in_time_is_not_noticed() throws Exception {
        Installation house = HOUSES.get(false);
        WebBrowser known = new WebBrowser();
        Form first = form(house, ACTIVITIES.get(false), known, Forgery.none());
        assertThat(post(first, known).get().statusCode()).isEqualTo(303);
        WebBrowser browser = new WebBrowser();
        Form form = form(house, ACTIVITIES.get(false), browser, Forgery.none());
        try (Tables tables = Tables.of(house)) {
            tables.hold(state(browser, form));
            CompletableFuture<HttpResponse<String>> launch = post(form, browser);
            // Longer than one wait for a lock, shorter than all of them.
            Thread.sleep(3_000);
            tables.letGo();
            assertThat(launch.get().statusCode()).isEqualTo(303);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "ffffffffffffffff", "x", ""})
    void a_piece_of_no_possible_length_is_400(String size) throws Exception {
        URI base = HOUSES.get(true).app.baseUrl();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), base.getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream()
                    .write(("POST /lti/launch HTTP/1.1\r\nHost: " + base.getAuthority()
                                    + "\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n"
                                    + size + "\r\nstate=x\r\n0\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] head = socket.getInputStream().readNBytes(12);
            assertThat(new String(head, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 400");
        }
    }
}
