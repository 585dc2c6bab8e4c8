package org.waymark.lti.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waymark.outbound.NetworkPolicy;
import org.waymark.outbound.Outbound;

/** Key sets as platforms give them, and why one cannot be had. */
class KeySetFetchTest {
    private final Outbound outbound = new Outbound(NetworkPolicy.loopback());
    private HttpServer server;
    private int status = 200;
    private String answer = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/keys", exchange -> {
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        outbound.close();
    }

    private KeySetFetch.Outcome fetch(String body) {
        answer = body;
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/keys");
        return new KeySetFetch(outbound, Duration.ofSeconds(30)).of(address);
    }

    private static RSAKey key() throws Exception {
        return new RSAKeyGenerator(2048).keyID("k1").generate().toPublicJWK();
    }

    @Test
    void a_spoilt_certificate_does_no_harm_to_its_key() throws Exception {
        RSAKey key = key();
        String text;
        try (InputStream in =
                Objects.requireNonNull(KeySetFetchTest.class.getResourceAsStream("/cases/k01-bad-x5c.json"))) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(fetch(text.replace("THE-REAL-MODULUS", key.getModulus().toString())))
                .isInstanceOfSatisfying(
                        KeySetFetch.Came.class,
                        came -> assertThat(came.keys()).singleElement().satisfies(read -> {
                            assertThat(read.getKeyID()).isEqualTo("k1");
                            assertThat(read.getModulus()).isEqualTo(key.getModulus());
                        }));
    }

    @Test
    void a_set_of_more_keys_than_any_platform_has_is_none() throws Exception {
        String many = IntStream.range(0, 100_000).mapToObj(i -> "{}").collect(Collectors.joining(","));
        assertThat(fetch("{\"keys\":[" + many + "]}")).isEqualTo(new KeySetFetch.Failed("it is too large"));
        assertThat(fetch("{\"keys\":null}")).isEqualTo(new KeySetFetch.Failed("the answer is no key set"));
        assertThat(fetch("null")).isEqualTo(new KeySetFetch.Failed("the answer is no key set"));
    }

    @Test
    void a_redirect_is_said_in_words() {
        status = 302;
        assertThat(fetch(""))
                .isInstanceOfSatisfying(
                        KeySetFetch.Failed.class,
                        failed -> assertThat(failed.why()).contains("redirect", "302", "has to be registered"));
    }
}
