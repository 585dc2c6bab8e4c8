package org.waymark.practice.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The HTTP server: finds the route, applies the fault switches, records the message. Only ever on loopback. */
public final class Web implements AutoCloseable {
    /** More than one tool calls at once. */
    private static final int THREADS = 100;

    private static final int IDLE_SECONDS = 5;
    /** Room for a whole class that opens the tool in the same moment. */
    private static final int BACKLOG = 1024;

    private static final int PIECE = 30_000;
    private static final int MAX_BODY_BYTES = 1024 * 1024;

    private final RouteTable routes;
    private final Faults faults;
    private final Ledger ledger;
    private final InstantSource clock;
    private final InetAddress address;
    private final ExecutorService pool;
    private final Load load = new Load();
    private HttpServer server;
    private boolean listening = true;

    private Web(
            HttpServer server,
            InetAddress address,
            RouteTable routes,
            Faults faults,
            Ledger ledger,
            InstantSource clock) {
        this.server = server;
        this.address = address;
        this.routes = routes;
        this.faults = faults;
        this.ledger = ledger;
        this.clock = clock;
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "practice-lms");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        this.pool = threads;
    }

    /**
     * Takes the port; {@link #open} begins to answer.
     *
     * @param port 0 for any free port
     * @throws IllegalArgumentException when the host is not a loopback address
     * @throws IOException when the port is taken
     */
    public static Web listen(
            String host, int port, RouteTable routes, Faults faults, Ledger ledger, InstantSource clock)
            throws IOException {
        InetAddress address = InetAddress.getByName(host);
        if (!address.isLoopbackAddress()) {
            throw new IllegalArgumentException("the practice LMS runs on loopback only, not on " + host);
        }
        // Without this the JDK's server answers small requests on a kept connection some 40 ms late.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
        HttpServer server = HttpServer.create(new InetSocketAddress(address, port), BACKLOG);
        return new Web(server, address, routes, faults, ledger, clock);
    }

    /** Returns how many calls came, and how many at once. */
    public Load load() {
        return load;
    }

    /** Begins to answer. */
    public void open() {
        begin();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Stops listening, so that connections are refused; {@link #comeBack} ends it. */
    public synchronized void goDown() {
        if (listening) {
            server.stop(0);
            listening = false;
        }
    }

    /** Listens again on the same port. */
    public synchronized void comeBack() throws IOException {
        if (!listening) {
            server = HttpServer.create(new InetSocketAddress(address, port()), BACKLOG);
            listening = true;
            begin();
        }
    }

    @Override
    public synchronized void close() {
        goDown();
        pool.shutdownNow();
    }

    private void begin() {
        server.setExecutor(pool);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = read(exchange);
            Checks checks = new Checks();
            RouteTable.Found found = routes.find(request).orElse(null);
            Spot spot = found == null ? Spot.PAGE : found.route().spot();
            Fault fault = faults.take(spot).orElse(null);
            Response response;
            load.begin(spot);
            try {
                response = answer(request, found, fault, checks);
            } finally {
                load.end(spot);
            }
            if (spot != Spot.PAGE) {
                record(request, response, fault, checks);
            }
            if (response != null) {
                send(exchange, response);
            } else if (fault != null && fault.kind() == Fault.Kind.FLOOD) {
                flood(exchange, spot, fault);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The answer, or null when the connection is to be closed without one. */
    private @Nullable Response answer(
            Request request, RouteTable.@Nullable Found found, @Nullable Fault fault, Checks checks)
            throws InterruptedException {
        if (fault != null) {
            switch (fault.kind()) {
                case SLOW -> Thread.sleep(fault.delay().toMillis());
                case STATUS -> {
                    Response refused = Response.json(
                            fault.status(), Map.of("status", fault.status(), "reason", "switched on by hand"));
                    return fault.status() == 429 || !fault.delay().isZero()
                            ? refused.with(
                                    "Retry-After", String.valueOf(fault.delay().toSeconds()))
                            : refused;
                }
                case ANSWER -> {
                    boolean json =
                            fault.entry().startsWith("{") || fault.entry().startsWith("[");
                    return Response.of(fault.status(), json ? "application/json" : "text/plain", fault.entry());
                }
                case HTML -> {
                    return Response.html(200, "<!doctype html><title>Site maintenance</title><p>Please wait.</p>");
                }
                case DOWN -> {
                    return Response.html(503, "<!doctype html><title>503</title><h1>Service unavailable</h1>");
                }
                case DROP, FLOOD -> {
                    return null;
                }
                case LOST_ANSWER -> {}
            }
        }
        Response usual = usual(request, found, checks);
        return fault != null && fault.kind() == Fault.Kind.LOST_ANSWER ? null : usual;
    }

    private Response usual(Request request, RouteTable.@Nullable Found found, Checks checks) {
        if (found == null) {
            int status = routes.knows(request.path()) ? 405 : 404;
            return Response.json(
                    status, Map.of("status", status, "reason", status == 405 ? "Method Not Allowed" : "Not Found"));
        }
        try {
            return found.route().handler().answer(found.request(), checks);
        } catch (HttpRefusal e) {
            return e.response();
        } catch (RuntimeException e) {
            checks.note("the platform could handle the request", false, e.toString());
            return Response.json(500, Map.of("status", 500, "reason", "the practice LMS failed: " + e));
        }
    }

    private void record(Request request, @Nullable Response response, @Nullable Fault fault, Checks checks) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : List.of("accept", "content-type", "origin", "user-agent", "authorization")) {
            request.header(name)
                    .ifPresent(value -> headers.put(name, name.equals("authorization") ? shorten(value) : value));
        }
        ledger.add(new Message(
                clock.instant(),
                "in",
                request.method(),
                request.target(),
                headers,
                request.body(),
                response == null ? 0 : response.status(),
                response == null ? "" : response.body(),
                fault == null ? "" : fault.words(),
                checks.verdicts()));
    }

    private static String shorten(String value) {
        return value.length() <= 14 ? value : value.substring(0, 14) + "…";
    }

    private static Request read(HttpExchange exchange) throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        // The body is left unread when there is none: closing an exchange then closes the connection, as a drop must.
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES);
        String query = exchange.getRequestURI().getRawQuery();
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                query == null ? "" : query,
                headers,
                new String(body, StandardCharsets.UTF_8),
                Map.of());
    }

    private static void send(HttpExchange exchange, Response response) throws IOException {
        response.headers()
                .forEach((name, value) -> exchange.getResponseHeaders().set(name, latin(value)));
        byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
        boolean none = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(response.status(), none ? -1 : body.length);
        if (!none) {
            exchange.getResponseBody().write(body);
        }
    }

    /** Writes piece by piece: the practice LMS itself holds none of it. */
    private static void flood(HttpExchange exchange, Spot spot, Fault fault) throws IOException {
        String begin = switch (spot) {
            case MEMBERSHIPS -> "{\"id\":\"x\",\"context\":{\"id\":\"1\"},\"members\":[";
            case JWKS -> "{\"keys\":[";
            case TOKEN, CONFIGURATION, REGISTRATION, WEB_SERVICE -> "{\"x\":[";
            default -> "[";
        };
        byte[] piece =
                (fault.entry() + ",").repeat(PIECE / fault.entry().length()).getBytes(StandardCharsets.US_ASCII);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        body.write(begin.getBytes(StandardCharsets.US_ASCII));
        for (long written = 0; written < fault.size(); written += piece.length) {
            body.write(piece);
        }
        body.write((begin.startsWith("{") ? "{}]}" : "{}]").getBytes(StandardCharsets.US_ASCII));
        body.close();
    }

    /** The JDK's server writes header characters as single bytes; UTF-8 has to be given to it byte by byte. */
    private static String latin(String value) {
        return new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
