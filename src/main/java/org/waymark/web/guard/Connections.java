package org.waymark.web.guard;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Ends connections whose request has not told all its headers in time. The server itself only sees that a connection is
 * silent; whoever sends one letter now and then would keep it for hours. When the server ends, no more are taken, and
 * those that are kept for another request end one by one after an answer or a silence, so that hardly any request of a
 * reverse proxy meets a closed one.
 */
public final class Connections extends AbstractLifeCycle {
    private static final Duration PAUSE_AT_THE_END = Duration.ofMillis(100);
    private static final Duration SILENT = Duration.ofMillis(250);

    private final ServerConnector connector;
    private final Duration longest;
    private volatile Scheduler.@Nullable Task next;
    private volatile boolean ending;

    /** @param longest from the first letter of a request to the end of its headers */
    public Connections(ServerConnector connector, Duration longest) {
        this.connector = connector;
        this.longest = longest;
    }

    @Override
    protected void doStart() {
        plan();
    }

    @Override
    protected void doStop() {
        Scheduler.Task task = next;
        if (task != null) {
            task.cancel();
        }
    }

    /**
     * Takes no more connections and waits until those that are there have ended: each after its next answer, which says
     * so, or when it was silent. A request that comes over a kept one is answered like any other, because a proxy sends
     * what changes something nowhere else when it was sent once.
     *
     * @param longest how long it waits
     */
    public void end(Duration longest) {
        connector
                .getConnectionFactory(HttpConnectionFactory.class)
                .getHttpConfiguration()
                .setPersistentConnectionsEnabled(false);
        ending = true;
        Future<Void> ended = connector.shutdown();
        look();
        try {
            ended.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // What is under way still has the time that the server itself waits.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void plan() {
        long pause = ending ? PAUSE_AT_THE_END.toMillis() : longest.toMillis() / 4;
        next = connector.getScheduler().schedule(this::look, pause, TimeUnit.MILLISECONDS);
    }

    private void look() {
        for (EndPoint endPoint : connector.getConnectedEndPoints()) {
            // Other threads write what is read here; a look that comes too early is made up for by the next.
            if (endPoint.getConnection() instanceof HttpConnection connection
                    && (isSlow(connection.getParser()) || isKept(endPoint, connection.getParser()))) {
                endPoint.close();
            }
        }
        if (isRunning() || isStarting()) {
            plan();
        }
    }

    private boolean isSlow(HttpParser parser) {
        return parser.inHeaderState()
                && !parser.isStart()
                && System.nanoTime() - parser.getBeginNanoTime() > longest.toNanos();
    }

    /** A request that is on its way is not cut off: a connection counts as kept when it was silent for a moment. */
    private boolean isKept(EndPoint endPoint, HttpParser parser) {
        return ending
                && parser.isStart()
                && endPoint instanceof AbstractEndPoint watched
                && watched.getIdleFor() > SILENT.toMillis();
    }
}
