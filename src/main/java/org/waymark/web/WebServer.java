package org.waymark.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.QoSHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.audit.Actor;
import org.waymark.language.Language;
import org.waymark.people.PersonErased;
import org.waymark.store.Busy;
import org.waymark.web.guard.Connections;
import org.waymark.web.guard.Crowd;

/** The HTTP server with all its routes. Close it first: it takes no more requests then. */
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final long LARGEST_BODY = 1024L * 1024;
    private static final int LARGEST_UPLOAD_MB = 6;
    private static final int LARGEST_HEADER = 64 * 1024;
    private static final int MOST_IN_LINE = 1024;
    private static final int MOST_LONG_BODIES = 20;
    /** Of {@link Site#threads}, so that some are left to refuse the others. */
    private static final int MOST_AT_ONCE = 200;

    private static final int MOST_IN_CROWD = 1_000;
    private static final Duration LONGEST_IN_CROWD = Duration.ofSeconds(5);

    private static final int MOST_CONNECTIONS = 8_000;
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration HEADERS = Duration.ofSeconds(20);
    /** Waited at the end for kept connections, whose requests are answered meanwhile. */
    private static final Duration WAIT_FOR_KEPT = Duration.ofSeconds(5);
    /** Waited after that for requests under way: longer than a transaction waits for a connection. */
    private static final Duration LAST_WAIT = Duration.ofSeconds(15);

    private static final long USUAL_BODY = 64L * 1024;
    /** Each piece that arrives by itself holds a buffer. */
    private static final int COST_OF_PIECE = 4 * 1024;

    private final Javalin javalin;
    private final @Nullable Connections connections;

    private WebServer(Javalin javalin, @Nullable Connections connections) {
        this.javalin = javalin;
        this.connections = connections;
    }

    /**
     * Starts to answer.
     *
     * @param framedBy who may frame an error page at the address of a request
     */
    public static WebServer start(
            Site site, Routes rooms, Function<Context, List<String>> framedBy, String host, int port) {
        AtomicReference<@Nullable Connections> connections = new AtomicReference<>();
        Javalin javalin = Javalin.create(config -> {
            configure(config, site);
            before(config.routes, site);
            rooms.addTo(config.routes);
            failures(config.routes, site.errorPages, framedBy);
            config.jetty.addConnector((server, http) -> {
                ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
                connector.setHost(host);
                connector.setPort(port);
                // A class that opens an activity in the same second is more than the machine's usual fifty in line.
                connector.setAcceptQueueSize(MOST_IN_LINE);
                connector.setIdleTimeout(IDLE.toMillis());
                connector.setShutdownIdleTimeout(LAST_WAIT.toMillis());
                Connections watched = new Connections(connector, HEADERS);
                connector.addBean(watched);
                connections.set(watched);
                server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
                return connector;
            });
        });
        javalin.start();
        return new WebServer(javalin, connections.get());
    }

    /** Loads the server's classes, which takes as long as opening a database does. */
    public static void load() {
        Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            new Pages();
        });
    }

    public int port() {
        return javalin.port();
    }

    private static void configure(JavalinConfig config, Site site) {
        config.jetty.threadPool = site.threads;
        config.startup.showJavalinBanner = false;
        config.http.maxRequestSize = LARGEST_BODY;
        // A form of several parts carries a file, which the limit above does not see.
        config.jetty.multipartConfig.maxFileSize(LARGEST_UPLOAD_MB, SizeUnit.MB);
        config.jetty.multipartConfig.maxTotalRequestSize(LARGEST_UPLOAD_MB, SizeUnit.MB);
        config.jetty.multipartConfig.maxInMemoryFileSize(LARGEST_UPLOAD_MB, SizeUnit.MB);
        config.http.defaultContentType = "text/html; charset=utf-8";
        // The limit above believes a length that is told in front; this one counts, also what comes in chunks.
        config.jetty.modifyServletContextHandler(WebServer::boundBodies);
        BareErrors bareErrors = new BareErrors(site.language);
        config.jetty.modifyServer(server -> {
            server.setErrorHandler(bareErrors);
            // Around everything, the servlet's own look at what was left of a body included.
            server.setHandler(
                    new GracefulHandler(new RequestBodies(RequestBodies.AT_FIRST, RequestBodies.LEAST_BYTES_A_SECOND)));
            server.setStopTimeout(LAST_WAIT.toMillis());
            server.setRequestLog((request, response) -> site.responses.add(
                    response.getStatus(),
                    request.getHttpURI().getCanonicalPath(),
                    System.nanoTime() - request.getBeginNanoTime()));
        });
        config.jetty.modifyServletContextHandler(handler -> handler.setErrorHandler(bareErrors));
        // A login answers with an address that holds the platform's two hints, each escaped to three times its length.
        config.jetty.modifyHttpConfiguration(http -> http.setResponseHeaderSize(LARGEST_HEADER));
    }

    /** From the inside out: how long a body may be, how many long ones are read at once, and how one arrives. */
    private static void boundBodies(ServletContextHandler handler) {
        handler.insertHandler(new Crowd(MOST_AT_ONCE, MOST_IN_CROWD, LONGEST_IN_CROWD));
        handler.insertHandler(new BodyLimit(LARGEST_UPLOAD_MB * 1024L * 1024, true));
        handler.insertHandler(new BodyLimit(LARGEST_BODY + USUAL_BODY, false));
        QoSHandler longOnes = new QoSHandler();
        longOnes.include(request -> !RequestBodies.isWhole(request));
        longOnes.setMaxRequestCount(MOST_LONG_BODIES);
        longOnes.setMaxSuspendedRequestCount(4 * MOST_LONG_BODIES);
        longOnes.setMaxSuspend(Duration.ofSeconds(10));
        handler.insertHandler(longOnes);
        handler.insertHandler(new BodyCharset());
        // A body of usual length is complete before a thread is given to it.
        handler.insertHandler(new EagerContentHandler(
                new EagerContentHandler.RetainedContentLoaderFactory(USUAL_BODY, COST_OF_PIECE, false)));
    }

    private static void before(RoutesConfig routes, Site site) {
        boolean https = site.baseUrl.getScheme().equals("https");
        routes.before(context -> {
            Actor.release();
            Correlation.begin(context);
            site.language.begin(context);
            context.header("X-Content-Type-Options", "nosniff");
            // Forms of a framed page send their Origin only when the referrer is not switched off altogether.
            context.header("Referrer-Policy", "same-origin");
            // A page that a platform opened in a window answers to its opener, so only the others are cut off from it.
            if (context.path().startsWith("/admin")) {
                context.header("Cross-Origin-Opener-Policy", "same-origin");
            }
            if (https) {
                context.header("Strict-Transport-Security", "max-age=31536000");
            }
        });
        routes.after(context -> {
            Correlation.end();
            Language.release();
            Actor.release();
        });
    }

    private static void failures(RoutesConfig routes, ErrorPages errorPages, Function<Context, List<String>> framedBy) {
        routes.exception(Busy.class, (e, context) -> {
            LOG.warn("busy: {} {}", context.method(), template(context));
            errorPages.busy(context, framedBy.apply(context), Map.of());
        });
        routes.exception(
                PersonErased.class,
                (e, context) -> errorPages.show(context, new Refusal(410, "PERSON_ERASED"), framedBy.apply(context)));
        routes.exception(Refusal.class, (e, context) -> errorPages.show(context, e, framedBy.apply(context)));
        routes.exception(
                HttpResponseException.class,
                (e, context) -> errorPages.show(
                        context, status(e.getStatus()), ErrorPages.key(e.getStatus()), framedBy.apply(context), null));
        routes.exception(
                HttpException.RuntimeException.class,
                (e, context) -> errorPages.show(
                        context, status(e.getCode()), ErrorPages.key(e.getCode()), framedBy.apply(context), null));
        routes.exception(Exception.class, (e, context) -> {
            if (e instanceof QuietException || AbortedBody.is(e)) {
                // A body that breaks off, or whose pieces have no possible length: its sender's doing alone.
                LOG.info("a body did not arrive whole: {} {}", context.method(), template(context));
                errorPages.show(context, 400, "BAD_INPUT", framedBy.apply(context), null);
                return;
            }
            LOG.error("failed: {} {}", context.method(), template(context), e);
            errorPages.show(context, 500, "BUSY", framedBy.apply(context), null);
        });
    }

    private static int status(int theirs) {
        return theirs >= 400 && theirs < 500 ? theirs : 500;
    }

    /** The first part of the path only: what follows may be a session or the secret of a link. */
    private static String template(Context context) {
        String path = context.path();
        int second = path.indexOf('/', 1);
        return second < 0 ? path : path.substring(0, second) + "/…";
    }

    @Override
    public void close() {
        if (connections != null) {
            connections.end(WAIT_FOR_KEPT);
        }
        javalin.stop();
    }
}
