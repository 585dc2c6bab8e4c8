package org.waymark.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundTest {
    private static final int LIMIT = 1024 * 1024;
    private static final long ENDLESS = 256L * 1024 * 1024;

    private final AtomicInteger calls = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private Outbound outbound;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        outbound = new Outbound(NetworkPolicy.loopback());
    }

    @AfterEach
    void stop() {
        outbound.close();
        server.stop(0);
        threads.shutdownNow();
    }

    /** A name that answers otherwise when it is asked again, which whoever owns it can arrange. */
    @Test
    void a_name_that_changes_its_answer_leads_to_nothing_inside() throws Exception {
        InetAddress outside = InetAddress.getByName("8.8.8.8");
        InetAddress inside = InetAddress.getLoopbackAddress();
        AtomicInteger asked = new AtomicInteger();
        try (ServerSocket within = new ServerSocket(0, 5, inside);
                Outbound changing = new Outbound(new NetworkPolicy(false, List.of()), host ->
                        new InetAddress[] {asked.getAndIncrement() == 0 ? outside : inside})) {
            URI address = URI.create("https://changing.example:" + within.getLocalPort() + "/");
            assertThatThrownBy(() -> changing.send(Ask.get(address)))
                    .isInstanceOfSatisfying(
                            NoAnswer.class, e -> assertThat(e.why()).isEqualTo(NoAnswer.Cause.FORBIDDEN));
            assertThat(asked.get())
                    .as("asked once more when the connection is made")
                    .isEqualTo(2);
            within.setSoTimeout(100);
            assertThatThrownBy(within::accept).isInstanceOf(SocketTimeoutException.class);
        }
        try (Outbound both =
                new Outbound(new NetworkPolicy(false, List.of()), host -> new InetAddress[] {outside, inside})) {
            assertThatThrownBy(() -> both.requireCallable(URI.create("https://both.example/")))
                    .isInstanceOf(NoAnswer.class);
        }
    }

    private interface Handler {
        void answer(HttpExchange exchange) throws Exception;
    }

    private URI at(String path, Handler handler) {
        server.createContext(path, exchange -> {
            calls.incrementAndGet();
            try (exchange) {
                handler.answer(exchange);
            } catch (Exception e) {
                throw new IOException(e);
            }
        });
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private void fails(URI uri, NoAnswer.Cause cause) {
        assertThatThrownBy(() -> outbound.send(Ask.get(uri)))
                .isInstanceOfSatisfying(NoAnswer.class, e -> assertThat(e.why()).isEqualTo(cause));
    }

    @Test
    void an_answer_comes_whole_with_status_headers_and_text() throws Exception {
        URI uri = at("/whole", exchange -> {
            exchange.getResponseHeaders().add("X-Told", "yes");
            exchange.getResponseHeaders().add("Content-Type", "text/plain; charset=utf-8");
            send(exchange, 418, "grün".getBytes(StandardCharsets.UTF_8));
        });
        Answer answer = outbound.send(Ask.get(uri));
        assertThat(answer.status()).isEqualTo(418);
        assertThat(answer.ok()).isFalse();
        assertThat(answer.header("x-told")).contains("yes");
        assertThat(answer.body()).isEqualTo("grün");
    }

    @Test
    void a_body_is_sent_with_exactly_the_content_type_that_was_asked_for() throws Exception {
        URI uri = at("/echo", exchange -> {
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            send(
                    exchange,
                    200,
                    (type + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
                            .getBytes(StandardCharsets.UTF_8));
        });
        assertThat(outbound.send(Ask.post(uri, "application/vnd.ims.lis.v1.score+json", "{\"é\":1}"))
                        .body())
                .isEqualTo("application/vnd.ims.lis.v1.score+json {\"é\":1}");
    }

    @Test
    void a_redirect_is_an_answer_and_is_not_followed() throws Exception {
        URI inside = at("/inside", exchange -> send(exchange, 200, new byte[] {'x'}));
        for (int status : List.of(301, 302, 303, 307, 308)) {
            URI uri = at("/redirect" + status, exchange -> {
                exchange.getResponseHeaders().add("Location", inside.toString());
                send(exchange, status, new byte[0]);
            });
            assertThat(outbound.send(Ask.get(uri)).status()).isEqualTo(status);
        }
        assertThat(calls).hasValue(5);
    }

    @Test
    void an_error_or_a_broken_connection_is_not_tried_again_by_itself() throws Exception {
        assertThat(outbound.send(Ask.get(at("/503", exchange -> send(exchange, 503, new byte[0]))))
                        .status())
                .isEqualTo(503);
        assertThat(calls).hasValue(1);
        fails(at("/broken", exchange -> {}), NoAnswer.Cause.UNREACHABLE);
        assertThat(calls).hasValue(2);
    }

    @Test
    void a_body_of_the_limit_is_read_and_one_byte_more_is_not() throws Exception {
        URI full = at("/full", exchange -> send(exchange, 200, new byte[LIMIT]));
        assertThat(outbound.send(Ask.get(full)).body()).hasSize(LIMIT);
        URI more = at("/more", exchange -> send(exchange, 200, new byte[LIMIT + 1]));
        fails(more, NoAnswer.Cause.TOO_LARGE);
        assertThat(outbound.send(Ask.get(more).forLongList("p")).body()).hasSize(LIMIT + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset='utf-8'", "text/html; charset=no-such", "text/html; charset="})
    void a_character_set_that_is_none_is_utf_8(String type) throws Exception {
        URI uri = at("/named", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", type);
            send(exchange, 200, "grün".getBytes(StandardCharsets.UTF_8));
        });
        assertThat(outbound.send(Ask.get(uri)).body()).isEqualTo("grün");
    }

    @Test
    void an_endless_body_ends_at_the_limit() throws Exception {
        AtomicLong sent = new AtomicLong();
        CountDownLatch over = new CountDownLatch(1);
        fails(
                at("/endless", exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    OutputStream body = exchange.getResponseBody();
                    byte[] piece = new byte[64 * 1024];
                    try {
                        while (sent.get() < ENDLESS) {
                            body.write(piece);
                            sent.addAndGet(piece.length);
                        }
                    } finally {
                        over.countDown();
                    }
                }),
                NoAnswer.Cause.TOO_LARGE);
        // What ends it is that we hang up, not that everything was read.
        assertThat(over.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(sent.get()).isLessThan(ENDLESS / 4);
    }

    @Test
    void a_reader_that_has_enough_leaves_the_rest_unread() throws Exception {
        AtomicLong sent = new AtomicLong();
        CountDownLatch over = new CountDownLatch(1);
        URI uri = at("/enough", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                while (sent.get() < ENDLESS) {
                    exchange.getResponseBody().write(new byte[64 * 1024]);
                    sent.addAndGet(64 * 1024);
                }
            } finally {
                over.countDown();
            }
        });
        assertThat(outbound.<Integer>read(Ask.get(uri).forLongList("p"), (head, body) -> body.read()))
                .isZero();
        assertThat(over.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(sent.get()).isLessThan(ENDLESS / 4);
    }

    @Test
    void a_shorter_time_is_kept() {
        long began = System.nanoTime();
        assertThatThrownBy(() -> outbound.send(
                        Ask.get(at("/slow", exchange -> Thread.sleep(12_000))).within(Duration.ofMillis(300))))
                .isInstanceOfSatisfying(NoAnswer.class, e -> assertThat(e.why()).isEqualTo(NoAnswer.Cause.TIMEOUT));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void one_long_list_of_a_platform_is_read_at_a_time_and_two_in_all() throws Exception {
        CountDownLatch asked = new CountDownLatch(2);
        CountDownLatch goOn = new CountDownLatch(1);
        URI slow = at("/list", exchange -> {
            asked.countDown();
            goOn.await();
            send(exchange, 200, new byte[] {'x'});
        });
        URI free = at("/free", exchange -> send(exchange, 200, new byte[] {'x'}));
        Future<Answer> one = threads.submit(() -> outbound.send(Ask.get(slow).forLongList("one")));
        Future<Answer> two = threads.submit(() -> outbound.send(Ask.get(slow).forLongList("two")));
        assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> outbound.send(Ask.get(free).forLongList("one")))
                .isInstanceOfSatisfying(NoAnswer.class, e -> assertThat(e.why()).isEqualTo(NoAnswer.Cause.BUSY));
        // What is no long list waits for nobody.
        assertThat(outbound.send(Ask.get(free)).ok()).isTrue();
        Future<Answer> third = threads.submit(() -> outbound.send(Ask.get(free).forLongList("three")));
        assertThatThrownBy(() -> third.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        goOn.countDown();
        for (Future<Answer> done : List.of(one, two, third)) {
            assertThat(done.get(60, TimeUnit.SECONDS).ok()).isTrue();
        }
        assertThat(outbound.send(Ask.get(free).forLongList("one")).ok()).isTrue();
    }

    @Test
    void an_answer_that_drips_for_ever_ends_at_the_time_limit_of_the_whole_call() {
        AtomicInteger drips = new AtomicInteger();
        URI drip = at("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (drips.get() < 120) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                drips.incrementAndGet();
                Thread.sleep(500);
            }
        });
        assertThat(Ask.get(drip).time()).isEqualTo(Duration.ofSeconds(20));
        assertThatThrownBy(() -> outbound.send(Ask.get(drip).within(Duration.ofSeconds(2))))
                .isInstanceOfSatisfying(NoAnswer.class, e -> assertThat(e.why()).isEqualTo(NoAnswer.Cause.TIMEOUT));
        assertThat(drips).hasValueBetween(1, 100);
    }

    @Test
    void a_port_where_nobody_listens_is_unreachable() {
        URI uri = at("/gone", exchange -> {});
        server.stop(0);
        fails(uri, NoAnswer.Cause.UNREACHABLE);
    }

    @Test
    void no_cookie_is_kept() throws Exception {
        URI uri = at("/cookie", exchange -> {
            boolean sent = exchange.getRequestHeaders().containsKey("Cookie");
            exchange.getResponseHeaders().add("Set-Cookie", "a=b; Path=/");
            send(exchange, sent ? 500 : 200, new byte[0]);
        });
        outbound.send(Ask.get(uri));
        assertThat(outbound.send(Ask.get(uri)).status()).isEqualTo(200);
    }

    @Test
    void a_port_that_is_none_is_refused_and_no_fault_of_ours() {
        fails(URI.create("https://lms.example.org:99999/keys"), NoAnswer.Cause.FORBIDDEN);
        fails(URI.create("http://127.0.0.1:0/keys"), NoAnswer.Cause.FORBIDDEN);
    }

    @Test
    void headers_without_end_are_not_read_to_it() {
        URI uri = at("/headers", exchange -> {
            exchange.getResponseHeaders().add("X-Long", "x".repeat(40_000));
            send(exchange, 200, new byte[0]);
        });
        fails(uri, NoAnswer.Cause.UNREACHABLE);
    }

    @Test
    void a_loopback_server_is_not_even_connected_to_while_loopback_is_closed() {
        URI uri = at("/closed", exchange -> send(exchange, 200, new byte[0]));
        try (Outbound closed = new Outbound(new NetworkPolicy(false, List.of()))) {
            assertThatThrownBy(() -> closed.send(Ask.get(uri)))
                    .isInstanceOfSatisfying(
                            NoAnswer.class, e -> assertThat(e.why()).isEqualTo(NoAnswer.Cause.FORBIDDEN));
        }
        assertThat(calls).hasValue(0);
    }

    @Test
    void an_allowed_network_may_be_called_over_plain_http() throws Exception {
        URI uri = at("/allowed", exchange -> send(exchange, 200, new byte[0]));
        try (Outbound allowed = new Outbound(new NetworkPolicy(false, List.of(Network.parse("127.0.0.0/8"))))) {
            assertThat(allowed.send(Ask.get(uri)).status()).isEqualTo(200);
        }
    }
}
