package org.waymark.web.guard;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Limits how many requests hold a thread at once. Who comes then waits in a line of bounded length, for a bounded time
 * and without a thread; beyond that the answer is 503 at once. The limit lies below the number of threads, so that there
 * is always one to say so. Jetty's own handler for this counts a request until its answer is complete: a launch that
 * waits for a platform's keys holds no thread, and would take a place from others there.
 */
public final class Crowd extends Handler.Wrapper {
    private final int most;
    private final int mostInLine;
    private final Duration longest;
    private final AtomicInteger free;
    private final AtomicInteger inLine = new AtomicInteger();
    private final Queue<Waiting> line = new ConcurrentLinkedQueue<>();

    /**
     * @param most how many requests hold a thread at once
     * @param mostInLine how many wait beside them
     * @param longest how long one waits
     */
    public Crowd(int most, int mostInLine, Duration longest) {
        this.most = most;
        this.mostInLine = mostInLine;
        this.longest = longest;
        this.free = new AtomicInteger(most);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (enter()) {
            try {
                return super.handle(request, response, callback);
            } finally {
                leave();
            }
        }
        if (Request.getPathInContext(request).startsWith("/health/")) {
            return super.handle(request, response, callback);
        }
        if (inLine.incrementAndGet() > mostInLine) {
            inLine.decrementAndGet();
            refuse(request, response, callback);
            return true;
        }
        Waiting waiting = new Waiting(request, response, callback);
        waiting.timer = request.getComponents()
                .getScheduler()
                .schedule(waiting::expire, longest.toMillis(), TimeUnit.MILLISECONDS);
        line.add(waiting);
        // Somebody may have left in between.
        next();
        return true;
    }

    private boolean enter() {
        int now = free.get();
        while (now > 0) {
            if (free.compareAndSet(now, now - 1)) {
                return true;
            }
            now = free.get();
        }
        return false;
    }

    private void leave() {
        free.incrementAndGet();
        if (inLine.get() > 0) {
            next();
        }
    }

    private void next() {
        while (!line.isEmpty() && enter()) {
            Waiting first = line.poll();
            if (first == null || !first.take()) {
                free.incrementAndGet();
                continue;
            }
            first.request.getComponents().getExecutor().execute(first);
        }
    }

    private static void refuse(Request request, Response response, Callback callback) {
        Response.writeError(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503);
    }

    /** Returns how many requests hold a thread. */
    public int inside() {
        return most - free.get();
    }

    private final class Waiting implements Runnable {
        private final Request request;
        private final Response response;
        private final Callback callback;
        private final AtomicBoolean taken = new AtomicBoolean();
        private volatile Scheduler.@Nullable Task timer;

        Waiting(Request request, Response response, Callback callback) {
            this.request = request;
            this.response = response;
            this.callback = callback;
        }

        /** Takes the request out of the line; false where its time is over. */
        boolean take() {
            if (!taken.compareAndSet(false, true)) {
                return false;
            }
            inLine.decrementAndGet();
            Scheduler.Task task = timer;
            if (task != null) {
                task.cancel();
            }
            return true;
        }

        private void expire() {
            if (take()) {
                line.remove(this);
                request.getComponents()
                        .getExecutor()
                        .execute(() -> request.getContext().run(() -> refuse(request, response, callback), request));
            }
        }

        @Override
        public void run() {
            request.getContext().run(this::handleNow, request);
        }

        private void handleNow() {
            try {
                if (!Crowd.super.handle(request, response, callback)) {
                    Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
                }
            } catch (Throwable e) {
                Response.writeError(request, response, callback, e);
            } finally {
                leave();
            }
        }
    }
}
