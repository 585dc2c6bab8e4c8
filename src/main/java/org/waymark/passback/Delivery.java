package org.waymark.passback;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.waymark.lti.payload.LineItemPayload;
import org.waymark.lti.payload.ReviewPayload;
import org.waymark.lti.payload.Scope;
import org.waymark.lti.payload.ScorePayload;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.Registrations;
import org.waymark.lti.platform.ResourceLink;
import org.waymark.lti.platform.ResourceLinks;
import org.waymark.lti.service.LineItems;
import org.waymark.lti.service.Scores;
import org.waymark.lti.service.ServiceFailure;
import org.waymark.people.Learner;
import org.waymark.people.Learners;
import org.waymark.store.Database;

/** One try to bring a score to its gradebook. Calls the platform outside any transaction. Safe for many threads. */
public final class Delivery {
    /** The tag of the column that Waymark keeps for a link (AGS 2.0, 3.2.8). */
    public static final String TAG = "waymark-completion";

    /** Longer than looking for a column and making one can take at the slowest. */
    private static final Duration COLUMN_LEASE = Duration.ofSeconds(90);

    /** How late within the lease a column may still be made. */
    private static final Duration LATEST_START = Duration.ofSeconds(25);

    private static final Duration AFTER_LOST_ANSWER = Duration.ofSeconds(10);

    private record Parts(Score score, ResourceLink link, Registration registration, Learner learner) {}

    private final Database database;
    private final ScoreRows scores;
    private final ResourceLinks links;
    private final Registrations registrations;
    private final Learners learners;
    private final LineItems lineItems;
    private final Scores scoreService;
    private final URI launchUri;
    private final InstantSource clock;

    public Delivery(
            Database database,
            ScoreRows scores,
            ResourceLinks links,
            Registrations registrations,
            Learners learners,
            LineItems lineItems,
            Scores scoreService,
            URI launchUri,
            InstantSource clock) {
        this.database = database;
        this.scores = scores;
        this.links = links;
        this.registrations = registrations;
        this.learners = learners;
        this.lineItems = lineItems;
        this.scoreService = scoreService;
        this.launchUri = launchUri;
        this.clock = clock;
    }

    /**
     * Tries once and writes down what came back.
     *
     * @return when to try again; empty when the score has arrived or waits for a person
     */
    public Optional<Instant> attempt(UUID scoreId) {
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
        try {
            String answer = send(parts);
            database.useTransaction(handle -> scores.markDelivered(handle, parts.score(), answer, clock.instant()));
            return Optional.empty();
        } catch (ServiceFailure e) {
            return writeDown(parts, e);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            // Something in the platform's answer that no check foresaw: seen by the instructor, tried again.
            return writeDown(
                    parts,
                    new ServiceFailure(ServiceFailure.Kind.PASSING, "The answer of the LMS cannot be understood."));
        }
    }

    /** Queued scores that nobody tried for this long, although it was time. */
    List<UUID> listOverdue(Handle handle, Duration late) {
        return scores.listOverdue(handle, clock.instant().minus(late));
    }

