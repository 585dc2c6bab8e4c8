package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.waymark.config.Config;
import org.waymark.practice.Options;
import org.waymark.practice.PracticeLms;
import org.waymark.practice.message.SentLogin;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.trust.Forgery;
import org.waymark.practice.wire.Fault;
import org.waymark.practice.wire.Spot;
import org.waymark.process.Starting;

/** A server in a process of its own is asked to end (SIGTERM) while a launch arrives and a grade is delivered. */
class EndIT {

    @Test
    void it_ends_with_0_after_what_was_accepted_is_done() throws Exception {
        Path folder = Installation.newFolder();
        int port = Starting.freePort();
        ServerProcess own = new ServerProcess(folder, port);
        try (PracticeLms lms = PracticeLms.start(Options.inMemory(InstantSource.system()))) {
            Process server = own.serve();
            try {
                own.register(lms);
                Classroom room = new Classroom(lms, URI.create(own.base()), 3);
                PlacedActivity activity = room.withColumn("Ends");
                // Everything that is loaded once is loaded.
                room.complete(room.learner(0), activity);
                room.waitForGrade(activity, room.learner(0), Duration.ofSeconds(20));

                WebBrowser browser = new WebBrowser();
                SentLogin login = lms.startLaunch(lms.open(room.learner(1), activity), Forgery.none());
                WebBrowser.Form launch = browser.post(new WebBrowser.Form(login.url(), login.fields()))
                        .form("/lti/launch");
                String body = launch.fields().entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
                lms.fault(Spot.SCORES, Fault.slow(Duration.ofSeconds(3)));
                room.complete(room.learner(2), activity);
                try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    slow.setSoTimeout(30_000);
                    slow.getOutputStream()
                            .write(("POST /lti/launch HTTP/1.1\r\nHost: localhost:" + port
                                            + "\r\nOrigin: " + lms.baseUrl() + "\r\nConnection: close\r\n"
                                            + "Cookie: " + cookies(browser, launch.action())
                                            + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                                            + body.length() + "\r\n\r\n" + body.substring(0, 20))
                                    .getBytes(StandardCharsets.US_ASCII));
                    slow.getOutputStream().flush();
                    Thread.sleep(500);
                    server.destroy();
                    Wait.until(Duration.ofSeconds(10), () -> !taken(port), () -> "new connections are still taken");
                    assertThat(server.isAlive()).isTrue();
                    // Slower than a connection may be silent at the end.
                    Thread.sleep(2_000);
                    slow.getOutputStream().write(body.substring(20).getBytes(StandardCharsets.US_ASCII));
                    slow.getOutputStream().flush();
                    String answer;
                    try (InputStream in = slow.getInputStream()) {
                        answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    }
                    assertThat(answer).startsWith("HTTP/1.1 303").contains("Location: /s/");
                }
                assertThat(server.waitFor(40, TimeUnit.SECONDS)).isTrue();
                assertThat(server.exitValue()).as(Files.readString(own.log())).isZero();
                assertThat(Files.readString(own.log())).doesNotContain("Database is already closed", "ERROR");
            } finally {
                server.destroyForcibly().waitFor();
            }
            lms.clearFaults();
            Process again = own.serve();
            try {
                Wait.until(
                        Duration.ofSeconds(30),
                        () -> lms.messages().stream()
                                        .filter(message -> message.target().contains("/scores"))
                                        .filter(message -> message.status() == 200)
                                        .count()
                                >= 2,
                        () -> "the second grade did not arrive");
            } finally {
                again.destroy();
                assertThat(again.waitFor(40, TimeUnit.SECONDS)).isTrue();
                assertThat(again.exitValue()).isZero();
            }
        }
    }

    /** A load balancer learns first that nothing more should come, while everything is still served. */
    @Test
    void it_says_that_it_is_not_ready_before_it_takes_no_more() throws Exception {
        int management = Starting.freePort();
        Installation waymark = Installation.onH2(new Config.Operation(
                null, new InetSocketAddress("127.0.0.1", management), List.of(), Duration.ofSeconds(3), List.of()));
        URI base = waymark.app.baseUrl();
        WebBrowser browser = new WebBrowser();
        assertThat(browser.get(base + "/health/ready").status()).isEqualTo(200);
        Thread end = new Thread(waymark::close);
        end.start();
        Wait.until(
                Duration.ofSeconds(2), () -> browser.get(base + "/health/ready").status() == 503, () -> "still ready");
        assertThat(browser.get("http://127.0.0.1:" + management + "/health/ready")
                        .status())
                .isEqualTo(503);
        assertThat(browser.get(base + "/catalogue").status()).isEqualTo(200);
        end.join(30_000);
        assertThat(end.isAlive()).isFalse();
        assertThat(taken(base.getPort())).isFalse();
    }

    private static String cookies(WebBrowser browser, URI address) {
        return browser.cookiesOf(address).entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private static boolean taken(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write("GET /health/ready HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return answer.startsWith("HTTP/1.1 200");
        } catch (IOException e) {
            return false;
        }
    }
}
