package org.waymark.passback;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.id.RegistrationId;
import org.waymark.id.ResourceLinkId;
import org.waymark.lti.service.ServiceFailure;
import org.waymark.passback.Delivery.Tried;
import org.waymark.work.Instance;
import org.waymark.work.Origin;

/**
 * The scores of one platform that are due: reads some, sends several at once from threads that last as long, and writes
 * down what came of them together. One instance at a time does it for a platform, under a lease; what died with a
 * process is sent again, which is the same score of the same time. Runs in a thread of its own until nothing is due.
 */
final class PlatformDeliveries implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(PlatformDeliveries.class);
    private static final Duration KEEP = Duration.ofSeconds(3);
    /** Looks for more this often while there was nothing more, and in a pause for what somebody asked for. */
    private static final Duration LOOK = Duration.ofMillis(500);

    /** Writes down this often what came; the last that is in flight does not wait for it. */
    private static final Duration TURN = Duration.ofMillis(50);
    /** What waits here for each that is in flight. */
    private static final int READ_AHEAD = 4;

    /** Goes on looking after the last, so that what follows soon costs no new lease. */
    private static final Duration LINGER = Duration.ofSeconds(5);

    private static final Duration AFTER_ERROR = Duration.ofSeconds(10);

    private final RegistrationId registration;
    private final Instance instance;
    private final Delivery delivery;
    private final DeliveryLeases leases;
    private final DueScores due = new DueScores();
    private final SendingPace pace;
    private final DeliveryQueue.Threads threads;
    private final Semaphore signal = new Semaphore(0);

    /** What was read and is not written down yet: waiting here, in flight, or answered. */
    private final Map<DueScores.Ready.Cell, DueScores.Ready> held = new HashMap<>();

    private final Deque<DueScores.Ready> ready = new ArrayDeque<>();
    private final List<Tried> done = new ArrayList<>();
    private int inFlight;

    private Instant keptAt = Instant.MIN;
    private long lastFound = System.nanoTime();
    private long nextLook = System.nanoTime();
    private boolean wasPaused;

    PlatformDeliveries(
            RegistrationId registration,
            Instance instance,
            Delivery delivery,
            DeliveryLeases leases,
            SendingPace pace,
            DeliveryQueue.Threads threads) {
        this.registration = registration;
        this.instance = instance;
        this.delivery = delivery;
        this.leases = leases;
        this.pace = pace;
        this.threads = threads;
    }

    /** Looks for more at once. */
    void wake() {
        signal.release();
    }

    @Override
    public void run() {
        try {
            keptAt = instance.now();
            if (instance.database().<Boolean>inTransaction(handle -> leases.take(handle, registration, keptAt))) {
                while (turn()) {
                    pause(isSending() ? TURN : LOOK);
                }
                instance.useTransaction(handle -> leases.end(handle, registration));
            }
        } catch (RuntimeException e) {
            LOG.error("deliveries to registration {} broke off, and begin again", registration, e);
            pause(AFTER_ERROR);
        } finally {
            // Until all have been answered nobody else sends to the same cells; the answers are asked for again.
            forget();
            while (isSending() && !Thread.currentThread().isInterrupted()) {
                pause(LOOK);
            }
        }
    }

    /** @return whether there is, or may soon be, more to do */
    private boolean turn() {
        Instant now = instance.now();
        boolean ending = instance.work().ending();
        boolean paused;
        int most;
        List<Tried> answered;
        Set<ResourceLinkId> searching = new HashSet<>();
        boolean woken = signal.drainPermits() > 0 || System.nanoTime() >= nextLook;
        synchronized (this) {
            paused = pace.isPaused(now);
            boolean looking = woken || (wasPaused && !paused);
            wasPaused = paused;
            if (paused || ending) {
                forget();
            }
            answered = List.copyOf(done);
            done.clear();
            most = ending || !looking ? 0 : room(paused, now);
            held.values().stream()
                    .filter(one -> one.column().isEmpty())
                    .forEach(one -> searching.add(one.link().id()));
            most = most == 0 ? 0 : most + held.size() - answered.size();
        }
        boolean keep = Duration.between(keptAt, now).compareTo(KEEP) >= 0;
        if (!keep && answered.isEmpty() && most == 0) {
            return !ending || isUnfinished();
        }
        int asked = most;
        Turn turn = instance.inTransaction(handle -> {
            List<Delivery.Written> written = delivery.writeDown(handle, answered, now);
            boolean kept = !keep || leases.keep(handle, registration, now);
            return new Turn(
                    written,
                    kept,
                    kept && asked > 0 ? due.list(handle, registration, now, paused, searching, asked) : List.of());
        });
        keptAt = keep ? now : keptAt;
        if (asked > 0 && turn.found().size() < asked) {
            nextLook = System.nanoTime() + LOOK.toNanos();
        }
        boolean more = take(answered, turn);
        delivery.tell(turn.written());
        send();
        return turn.kept() && more && (!ending || isUnfinished());
    }

    private record Turn(List<Delivery.Written> written, boolean kept, List<DueScores.Ready> found) {}

    /** How many more may be read: enough wait here that no thread has to wait for the database. */
    private int room(boolean paused, Instant now) {
        if (paused) {
            return inFlight == 0 && pace.mayAsk(now) ? 1 : 0;
        }
        return ready.size() > pace.width() ? 0 : READ_AHEAD * pace.width() - ready.size();
    }

    /** @return whether there is, or may soon be, more to do */
    private synchronized boolean take(List<Tried> answered, Turn turn) {
        answered.forEach(tried -> held.remove(tried.ready().cell()));
        Set<ResourceLinkId> searching = new HashSet<>();
        held.values().stream()
                .filter(one -> one.column().isEmpty())
                .forEach(one -> searching.add(one.link().id()));
        for (DueScores.Ready one : turn.found()) {
            // One looks for the column of a link, and the others go there when it is known.
            boolean free = !held.containsKey(one.cell())
                    && (one.column().isPresent() || searching.add(one.link().id()));
            if (free) {
                held.put(one.cell(), one);
                ready.add(one);
            }
        }
        if (!held.isEmpty()) {
            lastFound = System.nanoTime();
        }
        return wasPaused || System.nanoTime() - lastFound < LINGER.toNanos();
    }

    private synchronized void forget() {
        ready.forEach(one -> held.remove(one.cell()));
        ready.clear();
    }

    private synchronized boolean isSending() {
        return inFlight > 0;
    }

    private synchronized boolean isUnfinished() {
        return inFlight > 0 || !done.isEmpty();
    }

    private void send() {
        Sending next = next();
        while (next != null) {
            Sending sending = next;
            if (!threads.start(() -> work(sending), sending.alone())) {
                giveBack(sending);
                return;
            }
            next = next();
        }
    }

    /** @param alone whether nothing else of the platform is in flight */
    private record Sending(DueScores.Ready score, int generation, boolean alone) {}

    private synchronized @Nullable Sending next() {
        if (inFlight >= pace.width() || ready.isEmpty()) {
            return null;
        }
        inFlight++;
        return new Sending(ready.remove(), pace.generation(), inFlight == 1);
    }

    private synchronized void giveBack(Sending sending) {
        inFlight--;
        ready.addFirst(sending.score());
    }

    private void work(Sending first) {
        Sending next = first;
        while (next != null) {
            DueScores.Ready score = next.score();
            Tried tried = Origin.within(score.origin(), () -> delivery.attempt(score));
            next = ended(next, tried);
        }
    }

    private synchronized @Nullable Sending ended(Sending sending, Tried tried) {
        inFlight--;
        done.add(tried);
        note(sending.generation(), tried);
        if (pace.isPaused(instance.now())) {
            forget();
        }
        Sending next = next();
        if (next == null) {
            signal.release();
        }
        return next;
    }

    private void note(int generation, Tried tried) {
        ServiceFailure failure = tried.failure();
        if (tried.answer() != null) {
            pace.succeeded(generation);
        } else if (failure != null) {
            switch (failure.kind()) {
                case NO_ANSWER, PASSING, NO_KEYS, LATER ->
                    pace.failed(generation, failure.retryAfter().orElse(null), instance.now());
                // These speak of the score or of its link.
                case LOOKS_FINAL, COLUMN_GONE, NEWER_THERE, NOT_GRANTED -> {}
            }
        }
    }

    private void pause(Duration most) {
        try {
            if (signal.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
                signal.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