    private String send(Parts parts) throws ServiceFailure {
        URI column = column(parts);
        Score score = parts.score();
        ScorePayload payload = new ScorePayload(
                parts.learner().subject(), score.given(), score.maximum(), score.at(), score.comment());
        try {
            scoreService.send(parts.registration(), column, payload);
            return "The LMS took the grade.";
        } catch (ServiceFailure e) {
            if (e.kind() != ServiceFailure.Kind.NEWER_THERE) {
                throw e;
            }
            if (holdsIt(parts, column, payload)) {
                return "The LMS already holds this grade.";
            }
            // Another score stands there, or we may not look: only a later one is sure to be ours.
            database.useTransaction(handle -> scores.markLater(handle, score, clock.instant()));
            throw e;
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

    /** The column to send to: the one that is known, else the one that is found, else a new one. */
    private URI column(Parts parts) throws ServiceFailure {
        ResourceLink link = parts.link();
        if (!link.canSend(Scope.SCORE)) {
            throw new ServiceFailure(
                    ServiceFailure.Kind.NOT_GRANTED,
                    "The LMS lets this tool send no grades: switch on grade services for the tool, then open it again.");
        }
        if (link.column().isPresent()) {
            return link.column().get();
        }
        URI lineitems = link.lineitems();
        if (lineitems == null || !link.canSend(Scope.LINE_ITEM)) {
            throw new ServiceFailure(
                    ServiceFailure.Kind.NOT_GRANTED,
                    "This activity has no grade column and the LMS lets this tool make none.");
        }
        Optional<URI> known = findColumn(parts, lineitems);
        URI column = known.isPresent() ? known.get() : addColumn(parts, lineitems);
        database.useTransaction(handle -> links.markColumn(handle, link.id(), column));
        return column;
    }

    /** The column that the platform has for the link already: the link's own, or one of no link, but of our name. */
    private Optional<URI> findColumn(Parts parts, URI columns) throws ServiceFailure {
        ResourceLink link = parts.link();
        if (link.ownId().isPresent()) {
            Optional<URI> own =
                    lineItems.find(parts.registration(), columns, link.ownId().get(), TAG);
            if (own.isPresent()) {
                return own;
            }
        }
        List<URI> unlinked = lineItems.listWithoutLink(parts.registration(), columns, link.columnName(), TAG);
        return database.inTransaction(handle -> unlinked.stream()
                .filter(column -> !links.hasOther(handle, link, column))
                .findFirst());
    }

    /**
     * Makes the column under a lease, so that two deliveries never make two. Within the lease it is looked for once
     * more, because another delivery may have made it since; after a lost answer the lease stays for a while, so that a
     * platform that is still at work has made it before it is looked for again.
     */
    private URI addColumn(Parts parts, URI columns) throws ServiceFailure {
        ResourceLink link = parts.link();
        Instant leased = clock.instant();
        if (!database.inTransaction(handle -> links.markColumnLease(handle, link.id(), leased, COLUMN_LEASE))) {
            Optional<URI> made = database.inTransaction(
                    handle -> links.find(handle, link.id()).flatMap(ResourceLink::column));
            return made.orElseThrow(
                    () -> new ServiceFailure(ServiceFailure.Kind.PASSING, "The grade column is being made."));
        }
        try {
            Optional<URI> known = findColumn(parts, columns);
            if (known.isPresent()) {
                return known.get();
            }
            if (clock.instant().isAfter(leased.plus(LATEST_START))) {
                throw new ServiceFailure(ServiceFailure.Kind.PASSING, "The LMS is too slow to make a column now.");
            }
            return lineItems.add(
                    parts.registration(),
                    columns,
                    new LineItemPayload(
                            null,
                            link.title().isBlank() ? "Waymark" : link.title(),
                            parts.score().maximum(),
                            link.ownId().orElse(null),
                            link.columnName(),
                            TAG,
                            new ReviewPayload(launchUri.toString(), Map.of())));
        } catch (ServiceFailure e) {
            Duration rest = e.kind() == ServiceFailure.Kind.NO_ANSWER ? AFTER_LOST_ANSWER : Duration.ZERO;
            database.useTransaction(handle ->
                    links.markColumnLeaseEnd(handle, link.id(), clock.instant().plus(rest)));
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
                        Duration.between(score.at(), now))
                .map(now::plus);
        boolean stood = database.inTransaction(handle -> {
            forgetGoneColumn(handle, parts.link(), failure);
            return scores.markFailed(handle, score, looksFinal, failure.sentence(), now, next.orElse(null));
        });
        return stood ? next : Optional.of(now);
    }

    /** A column that cannot be looked for again is kept: the platform may have said 404 in passing. */
    private void forgetGoneColumn(Handle handle, ResourceLink link, ServiceFailure failure) {
        if (failure.kind() == ServiceFailure.Kind.COLUMN_GONE
                && link.lineitems() != null
                && link.canSend(Scope.LINE_ITEM)) {
            link.column().ifPresent(gone -> links.markColumnGone(handle, link.id(), gone));
        }
    }
}
