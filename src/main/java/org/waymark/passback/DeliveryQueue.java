package org.waymark.passback;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.id.RegistrationId;
import org.waymark.lti.service.PlatformServices;
import org.waymark.measure.Attempt;
import org.waymark.measure.Counts;
import org.waymark.work.Instance;
import org.waymark.work.WorkQueue;

/**
 * Delivers what stands in the table of scores, each platform's by itself, so that none waits for another. A score is due
 * by its row, which is written in the transaction of what it tells. Safe for many threads.
 */
public final class DeliveryQueue {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryQueue.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration AFTER_ERROR = Duration.ofSeconds(10);

    /** What became of the attempts of this process. */
    public final Counts<Attempt> results;

    private final Instance instance;
    private final Delivery delivery;
    private final DeliveryLeases leases = new DeliveryLeases();
    private final DueScores due = new DueScores();
    private final Threads threads = new Threads();
    private final Map<RegistrationId, SendingPace> paces = new ConcurrentHashMap<>();
    private final Map<RegistrationId, PlatformDeliveries> running = new ConcurrentHashMap<>();
    private final Semaphore signal = new Semaphore(0);

    public DeliveryQueue(Instance instance, PlatformServices services) {
        this.instance = instance;
        delivery = new Delivery(instance, services);
        results = delivery.results;
        instance.work().beside(new Beside());
    }

    private final class Beside implements WorkQueue.Beside {
        private final Thread looking = new Thread(DeliveryQueue.this::look, "due-scores");

        @Override
        public void start() {
            looking.setDaemon(true);
            looking.start();
        }

        @Override
        public void wake() {
            signal.release();
            running.values().forEach(PlatformDeliveries::wake);
        }

        @Override
        public void end(Duration longest) throws InterruptedException {
            looking.join(longest.toMillis());
            threads.end(longest);
        }
    }

    private void look() {
        while (!instance.work().ending()) {
            Duration pause = LOOK;
            try {
                instance.database()
                        .query(handle -> due.listPlatforms(handle, leases.holder(), instance.now()))
                        .forEach(this::begin);
            } catch (RuntimeException e) {
                LOG.warn("due scores could not be looked for: {}", e.toString());
                pause = AFTER_ERROR;
            }
            try {
                if (signal.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    signal.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void begin(RegistrationId registration) {
        PlatformDeliveries deliveries = new PlatformDeliveries(
                registration,
                instance,
                delivery,
                leases,
                paces.computeIfAbsent(registration, id -> new SendingPace()),
                threads);
        if (running.putIfAbsent(registration, deliveries) == null) {
            threads.run(() -> {
                try {
                    deliveries.run();
                } finally {
                    running.remove(registration);
                }
            });
        }
    }

    /** Threads that are there while there is something to send. Each platform gets one of its own, however many there are. */
    static final class Threads {
        private static final int MOST = 256;
        private static final Duration IDLE = Duration.ofSeconds(5);

        private final AtomicInteger sending = new AtomicInteger();
        private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE.toMillis(), TimeUnit.MILLISECONDS, new SynchronousQueue<>(), work -> {
                    Thread thread = new Thread(work, "passback");
                    thread.setDaemon(true);
                    return thread;
                });

        void run(Runnable work) {
            threads.execute(work);
        }

        /**
         * Starts work.
         *
         * @param first is started however many threads send
         * @return false when too many threads send, and when the process ends
         */
        boolean start(Runnable work, boolean first) {
            if (sending.incrementAndGet() <= MOST || first) {
                try {
                    threads.execute(() -> {
                        try {
                            work.run();
                        } finally {
                            sending.decrementAndGet();
                        }
                    });
                    return true;
                } catch (RejectedExecutionException e) {
                    LOG.debug("no more is sent, because the process ends");
                }
            }
            sending.decrementAndGet();
            return false;
        }

        void end(Duration longest) throws InterruptedException {
            threads.shutdown();
            if (!threads.awaitTermination(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("deliveries under way were left alone");
            }
        }
    }
}
