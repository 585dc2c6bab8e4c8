package org.waymark.lti.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waymark.lti.launch.RawHttp.Reply;
import org.waymark.practice.message.LoginInitiation;
import org.waymark.practice.trust.Forgery;
import org.waymark.whole.Installation;
import org.waymark.whole.WebBrowser;

/** Limits answer what is refused; what is good is never held up, whoever else shares the address. */
class LimitsIT {
    private static final int CLASS = 500;
    private static final int REFUSED_LAUNCHES = 200;
    private static final int REFUSED_LOGINS = 200;
    private static final int WRONG_LINKS = 30;
    private static final int WRONG_CHECKS = 100;
    private static final List<String> FORM = List.of("Content-Type: application/x-www-form-urlencoded");

    private Bench bench;
    private RawHttp http;

    @BeforeEach
    void start() {
        bench = new Bench();
        http = new RawHttp(bench.base());
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    /** A launch ready to be posted. */
    private record Ready(String body, String cookie) {}

    private Ready ready(Forgery forgery) throws IOException {
        LoginInitiation login = bench.login();
        Reply begun = post("/lti/login", List.of(), WebBrowser.encode(login.fields()));
        assertThat(begun.status()).isEqualTo(302);
        String location = begun.header("location");
        String nonce = location.replaceAll(".*[?&]nonce=([^&]*).*", "$1");
        String token = bench.waymark.lms.idToken(bench.byLearner(), nonce, forgery);
        return new Ready(
                "id_token=" + token + "&state=" + location.replaceAll(".*[?&]state=([^&]*).*", "$1"),
                begun.header("set-cookie").split(";", 2)[0]);
    }

    private Reply launch(Ready ready) throws IOException {
        return post("/lti/launch", List.of("Cookie: " + ready.cookie()), ready.body());
    }

    private Reply post(String path, List<String> more, String body) throws IOException {
        List<String> headers = new ArrayList<>(FORM);
        headers.addAll(more);
        return http.send("POST", path, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private static Forgery wrong() {
        return Forgery.none().claims(claims -> claims.put("nonce", "another"));
    }

    private void exhaustLaunches() throws IOException {
        for (int i = 0; i < REFUSED_LAUNCHES; i++) {
            assertThat(post("/lti/launch", List.of(), "state=x").status()).isEqualTo(400);
        }
    }

    @Test
    void a_class_of_500_launches_at_once_from_an_address_that_was_refused_too_often() throws Exception {
        exhaustLaunches();
        List<Ready> all = new ArrayList<>();
        for (int i = 0; i < CLASS; i++) {
            String subject = "class-" + i;
            all.add(ready(Forgery.none().claims(claims -> claims.put("sub", subject))));
        }
        assertThat(post("/lti/launch", List.of(), "state=x").status()).isEqualTo(429);
        CyclicBarrier together = new CyclicBarrier(CLASS);
        ExecutorService pool = Executors.newFixedThreadPool(CLASS);
        try {
            List<Callable<Integer>> launches = new ArrayList<>();
            for (Ready one : all) {
                launches.add(() -> {
                    together.await();
                    return launch(one).status();
                });
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> status : pool.invokeAll(launches)) {
                statuses.add(status.get());
            }
            assertThat(statuses).hasSize(CLASS).containsOnly(303);
        } finally {
            pool.shutdownNow();
        }
        assertThat(bench.count("learner")).isEqualTo(CLASS);
        assertThat(launch(all.get(0)).status())
                .as("a state works once, here too")
                .isEqualTo(429);
    }

    @Test
    void refused_launches_beyond_the_limit_are_told_so_and_take_no_row() throws Exception {
        exhaustLaunches();
        int states = bench.count("used_state");
        for (int i = 0; i < 20; i++) {
            Reply reply = launch(ready(wrong()));
            assertThat(reply.status()).isEqualTo(429);
            assertThat(Integer.parseInt(reply.header("retry-after"))).isBetween(1, 60);
        }
        assertThat(bench.count("used_state")).isEqualTo(states);
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page page = bench.launch(browser, wrong());
        Bench.refused(page, 429, "TOO_MANY_REFUSED");
        assertThat(page.body().replace("&#39;", "'")).contains(Bench.WORDS.getString("NONCE_WRONG.what"));
        assertThat(page.header("content-security-policy").orElse(""))
                .contains("frame-ancestors 'self' " + bench.waymark.lms.baseUrl());
        Bench.accepted(bench.launch(claims -> {}));

        bench.ahead(Duration.ofSeconds(61));
        Bench.refused(bench.launch(claims -> claims.put("aud", "x")), Reason.AUDIENCE_WRONG);
    }

    @Test
    void refused_logins_are_told_so_and_good_ones_go_on() throws Exception {
        for (int i = 0; i < REFUSED_LOGINS; i++) {
            assertThat(post("/lti/login", List.of(), "iss=x").status()).isEqualTo(400);
        }
        // What a forwarding header says changes nothing: anybody can write one.
        Reply reply = post("/lti/login", List.of("X-Forwarded-For: 192.0.2.1", "Forwarded: for=192.0.2.1"), "iss=x");
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("retry-after")).isNotEmpty();
        Bench.refused(new WebBrowser().get(bench.base() + "/lti/login"), 429, "TOO_MANY_REFUSED");
        Bench.accepted(bench.launch(claims -> {}));
        // The protocol of launches takes a burst of refusals and then two in a second.
        Thread.sleep(2_500);
        assertThat(bench.count("launch_log")).isBetween(100, 130);
    }

    @Test
    void links_and_codes_that_are_guessed_find_an_end_and_good_ones_work() {
        WebBrowser browser = new WebBrowser();
        String link = bench.waymark
                .app
                .tools()
                .registerPlatform()
                .makeLink(false, Duration.ofHours(1))
                .toString();
        for (int i = 0; i < WRONG_LINKS; i++) {
            Bench.refused(browser.get(bench.base() + "/lti/register/wrong" + i), 403, "REGISTRATION_LINK_USED");
        }
        Bench.refused(browser.get(bench.base() + "/lti/register/wrong"), 429, "TOO_MANY_LINKS");
        // Opened as it is, a good link says what it is for; and it can fail only so often.
        Bench.refused(browser.get(link), 400, "REGISTRATION_INCOMPLETE");
        String dead =
                link + "?openid_configuration=" + URLEncoder.encode("http://127.0.0.1:1/", StandardCharsets.UTF_8);
        for (int i = 0; i < 10; i++) {
            Bench.refused(browser.get(dead), 400, "REGISTRATION_FAILED");
        }
        WebBrowser.Page rests = browser.get(dead);
        Bench.refused(rests, 429, "TOO_MANY_REGISTRATIONS");
        assertThat(rests.header("retry-after")).isPresent();

        for (int i = 0; i < WRONG_CHECKS; i++) {
            assertThat(browser.get(bench.base() + "/verify?code=AAAA-BBBB-CC" + (10 + i % 90))
                            .status())
                    .isEqualTo(200);
        }
        Bench.refused(browser.get(bench.base() + "/verify?code=AAAA-BBBB-CCCC"), 429, "TOO_MANY_CHECKS");
        WebBrowser.Form pasted = new WebBrowser.Form(URI.create(bench.base() + "/verify"), Map.of("jwt", "ey.x.y"));
        Bench.refused(browser.post(pasted), 429, "TOO_MANY_CHECKS");
        assertThat(browser.get(bench.base() + "/verify").status()).isEqualTo(200);
    }

    @Test
    void wrong_city_codes_end_for_one_person_and_not_for_the_class() {
        WebBrowser one = new WebBrowser();
        WebBrowser.Page page = bench.waymark.launch(one, bench.waymark.learner(0), bench.activity);
        String good = bench.waymark.app.tools().cities().addCode("Springfield").shown();
        for (int i = 0; i < 10; i++) {
            assertThat(one.post(page.form("/join").with("code", "AAAA-BBBB-CCCC"))
                            .status())
                    .isEqualTo(422);
        }
        WebBrowser.Page paused = one.post(page.form("/join").with("code", good));
        Bench.refused(paused, 429, "TOO_MANY_TRIES");
        assertThat(paused.header("retry-after")).isPresent();
        WebBrowser other = new WebBrowser();
        WebBrowser.Page theirs = bench.waymark.launch(other, bench.waymark.learner(1), bench.activity);
        assertThat(other.post(theirs.form("/join").with("code", good)).says("Springfield"))
                .isTrue();
    }

    @Test
    void switched_off_no_refusal_is_one_too_many() throws Exception {
        try (Installation waymark = Installation.withoutLimits()) {
            RawHttp unlimited = new RawHttp(waymark.app.baseUrl());
            for (int i = 0; i < REFUSED_LAUNCHES + 20; i++) {
                assertThat(unlimited
                                .send("POST", "/lti/launch", FORM, "state=x".getBytes(StandardCharsets.UTF_8))
                                .status())
                        .isEqualTo(400);
            }
        }
    }
}
