package org.waymark.journey;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.waymark.completion.Completion;
import org.waymark.completion.Completions;
import org.waymark.completion.Source;
import org.waymark.completion.Tallies;
import org.waymark.credential.Credential;
import org.waymark.credential.CredentialFacts;
import org.waymark.credential.CredentialId;
import org.waymark.credential.Credentials;
import org.waymark.credential.OpenBadge;
import org.waymark.credential.PublicAddresses;
import org.waymark.credential.SignedBadge;
import org.waymark.credential.VerificationCode;
import org.waymark.keys.KeyRing;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.passback.DeliveryQueue;
import org.waymark.passback.Score;
import org.waymark.passback.ScoreRows;
import org.waymark.people.Cities;
import org.waymark.people.Learner;
import org.waymark.people.Learners;
import org.waymark.progress.AwardFacts;
import org.waymark.progress.Verdict;
import org.waymark.standard.Standard;
import org.waymark.standard.Standards;

/**
 * The heart: one completion becomes a decision, a badge, support for the city's criteria and a grade on its way. All of
 * it is one transaction of the caller, so that either everything has happened or nothing; told again, nothing happens.
 */
public final class RecordCompletion {
    private static final double FULL = 100;

    private final Learners learners;
    private final Cities cities;
    private final Catalogue catalogue;
    private final Standards standards;
    private final Completions completions;
    private final Tallies tallies;
    private final Credentials credentials;
    private final OpenBadge openBadge;
    private final KeyRing badgeKeys;
    private final PublicAddresses addresses;
    private final ScoreRows scores;
    private final DeliveryQueue queue;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public RecordCompletion(
            Learners learners,
            Cities cities,
            Catalogue catalogue,
            Standards standards,
            Completions completions,
            Tallies tallies,
            Credentials credentials,
            OpenBadge openBadge,
            KeyRing badgeKeys,
            PublicAddresses addresses,
            ScoreRows scores,
            DeliveryQueue queue,
            InstantSource clock) {
        this.learners = learners;
        this.cities = cities;
        this.catalogue = catalogue;
        this.standards = standards;
        this.completions = completions;
        this.tallies = tallies;
        this.credentials = credentials;
        this.openBadge = openBadge;
        this.badgeKeys = badgeKeys;
        this.addresses = addresses;
        this.scores = scores;
        this.queue = queue;
        this.clock = clock;
    }

    /** @return false when this source told this completion before, and nothing was done */
    public boolean record(Handle handle, Completion completion) {
        Instant now = clock.instant();
        // One completion of a learner at a time, and none while the learner joins a city: each sees what the other did.
        learners.markHeld(handle, completion.learner());
        if (!completions.add(handle, completion, now)) {
            return false;
        }
        Learner learner = learners.find(handle, completion.learner()).orElseThrow();
        CatalogueEntry entry = catalogue.findRun(handle, completion.run()).orElseThrow();
        Optional<Credential> held = credentials
                .findCurrent(handle, learner.id().value(), completion.run().value())
                .filter(credential -> !credential.revoked());
        Verdict verdict = Verdict.on(new AwardFacts(
                entry.title(),
                completion.source() == Source.LEARNER ? "you" : "your instructor",
                learner.testUser(),
                entry.run().criteria().size(),
                learner.joinedCity().map(city -> city.name()).orElse(null),
                held.isPresent()));
        completions.addDecision(
                handle,
                completion,
                new Completions.Decision(completion.id(), verdict.awarded(), verdict.reasons(), now));
        if (verdict.awarded()) {
            held = Optional.of(issue(handle, learner, entry, now));
            credit(handle, learner, entry, now);
        }
        UUID link = completion.resourceLink();
        if (link != null && held.isPresent()) {
            String comment = "Completed: " + entry.title() + ". Badge: "
                    + addresses.credential(held.get().id());
            Optional<Score> score = scores.add(handle, link, learner.id(), completion.id(), FULL, FULL, comment, now);
            score.ifPresent(queued -> queue.add(handle, queued.id()));
        }
        return true;
    }

    /** Counts a completed run for the learner's city, once. */
    void credit(Handle handle, Learner learner, CatalogueEntry entry, Instant now) {
        learner.joinedCity().ifPresent(city -> {
            // The city's row before its tallies, everywhere, so that nobody waits in a circle.
            cities.markCounts(handle, city.id(), 0, 0);
            boolean counted = tallies.addCredit(
                    handle,
                    city.id(),
                    learner.id(),
                    entry.run().id(),
                    entry.run().standard(),
                    entry.run().criteria(),
                    now);
            if (counted) {
                cities.markCounts(handle, city.id(), 0, 1);
            }
        });
    }

    private Credential issue(Handle handle, Learner learner, CatalogueEntry entry, Instant now) {
        Standard standard = standards.find(handle, entry.run().standard()).orElseThrow();
        Optional<Credential> earlier = credentials.findCurrent(
                handle, learner.id().value(), entry.run().id().value());
        CredentialFacts facts = new CredentialFacts(
                CredentialId.random(),
                learner.id().value(),
                BadgeFacts.achievement(entry, standard, addresses),
                learner.name(),
                learner.joinedCity().map(city -> city.name()).orElse(null),
                now,
                entry.run().end());
        SignedBadge signed = openBadge.sign(facts, badgeKeys.signer(handle));
        return credentials.add(
                handle,
                new Credential(
                        facts,
                        entry.run().id().value(),
                        earlier.map(credential -> credential.edition() + 1).orElse(1),
                        VerificationCode.random(random),
                        signed.json(),
                        signed.jwt(),
                        null,
                        null));
    }
}
