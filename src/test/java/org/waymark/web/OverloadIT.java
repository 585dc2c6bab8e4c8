package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.waymark.language.Languages;
import org.waymark.process.Starting;
import org.waymark.whole.Wait;

/** The server beyond what it can do, and beside those who take their time. */
class OverloadIT {
    private static final int CALLERS = 1_500;
    private static final int SERVED = 1_200;

    private final int port = Starting.freePort();
    private final Site site = new Site(
            URI.create("http://localhost:" + port), true, Languages.TRANSLATED, List.of(), InstantSource.system());

    private Socket open(String text) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(60_000);
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    }

    private static String rest(Socket socket) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = socket.getInputStream()) {
            in.transferTo(out);
        } catch (SocketException e) {
            out.writeBytes(("closed: " + e.getMessage()).getBytes(StandardCharsets.UTF_8));
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Twelve hundred are served or wait without a thread; whoever comes then is told at once, and nobody is forgotten. */
    @Test
    void what_is_too_much_is_refused_at_once_and_the_rest_is_served() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        AtomicInteger inside = new AtomicInteger();
        Routes routes = all -> {
            all.get("/slow", context -> {
                inside.incrementAndGet();
                slow.await();
                context.result("done");
            });
            all.get("/health/live", context -> context.result("up"));
        };
        try (WebServer server = WebServer.start(site, routes, context -> List.of(), "127.0.0.1", port)) {
            assertThat(server.port()).isEqualTo(port);
            List<Socket> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                callers.add(open(get("/slow")));
            }
            // Those who are refused have their answer while all others still wait.
            List<Socket> answered = new ArrayList<>();
            Wait.until(
                    Duration.ofSeconds(20),
                    () -> {
                        answered.clear();
                        for (Socket caller : callers) {
                            if (caller.getInputStream().available() > 0) {
                                answered.add(caller);
                            }
                        }
                        return answered.size() >= CALLERS - SERVED;
                    },
                    () -> answered.size() + " answered, " + inside.get() + " inside");
            assertThat(inside.get()).isEqualTo(200);
            for (Socket caller : answered) {
                assertThat(rest(caller)).startsWith("HTTP/1.1 503").contains("Retry-After: ", "<h1>");
            }
            assertThat(rest(open(get("/health/live")))).startsWith("HTTP/1.1 200");
            slow.countDown();
            callers.removeAll(answered);
            int served = 0;
            for (Socket caller : callers) {
                String answer = rest(caller);
                assertThat(answer).matches("(?s)HTTP/1.1 (200|503).*");
                served += answer.startsWith("HTTP/1.1 200") ? 1 : 0;
            }
            assertThat(served).isGreaterThanOrEqualTo(200);
            assertThat(rest(open(get("/slow"))))
                    .as("afterwards all is as before")
                    .startsWith("HTTP/1.1 200");
        } finally {
            slow.countDown();
        }
    }

    /** A waiting request is given its place as soon as there is one. */
    @Test
    void who_waits_in_line_is_served() throws Exception {
        AtomicInteger served = new AtomicInteger();
        Routes routes = all -> all.get("/short", context -> {
            Thread.sleep(20);
            served.incrementAndGet();
            context.result("done");
        });
        try (WebServer server = WebServer.start(site, routes, context -> List.of(), "127.0.0.1", port)) {
            assertThat(server.port()).isEqualTo(port);
            List<Socket> callers = new ArrayList<>();
            for (int i = 0; i < 900; i++) {
                callers.add(open(get("/short")));
            }
            for (Socket caller : callers) {
                assertThat(rest(caller)).startsWith("HTTP/1.1 200");
            }
            assertThat(served.get()).isEqualTo(900);
        }
    }

    /** A letter now and then keeps no connection: headers end, whatever comes meanwhile. */
    @Test
    void slow_headers_end() throws Exception {
        Routes routes = all -> all.get("/", context -> context.result("up"));
        try (WebServer server = WebServer.start(site, routes, context -> List.of(), "127.0.0.1", port)) {
            assertThat(server.port()).isEqualTo(port);
            long began = System.nanoTime();
            Socket kept = open("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            try (Socket slow = open("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")) {
                Wait.until(
                        Duration.ofSeconds(60),
                        Duration.ofMillis(500),
                        () -> {
                            try {
                                slow.getOutputStream().write('a');
                                // The other connection goes on asking, and is not ended.
                                kept.getOutputStream()
                                        .write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                                return false;
                            } catch (SocketException e) {
                                return true;
                            }
                        },
                        () -> "the connection is still open");
                assertThat(Duration.ofNanos(System.nanoTime() - began))
                        .isBetween(Duration.ofSeconds(19), Duration.ofSeconds(40));
            }
            kept.getOutputStream().write(get("/").getBytes(StandardCharsets.US_ASCII));
            assertThat(rest(kept)).startsWith("HTTP/1.1 200").endsWith("up");
        }
    }

    /** What was begun is answered; what comes after is not taken. */
    @Test
    void a_server_that_ends_answers_what_it_had_begun() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        AtomicInteger inside = new AtomicInteger();
        Routes routes = all -> {
            all.get("/slow", context -> {
                inside.incrementAndGet();
                slow.await();
                context.result("done");
            });
            all.get("/quick", context -> context.result("quick"));
        };
        WebServer server = WebServer.start(site, routes, context -> List.of(), "127.0.0.1", port);
        Socket begun = open(get("/slow"));
        Socket idle = open("");
        Wait.until(Duration.ofSeconds(10), () -> inside.get() == 1, () -> "not begun");
        Thread end = new Thread(server::close);
        end.start();
        Wait.until(
                Duration.ofSeconds(10),
                () -> {
                    try (Socket late = open(get("/quick"))) {
                        return !rest(late).startsWith("HTTP/1.1 200");
                    } catch (IOException e) {
                        return true;
                    }
                },
                () -> "new connections are still taken");
        // Longer than a connection may be silent at the end.
        Thread.sleep(2_500);
        assertThat(end.isAlive()).as("it waits for what is under way").isTrue();
        slow.countDown();
        assertThat(rest(begun)).startsWith("HTTP/1.1 200").endsWith("done");
        end.join(20_000);
        assertThat(end.isAlive()).isFalse();
        assertThat(inside.get()).isEqualTo(1);
        idle.close();
    }

    /** Nobody waits for a connection that is only kept. */
    @Test
    void a_server_with_nothing_to_do_ends_at_once() throws Exception {
        Routes routes = all -> all.get("/", context -> context.result("up"));
        WebServer server = WebServer.start(site, routes, context -> List.of(), "127.0.0.1", port);
        try (Socket kept = open("GET / HTTP/1.1\r\nHost: x\r\n\r\n")) {
            Wait.until(Duration.ofSeconds(10), () -> kept.getInputStream().available() > 0, () -> "no answer");
            long began = System.nanoTime();
            server.close();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
        }
    }
}
