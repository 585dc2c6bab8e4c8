package org.waymark.lti.launch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.waymark.lti.launch.RawHttp.Reply;

/** A platform that answers a registration with nonsense of every kind, each time with that of a seed in its address. */
final class SpoiltPlatform implements AutoCloseable {
    private final Bench bench;
    private final HttpServer server;
    private final String base;
    private final ExecutorService pool = Executors.newFixedThreadPool(4);
    private final AtomicInteger registered = new AtomicInteger();

    SpoiltPlatform(Bench bench) {
        this.bench = bench;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        base = "http://127.0.0.1:" + server.getAddress().getPort();
        server.createContext("/configuration/", exchange -> answer(exchange, this::configuration));
        server.createContext("/register/", exchange -> answer(exchange, this::registration));
        server.setExecutor(pool);
        server.start();
    }

    /** How many registrations came to an end. */
    int registered() {
        return registered.get();
    }

    /** One registration: a new link, whose request, configuration or answer is spoilt. */
    Reply register(RawHttp http, Spoiler spoiler) throws IOException {
        String link = bench.waymark
                .app
                .journeys
                .admin
                .registerPlatform
                .makeLink(false, Duration.ofHours(1))
                .getRawPath();
        String query = "openid_configuration=" + base + "/configuration/" + spoiler.below(Integer.MAX_VALUE)
                + "&registration_token=token";
        boolean request = spoiler.below(4) == 0;
        String target = link + "?" + (request ? spoiler.line(spoiler.body(query)) : query);
        Reply reply = http.send("GET", target, spoiler.headers(), new byte[0]);
        if (reply.status() == 200) {
            registered.incrementAndGet();
        }
        return reply;
    }

    private String configuration(long seed) {
        String json =
                ("{\"issuer\":\"BASE/SEED\",\"authorization_endpoint\":\"BASE/auth\",\"token_endpoint\":\"BASE/token\","
                                + "\"jwks_uri\":\"BASE/keys\",\"registration_endpoint\":\"BASE/register/SEED\","
                                + "\"scopes_supported\":[\"openid\"],\"https://purl.imsglobal.org/spec/lti-platform-configuration\":"
                                + "{\"product_family_code\":\"odd\",\"version\":\"1\",\"messages_supported\":[]}}")
                        .replace("BASE", base)
                        .replace("SEED", Long.toString(seed));
        Spoiler spoiler = new Spoiler(new Random(seed));
        return spoiler.below(3) == 0 ? json : spoiler.json(json);
    }

    private String registration(long seed) {
        String json = "{\"client_id\":\"client-" + seed
                + "\",\"https://purl.imsglobal.org/spec/lti-tool-configuration\":{\"deployment_id\":\"1\"}}";
        Spoiler spoiler = new Spoiler(new Random(seed + 1));
        return spoiler.below(3) == 0 ? json : spoiler.json(json);
    }

    private interface Text {
        String of(long seed);
    }

    private static void answer(HttpExchange exchange, Text text) throws IOException {
        String path = exchange.getRequestURI().getPath();
        long seed = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
        exchange.getRequestBody().readAllBytes();
        byte[] body = text.of(seed).getBytes(StandardCharsets.UTF_8);
        List<Integer> statuses = List.of(200, 200, 200, 200, 200, 200, 201, 302, 400, 500);
        int status = statuses.get(new Random(seed + 2).nextInt(statuses.size()));
        exchange.getResponseHeaders()
                .set("Content-Type", new Spoiler(new Random(seed)).of("application/json", "text/html; charset=x", ";"));
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        pool.shutdownNow();
    }
}
