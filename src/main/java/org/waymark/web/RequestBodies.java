package org.waymark.web;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Limits how long a body may take to arrive, and how many may be on their way. Whoever sends it slower than anybody's
 * line is answered 408; while too many are on their way, one more is answered 503. An answer that could be given before
 * everything was sent waits for a bounded rest: a connection that closes meanwhile would take it away unread. No thread
 * is held for any of this.
 */
final class RequestBodies extends Handler.Wrapper {
    static final Duration AT_FIRST = Duration.ofSeconds(20);
    static final long LEAST_BYTES_A_SECOND = 4 * 1024;
    private static final int MOST_ON_THEIR_WAY = 500;
    private static final long MOST_TO_DISCARD = 32L * 1024 * 1024;
    private static final String NAME = RequestBodies.class.getName();

    private final Duration atFirst;
    private final long leastBytesASecond;
    private final AtomicInteger onTheirWay = new AtomicInteger();

    /** @param atFirst how long the first bytes may take; what has come gives more time, at the least rate */
    RequestBodies(Duration atFirst, long leastBytesASecond) {
        this.atFirst = atFirst;
        this.leastBytesASecond = leastBytesASecond;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (request.getLength() == 0 || !hasBody(request)) {
            return super.handle(request, response, callback);
        }
        if (onTheirWay.incrementAndGet() > MOST_ON_THEIR_WAY) {
            onTheirWay.decrementAndGet();
            response.getHeaders().put(HttpHeader.RETRY_AFTER, atFirst.toSeconds());
            Response.writeError(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503);
            return true;
        }
        Body body = new Body(request);
        request.setAttribute(NAME, body);
        Callback atEnd = Callback.from(body::end, callback);
        if (super.handle(body, new AfterRest(body, response), atEnd)) {
            return true;
        }
        body.end();
        return false;
    }

    private static boolean hasBody(Request request) {
        return request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    }

    /** Tells whether there is nothing more to wait for. */
    static boolean isWhole(Request request) {
        return !(request.getAttribute(NAME) instanceof Body body) || body.whole;
    }

    /** A body that is watched while it comes. */
    private final class Body extends Request.Wrapper {
        private final long began = System.nanoTime();
        private final Scheduler scheduler;
        private final AtomicReference<@Nullable Runnable> waiting = new AtomicReference<>();
        private final AtomicReference<Scheduler.@Nullable Task> timer = new AtomicReference<>();
        private final AtomicLong bytes = new AtomicLong();
        private volatile boolean whole;
        private volatile boolean late;
        private volatile @Nullable Throwable refused;

        Body(Request request) {
            super(request);
            this.scheduler = request.getComponents().getScheduler();
            timer.set(scheduler.schedule(this::look, atFirst.toNanos(), TimeUnit.NANOSECONDS));
        }

        private void look() {
            long allowed = atFirst.toNanos() + TimeUnit.SECONDS.toNanos(bytes.get() / leastBytesASecond);
            long left = allowed - (System.nanoTime() - began);
            if (timer.get() == null) {
                return;
            }
            if (left > 0) {
                timer.set(scheduler.schedule(this::look, left, TimeUnit.NANOSECONDS));
                return;
            }
            late = true;
            Runnable demand = waiting.getAndSet(null);
            if (demand != null) {
                getComponents().getExecutor().execute(demand);
            }
        }

        /**
         * Refuses the body to whoever reads it, as the limit of its length does. The connection is not failed by that: it
         * would be closed before the answer, while the sender still sends.
         */
        @Override
        public void fail(Throwable failure) {
            refused = failure;
        }

        @Override
        public Content.@Nullable Chunk read() {
            Throwable failure = refused;
            return failure == null ? next() : Content.Chunk.from(failure, true);
        }

        private Content.@Nullable Chunk next() {
            if (late && !whole) {
                return Content.Chunk.from(
                        new HttpException.RuntimeException(HttpStatus.REQUEST_TIMEOUT_408, "too slow"), true);
            }
            Content.Chunk chunk = super.read();
            if (chunk != null) {
                bytes.addAndGet(chunk.remaining());
                if (chunk.isLast() || Content.Chunk.isFailure(chunk)) {
                    whole = true;
                    end();
                }
            }
            return chunk;
        }

        @Override
        public void demand(Runnable demand) {
            waiting.set(demand);
            super.demand(() -> {
                Runnable once = waiting.getAndSet(null);
                if (once != null) {
                    once.run();
                }
            });
            // It may have become late in between.
            Runnable missed = late ? waiting.getAndSet(null) : null;
            if (missed != null) {
                getComponents().getExecutor().execute(missed);
            }
        }

        /** The server would give up the rest here, which the answer is going to wait for. */
        @Override
        public boolean consumeAvailable() {
            return whole;
        }

        /** Lets the rest of the body come and go, as far as that is worth while, and then goes on. */
        void discard(Runnable then, long left) {
            long most = left;
            while (!whole && !late && most > 0) {
                Content.Chunk chunk = next();
                if (chunk == null) {
                    long rest = most;
                    demand(() -> discard(then, rest));
                    return;
                }
                most -= chunk.remaining();
                chunk.release();
            }
            then.run();
        }

        /** Ends the wait: nobody waits for it any more. */
        void end() {
            Scheduler.Task task = timer.getAndSet(null);
            if (task != null) {
                task.cancel();
                onTheirWay.decrementAndGet();
            }
        }
    }

    /** An answer that waits until what it answers has been sent. */
    private static final class AfterRest extends Response.Wrapper {
        private final Body body;

        AfterRest(Body body, Response response) {
            super(body, response);
            this.body = body;
        }

        @Override
        public void write(boolean last, ByteBuffer content, Callback callback) {
            body.discard(() -> getWrapped().write(last, content, callback), MOST_TO_DISCARD);
        }
    }
}
