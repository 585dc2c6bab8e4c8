package org.waymark.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.waymark.id.RegistrationId;
import org.waymark.lti.link.ResourceLink;
import org.waymark.lti.link.ResourceLinks;
import org.waymark.lti.payload.MediaType;
import org.waymark.lti.payload.Scope;
import org.waymark.lti.payload.ScorePayload;
import org.waymark.lti.platform.Registrations;
import org.waymark.passback.Score;
import org.waymark.passback.ScoreRows;
import org.waymark.people.Learner;
import org.waymark.people.Learners;
import org.waymark.store.Database;
import org.waymark.whole.Wait;

/** Has many scores delivered that become due in one moment, as after the import of a long report. */
final class ScoreLoad {
    private static final int BATCH = 500;
    private static final Duration LATER = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    /** Long enough for a second delivery to come that should not. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(3);

    private ScoreLoad() {}

    /** @param recorded how many Waymark knows as delivered */
    record Delivered(TakenScores taken, int recorded) {}

    /**
     * Adds scores beside the running server, so that none is due before all are there, then makes them due, and waits
     * until they have arrived, or for five minutes.
     *
     * @param database is closed at the end
     */
    static Delivered deliver(Database database, RegistrationId registration, PlayedPlatform platform, int count) {
        platform.scores = new TakenScores();
        try (Parts parts = new Parts(database, InstantSource.offset(InstantSource.system(), LATER))) {
            add(parts, registration, URI.create(platform.column(0)), count);
            Instant now = Instant.now();
            database.useTransaction(handle -> handle.createUpdate(
                            "update score set next_try_at = :now, queued_at = :now where state = 'QUEUED'")
                    .bind("now", now)
                    .execute());
            TakenScores taken = platform.scores;
            await(() -> taken.different() >= count);
            Wait.pause(AFTERWARDS);
            return new Delivered(
                    taken,
                    database.inTransaction(
                            handle -> handle.createQuery("select count(*) from score where state = 'DELIVERED'")
                                    .mapTo(Integer.class)
                                    .one()));
        }
    }

    /** Adds the score of each of so many people, due now by the clock of the parts. */
    static void add(Parts parts, RegistrationId registration, URI column, int count) {
        ResourceLink link = parts.database.inTransaction(handle -> new ResourceLinks()
                .addOrUpdate(
                        handle,
                        new ResourceLinks.Seen(
                                new Registrations()
                                        .findDeployment(handle, registration, PlayedPlatform.DEPLOYMENT)
                                        .orElseThrow()
                                        .id(),
                                "scores",
                                "Scores",
                                "course-0",
                                "C0",
                                "Course 0",
                                column,
                                null,
                                Set.of(Scope.SCORE),
                                null,
                                "",
                                null),
                        parts.instance.now())
                .link());
        Learners learners = new Learners();
        ScoreRows scores = new ScoreRows();
        for (int from = 1; from <= count; from += BATCH) {
            int first = from;
            parts.database.useTransaction(handle -> {
                for (int person = first; person < Math.min(first + BATCH, count + 1); person++) {
                    Learner learner = learners.addOrUpdate(
                            handle,
                            registration,
                            PlayedPlatform.subject(person),
                            "Person " + person,
                            false,
                            parts.instance.now());
                    scores.add(
                            handle,
                            link.id(),
                            learner.id(),
                            UUID.randomUUID(),
                            Score.COMPLETION_TAG,
                            100,
                            100,
                            "Done",
                            parts.instance.now());
                }
            });
        }
    }

    /** Sends as many scores as fast as a plain client does that keeps so many under way and remembers nothing. */
    static TakenScores floor(PlayedPlatform platform, int count, int inFlight) throws InterruptedException {
        platform.scores = new TakenScores();
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        Semaphore room = new Semaphore(inFlight);
        AtomicInteger failed = new AtomicInteger();
        for (int person = 1; person <= count; person++) {
            room.acquire();
            client.sendAsync(
                            HttpRequest.newBuilder(URI.create(platform.column(0)))
                                    .timeout(Duration.ofSeconds(30))
                                    .header("Authorization", "Bearer load")
                                    .header("Content-Type", MediaType.SCORE)
                                    .POST(HttpRequest.BodyPublishers.ofString(new ScorePayload(
                                                    PlayedPlatform.subject(person), 100, 100, Instant.now(), "Done")
                                            .json()))
                                    .build(),
                            BodyHandlers.discarding())
                    .whenComplete((answer, problem) -> {
                        if (problem != null || answer.statusCode() != 200) {
                            failed.incrementAndGet();
                        }
                        room.release();
                    });
        }
        room.acquire(inFlight);
        if (failed.get() > 0) {
            throw new IllegalStateException(failed + " scores of the plain client failed");
        }
        return platform.scores;
    }

    private static void await(Wait.Condition<RuntimeException> reached) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!reached.holds() && System.nanoTime() < end) {
            Wait.pause(Duration.ofMillis(100));
        }
    }
}
