package org.waymark.passback;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.lti.payload.Scope;
import org.waymark.lti.payload.ScorePayload;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.Registrations;
import org.waymark.lti.service.PlatformServices;
import org.waymark.lti.service.Scores;
import org.waymark.lti.service.ServiceFailure;
import org.waymark.measure.Attempt;
import org.waymark.measure.Counts;
import org.waymark.store.Database;
import org.waymark.work.Instance;
import org.waymark.work.Origin;

/**
 * Delivers a score to its gradebook in one try, and writes down what came of many. Calls the platform outside any
 * transaction. Safe for many threads.
 */
final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    /** What was read longer ago than this is looked at again before it is sent. */
    private static final Duration FRESH = Duration.ofMillis(500);

    private static final Messages MESSAGES = Messages.of(Delivery.class);
    private static final Message TAKEN = MESSAGES.message("taken");

    /**
     * What came of one try. Neither an answer nor a failure where the score was not sent, because it is not what is to be
     * sent any more.
     *
     * @param answer of the platform that took it, in words
     */
    record Tried(
            DueScores.Ready ready,
            @Nullable Message answer,
            @Nullable ServiceFailure failure) {}

    /**
     * What was written down of a try.
     *
     * @param waits whether the score waits for somebody now
     */
    record Written(Tried tried, boolean waits) {}

    private final Database database;
    private final ScoreRows scores = new ScoreRows();
    private final Registrations registrations = new Registrations();
    private final GradeColumns columns;
    private final Scores scoreService;
    private final InstantSource clock;
    final Counts<Attempt> results = new Counts<>(Attempt.class);

    Delivery(Instance instance, PlatformServices services) {
        database = instance.database();
        clock = instance.clock();
        columns = new GradeColumns(database, services.lineItems, services.platforms.launchUri, clock);
        scoreService = services.scores;
    }

    /** Tries once; nothing of it is written down yet. */
    Tried attempt(DueScores.Ready ready) {
        try {
            return new Tried(ready, send(ready).orElse(null), null);
        } catch (ServiceFailure e) {
            return new Tried(ready, null, e);
        } catch (RuntimeException e) {
            if (!(e instanceof IllegalArgumentException
                    || e instanceof ArithmeticException
                    || e instanceof DateTimeException)) {
                LOG.error("score {} could not be tried", ready.score().id(), e);
            }
            // Something in the platform's answer that no check foresaw: seen by the instructor, tried again.
            return new Tried(
                    ready, null, new ServiceFailure(ServiceFailure.Kind.PASSING, MESSAGES.message("not-understood")));
        }
    }

    /** Sends a score and returns what came back; empty when it is not what is to be sent any more. */
    private Optional<Message> send(DueScores.Ready ready) throws ServiceFailure {
        Score score = ready.score();
        requireActive(ready.registration());
        if (!ready.link().canSend(Scope.SCORE)) {
            throw new ServiceFailure(ServiceFailure.Kind.NOT_GRANTED, MESSAGES.message("no-grade-service"));
        }
        URI column = columns.get(ready.registration(), ready.link(), score.tag(), score.maximum(), ready.column());
        // Finding or making a column can take a minute, and so can those that went before.
        if (System.nanoTime() - ready.read() > FRESH.toNanos() && !stands(ready)) {
            return Optional.empty();
        }
        ScorePayload payload =
                new ScorePayload(ready.subject(), score.given(), score.maximum(), score.at(), score.comment());
        try {
            scoreService.send(ready.registration(), column, payload);
            return Optional.of(taken(ready, column, payload));
        } catch (ServiceFailure e) {
            if (e.kind() != ServiceFailure.Kind.NEWER_THERE) {
                throw e;
            }
            if (holdsIt(ready, column, payload)) {
                return Optional.of(MESSAGES.message("held"));
            }
            // Another score stands there, or we may not look: only a later one is sure to be ours.
            database.useTransaction(handle -> scores.markLater(handle, score, clock.instant()));
            throw e;
        }
    }

    private static void requireActive(Registration registration) throws ServiceFailure {
        if (registration.state() != Registration.State.ACTIVE) {
            throw new ServiceFailure(ServiceFailure.Kind.PASSING, MESSAGES.message("platform-off"));
        }
    }

    private boolean stands(DueScores.Ready ready) throws ServiceFailure {
        requireActive(database.query(handle ->
                        registrations.find(handle, ready.registration().id()))
                .orElse(ready.registration()));
        return database.query(handle -> scores.find(handle, ready.score().id()))
                .filter(now -> now.state() == Score.State.QUEUED
                        && now.round() == ready.score().round())
                .isPresent();
    }

    /** A grade of 0 is answered like any other where the gradebook keeps the one it had; so it is read back. */
    private Message taken(DueScores.Ready ready, URI column, ScorePayload payload) {
        if (payload.given() != 0) {
            return TAKEN;
        }
        if (ready.link().hasOneGrade()) {
            return MESSAGES.message("zero.open-edx");
        }
        if (!ready.link().canSend(Scope.RESULT_READONLY)) {
            return TAKEN;
        }
        try {
            OptionalDouble held = scoreService.held(ready.registration(), column, payload.userId());
            if (held.isEmpty()) {
                return MESSAGES.message("zero.no-grade");
            }
            return held.getAsDouble() == 0
                    ? MESSAGES.message("zero.taken")
                    : MESSAGES.message("zero.kept", "held", held.getAsDouble());
        } catch (ServiceFailure e) {
            return MESSAGES.message("zero.unknown");
        }
    }

    private boolean holdsIt(DueScores.Ready ready, URI column, ScorePayload payload) throws ServiceFailure {
        if (!ready.link().canSend(Scope.RESULT_READONLY)) {
            return false;
        }
        try {
            return scoreService.shows(ready.registration(), column, payload);
        } catch (ServiceFailure e) {
            if (e.kind() == ServiceFailure.Kind.NOT_GRANTED || e.kind() == ServiceFailure.Kind.LOOKS_FINAL) {
                return false;
            }
            throw e;
        }
    }

    /** Writes down what came of tries, within the caller's transaction. */
    List<Written> writeDown(Handle handle, List<Tried> tries, Instant now) {
        List<Written> written = new ArrayList<>();
        List<ScoreRows.Answered> arrived = new ArrayList<>();
        for (Tried tried : tries) {
            Message answer = tried.answer();
            ServiceFailure failure = tried.failure();
            if (answer != null) {
                arrived.add(new ScoreRows.Answered(tried.ready().score(), answer));
                written.add(new Written(tried, false));
            } else if (failure != null) {
                written.add(new Written(tried, writeDown(handle, tried.ready(), failure, now)));
            }
        }
        scores.markDelivered(handle, arrived, now);
        return written;
    }

    /** @return whether the score waits for somebody now */
    private boolean writeDown(Handle handle, DueScores.Ready ready, ServiceFailure failure, Instant now) {
        Score score = ready.score();
        boolean looksFinal = RetryPolicy.looksFinal(failure);
        Optional<Instant> next = RetryPolicy.next(
                        failure,
                        looksFinal ? score.finalFailures() : score.passingFailures(),
                        Duration.between(score.queuedAt(), now))
                .map(now::plus);
        if (failure.kind() == ServiceFailure.Kind.COLUMN_GONE) {
            columns.forgetGone(handle, ready.link(), score.tag());
        }
        return scores.markFailed(handle, score, looksFinal, failure.sentence(), now, next.orElse(null))
                && next.isEmpty();
    }

    /** Counts what was written down and names it in the log, once it is committed. */
    void tell(List<Written> written) {
        for (Written one : written) {
            ServiceFailure failure = one.tried().failure();
            results.add(failure == null ? Attempt.DELIVERED : one.waits() ? Attempt.FAILED : Attempt.RETRY);
            Origin.within(one.tried().ready().origin(), () -> {
                log(one, failure);
                return true;
            });
        }
    }

    private static void log(Written one, @Nullable ServiceFailure failure) {
        DueScores.Ready ready = one.tried().ready();
        if (failure == null) {
            LOG.info(
                    "grade delivered: score {} registration {}",
                    ready.score().id(),
                    ready.registration().id());
        } else if (one.waits() || ready.score().attempts() == 0) {
            // The tries between are in the table of attempts.
            LOG.info(
                    "grade not delivered: score {} registration {} {}, {}",
                    ready.score().id(),
                    ready.registration().id(),
                    failure.kind(),
                    one.waits() ? "waits for somebody" : "is tried again");
        }
    }
}
