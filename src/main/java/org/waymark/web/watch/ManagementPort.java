package org.waymark.web.watch;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.waymark.operation.Exposition;

/**
 * A small server of its own for programs that watch: it answers while the public port is full, and until the process
 * ends.
 */
final class ManagementPort implements AutoCloseable {
    private static final int THREADS = 6;
    private static final int MOST_CONNECTIONS = 50;
    private static final long IDLE_MILLIS = 10_000;

    private final Server server;

    private ManagementPort(Server server) {
        this.server = server;
    }

    /**
     * Starts to answer.
     *
     * @param token asked of other machines; null where only this one can reach the port
     */
    static ManagementPort start(
            InetSocketAddress address, @Nullable String token, Exposition exposition, BooleanSupplier ready) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 1);
        threads.setName("management");
        Server server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(address.getAddress().getHostAddress());
        connector.setPort(address.getPort());
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
        boolean open = address.getAddress().isLoopbackAddress();
        server.setHandler(new Answers(open || token == null ? null : new MetricsToken(token), exposition, ready));
        try {
            server.start();
        } catch (Exception e) {
            close(server);
            throw new IllegalStateException("the management port: " + e.getMessage(), e);
        }
        return new ManagementPort(server);
    }

    @Override
    public void close() {
        close(server);
    }

    private static void close(Server server) {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Answers extends Handler.Abstract {
        private final @Nullable MetricsToken token;
        private final Exposition exposition;
        private final BooleanSupplier ready;

        Answers(@Nullable MetricsToken token, Exposition exposition, BooleanSupplier ready) {
            this.token = token;
            this.exposition = exposition;
            this.ready = ready;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            if (!HttpMethod.GET.is(request.getMethod())) {
                return answer(response, callback, 405, "text/plain", bytes("GET only\n"));
            }
            return switch (Request.getPathInContext(request)) {
                case "/metrics" ->
                    opens(request)
                            ? answer(response, callback, 200, Exposition.contentType(), exposition.write())
                            : answer(response, callback, 401, "text/plain", bytes(""));
                case "/health/live" ->
                    answer(response, callback, 200, "application/json", bytes("{\"status\":\"up\"}"));
                case "/health/ready" ->
                    ready.getAsBoolean()
                            ? answer(response, callback, 200, "application/json", bytes("{\"status\":\"up\"}"))
                            : answer(response, callback, 503, "application/json", bytes("{\"status\":\"down\"}"));
                default -> answer(response, callback, 404, "text/plain", bytes("not found\n"));
            };
        }

        private boolean opens(Request request) {
            return token == null || token.opens(request.getHeaders().get(HttpHeader.AUTHORIZATION));
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        private static boolean answer(Response response, Callback callback, int status, String type, byte[] body) {
            response.setStatus(status);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
            if (status == 401) {
                response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
            }
            response.write(true, ByteBuffer.wrap(body), callback);
            return true;
        }
    }
}
