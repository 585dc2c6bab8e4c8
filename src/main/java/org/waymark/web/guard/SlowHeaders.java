package org.waymark.web.guard;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Ends connections whose request has not told all its headers in time. The server itself only sees that a connection is
 * silent; whoever sends one letter now and then would keep it for hours.
 */
public final class SlowHeaders extends AbstractLifeCycle {
    private final ServerConnector connector;
    private final Duration longest;
    private volatile Scheduler.@Nullable Task next;

    /** @param longest from the first letter of a request to the end of its headers */
    public SlowHeaders(ServerConnector connector, Duration longest) {
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

    private void plan() {
        next = connector.getScheduler().schedule(this::look, longest.toMillis() / 4, TimeUnit.MILLISECONDS);
    }

    private void look() {
        long now = System.nanoTime();
        for (EndPoint endPoint : connector.getConnectedEndPoints()) {
            if (endPoint.getConnection() instanceof HttpConnection connection) {
                HttpParser parser = connection.getParser();
                // Other threads write what is read here; a look that comes too early is made up for by the next.
                if (parser.inHeaderState()
                        && !parser.isStart()
                        && now - parser.getBeginNanoTime() > longest.toNanos()) {
                    endPoint.close(new TimeoutException("slow headers"));
                }
            }
        }
        if (isRunning() || isStarting()) {
            plan();
        }
    }
}
