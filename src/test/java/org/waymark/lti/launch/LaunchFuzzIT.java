package org.waymark.lti.launch;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.waymark.lti.launch.RawHttp.Reply;
import org.waymark.practice.message.SentLogin;
import org.waymark.practice.trust.Forgery;
import org.waymark.whole.WebBrowser;

/**
 * Thousands of spoilt logins, launches, forms and registrations: never a failure of ours, never a launch let in whose
 * state, token or cookie reads otherwise than it was given out. The seed is the same in each run; the system property
 * {@code fuzz.seed} sets another, {@code fuzz.rounds} another number of them.
 */
class LaunchFuzzIT {
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 12_000);
    /** Of twenty rounds: ten launches, two logins, three forms, two of several parts, two registrations, one elsewhere. */
    private static final int TURN = 20;

    private static final int THREADS = 4;
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

    private static Bench bench;
    private static RawHttp http;
    private static String registrationLink;
    private static String session;
    private static String sessionCookie;
    private static String csrf;
    private static SpoiltForms parts;
    private static SpoiltPlatform platform;

    private final long seed = Long.getLong("fuzz.seed", 20_261_124L);
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger launches = new AtomicInteger();

    @BeforeAll
    static void start() {
        ((Logger) LoggerFactory.getLogger("org.waymark")).setLevel(Level.WARN);
        bench = new Bench();
        http = new RawHttp(bench.base());
        registrationLink = bench.waymark
                .app
                .journeys
                .admin
                .registerPlatform
                .makeLink(false, Duration.ofHours(1))
                .getRawPath();
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page page = bench.waymark.launch(browser, bench.waymark.instructor(), bench.activity);
        session = page.address().getRawPath();
        sessionCookie = "waymark_browser=" + browser.cookiesOf(bench.base()).get("waymark_browser");
        csrf = browser.get(page.address() + "/rule").form("/rule").fields().get("_csrf");
        parts = SpoiltForms.ofAdministrator(bench);
        platform = new SpoiltPlatform(bench);
    }

    @AfterAll
    static void stop() {
        ((Logger) LoggerFactory.getLogger("org.waymark")).setLevel(null);
        platform.close();
        bench.close();
    }

    @Test
    void nothing_a_stranger_sends_breaks_the_tool_or_gets_in() throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        for (int i = 0; i < ROUNDS; i++) {
            long own = seed + i;
            int turn = i % TURN;
            pool.execute(() -> round(own, turn));
        }
        pool.shutdown();
        assertThat(pool.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
        assertThat(failures).as("fuzz.seed=" + seed).isEmpty();
        assertThat(launches.get()).isEqualTo(ROUNDS / 2);
        // Some of what was spoilt got through, so what was refused was looked at and not turned away at the gate.
        assertThat(platform.registered()).isPositive();
        Bench.accepted(bench.launch(claims -> {}));
    }

    private void round(long own, int turn) {
        Spoiler spoiler = new Spoiler(new Random(own));
        try {
            switch (turn) {
                case 10, 11 -> login(own, spoiler);
                case 12, 13, 14 -> form(own, spoiler);
                case 15, 16 -> check(own, "parts", parts.send(http, spoiler));
                case 17, 18 -> check(own, "registration", platform.register(http, spoiler));
                case 19 -> elsewhere(own, spoiler);
                default -> launch(own, spoiler);
            }
        } catch (IOException | RuntimeException e) {
            failures.add(own + " " + e);
        }
    }

    private void launch(long own, Spoiler spoiler) throws IOException {
        SentLogin login = bench.login();
        Reply begun = http.send("POST", "/lti/login", List.of(FORM), bytes(WebBrowser.encode(login.fields())));
        String location = begun.header("location");
        String state = location.replaceAll(".*[?&]state=([^&]*).*", "$1");
        String nonce = location.replaceAll(".*[?&]nonce=([^&]*).*", "$1");
        String cookie = begun.header("set-cookie").split(";", 2)[0];
        int what = spoiler.below(6);
        Forgery forgery = what == 3
                ? Forgery.none().header(spoiler::map)
                : what == 5 ? Forgery.none().claims(spoiler::claims) : Forgery.none();
        String token = bench.waymark.lms.idToken(bench.byLearner(), nonce, forgery);
        String sentToken = what == 0 ? spoiler.token(token) : token;
        String sentState = what == 1 ? spoiler.token(state) : state;
        String sentCookie = what == 2 ? spoiler.token(cookie) : cookie;
        String body = "id_token=" + encode(sentToken) + "&state=" + encode(sentState);
        if (what == 4) {
            body = spoiler.body(body);
        }
        List<String> headers = new ArrayList<>(List.of(FORM, "Cookie: " + sentCookie));
        Reply reply = http.send("POST", "/lti/launch", headers, bytes(body));
        check(own, "launch " + what, reply);
        launches.incrementAndGet();
        boolean same = AsRead.values(body, "id_token").equals(List.of(token))
                && AsRead.values(body, "state").equals(List.of(state))
                && AsRead.isCookie(sentCookie, cookie);
        if (!same && reply.status() == 303) {
            failures.add(own + " accepted: " + body + " " + sentCookie);
        }
    }

    private void login(long own, Spoiler spoiler) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>(bench.login().fields());
        String body = spoiler.body(fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encode(String.valueOf(field.getValue())))
                .reduce((a, b) -> a + "&" + b)
                .orElseThrow());
        boolean get = spoiler.below(2) == 0;
        String target = "/lti/login" + (get ? "?" + spoiler.line(body) : "");
        check(own, target, http.send(spoiler.method(get), target, spoiler.headers(), get ? new byte[0] : bytes(body)));
    }

    private void form(long own, Spoiler spoiler) throws IOException {
        String page = spoiler.of(
                "",
                "/run",
                "/rule",
                "/attendance",
                "/send-again",
                "/approve",
                "/answer",
                "/objection",
                "/reject",
                "/undo-rejection",
                "/take-back",
                "/roster/load",
                "/join",
                "/complete",
                "/picker",
                "/city");
        String body = spoiler.body(
                "_csrf=" + encode(csrf) + "&run=x&source=LEARNER&learner=1-1-1-1-1&code=ABCD&completed=yes&cancel=yes");
        List<String> headers = spoiler.headers();
        headers.add("Cookie: " + (spoiler.below(4) == 0 ? spoiler.token(sessionCookie) : sessionCookie));
        boolean get = spoiler.below(3) == 0;
        String token = spoiler.below(4) == 0 ? "/s/" + spoiler.line(spoiler.token(session.substring(3))) : session;
        String target = token + page + (get ? "?q=" + spoiler.line(body) : "");
        check(own, target, http.send(spoiler.method(get), target, headers, get ? new byte[0] : bytes(body)));
    }

    private void elsewhere(long own, Spoiler spoiler) throws IOException {
        String configuration = spoiler.of(
                "http://127.0.0.1:1/",
                "http://10.0.0.1/",
                "file:///etc/passwd",
                "javascript:1",
                "",
                "http://[::1",
                "\0");
        String query = spoiler.line(
                spoiler.body("openid_configuration=" + encode(configuration) + "&registration_token=" + encode("a b")));
        String target = spoiler.of(
                registrationLink + "?" + query,
                "/lti/register/" + spoiler.line(spoiler.token("abcdef")) + "?" + query,
                "/lti/launch?" + query,
                "/catalogue?" + query,
                "/credentials/" + spoiler.line(spoiler.token("0123-4567")),
                "/ims/case/v1p1/CFItems/" + spoiler.line(spoiler.token("00000000-0000-0000-0000-000000000000")),
                "/assets/" + spoiler.line(spoiler.token("..%2f..%2fetc")),
                "/verify?code=" + query);
        check(own, target, http.send(spoiler.method(true), target, spoiler.headers(), new byte[0]));
    }

    private void check(long own, String what, Reply reply) {
        if (reply.status() < 200 || reply.status() >= 500) {
            failures.add(own + " " + what.substring(0, Math.min(300, what.length())) + " -> " + reply.status());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
