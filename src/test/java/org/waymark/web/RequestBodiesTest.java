package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waymark.whole.Wait;

/** Bodies that arrive too slowly, and the rest of those that were answered early. */
class RequestBodiesTest {
    private static final int LARGE = 8 * 1024 * 1024;

    private final AtomicInteger begun = new AtomicInteger();
    private Server server;
    private ServerConnector connector;

    @BeforeEach
    void start() throws Exception {
        server = new Server();
        connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        RequestBodies bodies = new RequestBodies(Duration.ofSeconds(1), 1024 * 1024);
        EagerContentHandler eager = new EagerContentHandler(
                new EagerContentHandler.RetainedContentLoaderFactory(64 * 1024, 4 * 1024, false));
        eager.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                begun.incrementAndGet();
                if (Request.getPathInContext(request).equals("/early")) {
                    Response.writeError(request, response, callback, 413);
                    return true;
                }
                byte[] body;
                try (InputStream in = Content.Source.asInputStream(request)) {
                    body = in.readAllBytes();
                }
                Content.Sink.write(response, true, "got " + body.length, callback);
                return true;
            }
        });
        bodies.setHandler(eager);
        server.setHandler(bodies);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    private Socket open(String path, int length) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort());
        socket.setSoTimeout(60_000);
        socket.getOutputStream()
                .write(("POST " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: " + length
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    private static String answer(Socket socket) throws IOException {
        try (InputStream in = socket.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void a_body_that_never_comes_whole_is_answered_408_without_a_thread() throws Exception {
        try (Socket socket = open("/", 1_000)) {
            socket.getOutputStream().write('x');
            Wait.pause(Duration.ofMillis(300));
            assertThat(begun).hasValue(0);
            assertThat(answer(socket)).startsWith("HTTP/1.1 408");
        }
    }

    @Test
    void a_long_body_that_stops_in_the_middle_is_ended_too() throws Exception {
        try (Socket socket = open("/", LARGE)) {
            socket.getOutputStream().write(new byte[70 * 1024]);
            assertThat(answer(socket)).doesNotContain("got");
        }
        assertThat(begun).hasValue(1);
    }

    @Test
    void what_comes_in_time_is_read_short_or_long() throws Exception {
        for (int length : new int[] {10, 60_000, LARGE}) {
            try (Socket socket = open("/", length)) {
                socket.getOutputStream().write(new byte[length]);
                assertThat(answer(socket)).startsWith("HTTP/1.1 200").endsWith("got " + length);
            }
        }
    }

    @Test
    void who_is_answered_early_can_send_the_rest_and_read_the_answer() throws Exception {
        try (Socket socket = open("/early", LARGE)) {
            for (int i = 0; i < 8; i++) {
                socket.getOutputStream().write(new byte[LARGE / 8]);
                socket.getOutputStream().flush();
                Thread.sleep(50);
            }
            assertThat(answer(socket)).startsWith("HTTP/1.1 413");
        }
    }
}
