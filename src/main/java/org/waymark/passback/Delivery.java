package org.waymark.passback;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.id.RegistrationId;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.lti.link.ResourceLink;
import org.waymark.lti.link.ResourceLinks;
import org.waymark.lti.payload.Scope;
import org.waymark.lti.payload.ScorePayload;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.Registrations;
import org.waymark.lti.service.PlatformServices;
import org.waymark.lti.service.Scores;
import org.waymark.lti.service.ServiceFailure;
import org.waymark.measure.Attempt;
import org.waymark.measure.Counts;
import org.waymark.people.Learner;
import org.waymark.people.Learners;
import org.waymark.store.Database;
import org.waymark.work.Instance;

/** Delivers a score to its gradebook in one try. Calls the platform outside any transaction. Safe for many threads. */
public final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    /** A platform that hangs keeps no more threads of the queue than these; the rest is for the others. */
    private static final int AT_ONCE = 3;

    private static final Messages MESSAGES = Messages.of(Delivery.class);
    private static final Message TAKEN = MESSAGES.message("taken");
    private static final Duration TURN = Duration.ofSeconds(2);

    private record Parts(Score score, ResourceLink link, Registration registration, Learner learner) {}

    private final Database database;
    private final ScoreRows scores = new ScoreRows();
    private final ResourceLinks links = new ResourceLinks();
    private final Registrations registrations = new Registrations();
    private final Learners learners = new Learners();
    private final GradeColumns columns;
    private final Scores scoreService;
    private final InstantSource clock;
    final Counts<Attempt> results = new Counts<>(Attempt.class);
    private final Map<RegistrationId, Semaphore> turns = new ConcurrentHashMap<>();

    Delivery(Instance instance, PlatformServices services) {
        database = instance.database();
        clock = instance.clock();
        columns = new GradeColumns(database, services.lineItems, services.platforms.launchUri, clock);
        scoreService = services.scores;
    }

    /**
     * Tries once and writes down what came back.
     *
     * @return when to try again; empty when the score has arrived or waits for a person
     */
    public Optional<Instant> attempt(ScoreId scoreId) {
        Optional<Parts> found = database.inTransaction(handle -> scores.find(handle, scoreId)
                .filter(score -> score.state() == Score.State.QUEUED)
                .map(score -> {
                    ResourceLink link = links.find(handle, score.resourceLink()).orElseThrow();
                    return new Parts(
                            score,
                            link,
                            registrations.find(handle, link.registration()).orElseThrow(),
                            learners.find(handle, score.learner()).orElseThrow());
                }));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Parts parts = found.get();
        Semaphore ofPlatform = turns.computeIfAbsent(parts.registration().id(), id -> new Semaphore(AT_ONCE));
        if (!ofPlatform.tryAcquire()) {
            return Optional.of(clock.instant().plus(TURN));
        }
        try {
            return attempt(parts);
        } finally {
            ofPlatform.release();
        }
    }

    private Optional<Instant> attempt(Parts parts) {
        try {
            Optional<Message> answer = send(parts);
            answer.ifPresent(words -> {
                database.useTransaction(handle -> scores.markDelivered(handle, parts.score(), words, clock.instant()));
                results.add(Attempt.DELIVERED);
                LOG.info(
                        "grade delivered: score {} registration {}",
                        parts.score().id(),
                        parts.registration().id());
            });
            return Optional.empty();
        } catch (ServiceFailure e) {
            return writeDown(parts, e);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            // Something in the platform's answer that no check foresaw: seen by the instructor, tried again.
            return writeDown(
                    parts, new ServiceFailure(ServiceFailure.Kind.PASSING, MESSAGES.message("not-understood")));
        }
    }

    /** Queued scores that nobody tried for this long, although it was time. */
    List<ScoreId> listOverdue(Handle handle, Duration late) {
        return scores.listOverdue(handle, clock.instant().minus(late));
    }

    /** Sends a score and returns what came back; empty when a newer score took its place before it was sent. */
    private Optional<Message> send(Parts parts) throws ServiceFailure {
        Score score = parts.score();
        if (parts.registration().state() != Registration.State.ACTIVE) {
            throw new ServiceFailure(ServiceFailure.Kind.PASSING, MESSAGES.message("platform-off"));
        }
        if (!parts.link().canSend(Scope.SCORE)) {
            throw new ServiceFailure(ServiceFailure.Kind.NOT_GRANTED, MESSAGES.message("no-grade-service"));
        }
        URI column = columns.get(parts.registration(), parts.link(), score.tag(), score.maximum());
        // Finding or making a column can take a minute.
        if (database.inTransaction(handle -> scores.find(handle, score.id()))
                .filter(now -> now.state() != Score.State.SUPERSEDED)
                .isEmpty()) {
            return Optional.empty();
        }
        ScorePayload payload = new ScorePayload(
                parts.learner().subject(), score.given(), score.maximum(), score.at(), score.comment());
        try {
            scoreService.send(parts.registration(), column, payload);
            return Optional.of(taken(parts, column, payload));
        } catch (ServiceFailure e) {
            if (e.kind() != ServiceFailure.Kind.NEWER_THERE) {
                throw e;
            }
            if (holdsIt(parts, column, payload)) {
                return Optional.of(MESSAGES.message("held"));
            }
            // Another score stands there, or we may not look: only a later one is sure to be ours.
            database.useTransaction(handle -> scores.markLater(handle, score, clock.instant()));
            throw e;
        }
    }

    /** A grade of 0 is answered like any other where the gradebook keeps the one it had; so it is read back. */
    private Message taken(Parts parts, URI column, ScorePayload payload) {
        if (payload.given() != 0) {
            return TAKEN;
        }
        if (parts.link().hasOneGrade()) {
            return MESSAGES.message("zero.open-edx");
        }
        if (!parts.link().canSend(Scope.RESULT_READONLY)) {
            return TAKEN;
        }
        try {
            OptionalDouble held = scoreService.held(parts.registration(), column, payload.userId());
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

    private boolean holdsIt(Parts parts, URI column, ScorePayload payload) throws ServiceFailure {
        if (!parts.link().canSend(Scope.RESULT_READONLY)) {
            return false;
        }
        try {
            return scoreService.shows(parts.registration(), column, payload);
        } catch (ServiceFailure e) {
            if (e.kind() == ServiceFailure.Kind.NOT_GRANTED || e.kind() == ServiceFailure.Kind.LOOKS_FINAL) {
                return false;
            }
            throw e;
        }
    }

    private Optional<Instant> writeDown(Parts parts, ServiceFailure failure) {
        Instant now = clock.instant();
        Score score = parts.score();
        boolean looksFinal = RetryPolicy.looksFinal(failure);
        Optional<Instant> next = RetryPolicy.next(
                        failure,
                        looksFinal ? score.finalFailures() : score.passingFailures(),
                        Duration.between(score.queuedAt(), now))
                .map(now::plus);
        boolean stood = database.inTransaction(handle -> {
            if (failure.kind() == ServiceFailure.Kind.COLUMN_GONE) {
                columns.forgetGone(handle, parts.link(), score.tag());
            }
            return scores.markFailed(handle, score, looksFinal, failure.sentence(), now, next.orElse(null));
        });
        boolean failed = stood && next.isEmpty();
        results.add(failed ? Attempt.FAILED : Attempt.RETRY);
        if (failed || score.attempts() == 0) {
            // The tries between are in the table of attempts.
            LOG.info(
                    "grade not delivered: score {} registration {} {}, {}",
                    score.id(),
                    parts.registration().id(),
                    failure.kind(),
                    failed ? "waits for somebody" : "is tried again");
        }
        return stood ? next : Optional.of(now);
    }
}
