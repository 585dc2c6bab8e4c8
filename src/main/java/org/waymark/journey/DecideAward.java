package org.waymark.journey;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.completion.Decision;
import org.waymark.completion.Decisions;
import org.waymark.completion.Rules;
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
import org.waymark.learning.RunId;
import org.waymark.people.Cities;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.progress.Rule;
import org.waymark.progress.Verdict;
import org.waymark.standard.Standard;
import org.waymark.standard.Standards;

/**
 * Decides by its rule whether a learner has completed a run, keeps the decision, and lets the badge, the city's tallies
 * and the grade follow. The same for a report that arrives, a rule that changes and a backfill. All of it is one
 * transaction of the caller; decided again from the same facts, nothing happens.
 */
public final class DecideAward {

    /** What makes somebody look again. */
    enum Occasion {
        /** A source told something. */
        TOLD,
        /** Something was taken back. */
        WITHDRAWN,
        /** Somebody asked that the present rule be applied to what is known. */
        RULE
    }

    private final Learners learners;
    private final Cities cities;
    private final Catalogue catalogue;
    private final Standards standards;
    private final Rules rules;
    private final WeighCompletion weigh;
    private final Decisions decisions;
    private final Tallies tallies;
    private final Credentials credentials;
    private final OpenBadge openBadge;
    private final KeyRing badgeKeys;
    private final PublicAddresses addresses;
    private final MoveGrade moveGrade;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public DecideAward(
            Learners learners,
            Cities cities,
            Catalogue catalogue,
            Standards standards,
            Rules rules,
            WeighCompletion weigh,
            Decisions decisions,
            Tallies tallies,
            Credentials credentials,
            OpenBadge openBadge,
            KeyRing badgeKeys,
            PublicAddresses addresses,
            MoveGrade moveGrade,
            InstantSource clock) {
        this.learners = learners;
        this.cities = cities;
        this.catalogue = catalogue;
        this.standards = standards;
        this.rules = rules;
        this.weigh = weigh;
        this.decisions = decisions;
        this.tallies = tallies;
        this.credentials = credentials;
        this.openBadge = openBadge;
        this.badgeKeys = badgeKeys;
        this.addresses = addresses;
        this.moveGrade = moveGrade;
        this.clock = clock;
    }

    /** What the catalogue says of a run, read once for everybody in one transaction. */
    static final class Subject {
        private final CatalogueEntry entry;
        private @Nullable Standard standard;

        private Subject(CatalogueEntry entry) {
            this.entry = entry;
        }
    }

    Optional<Subject> findSubject(Handle handle, RunId run) {
        return catalogue.findRun(handle, run).map(Subject::new);
    }

    Subject subject(Handle handle, RunId run) {
        return findSubject(handle, run).orElseThrow();
    }

    private Standard standard(Handle handle, Subject subject) {
        Standard known = subject.standard;
        if (known == null) {
            known = standards.find(handle, subject.entry.run().standard()).orElseThrow();
            subject.standard = known;
        }
        return known;
    }

    /**
     * Decides about a learner whom the caller holds.
     *
     * @param resourceLink the activity; null for the rule of the run itself
     * @param cause the occasion in words
     * @return the decision that stands now
     */
    Decision decide(
            Handle handle, LearnerId person, RunId run, @Nullable UUID resourceLink, Occasion occasion, String cause) {
        return decide(handle, person, subject(handle, run), resourceLink, occasion, cause);
    }

    /** The same, for many people of one run in one transaction. */
    Decision decide(
            Handle handle,
            LearnerId person,
            Subject subject,
            @Nullable UUID resourceLink,
            Occasion occasion,
            String cause) {
        Instant now = clock.instant();
        Learner learner = learners.find(handle, person).orElseThrow();
        CatalogueEntry entry = subject.entry;
        RunId run = entry.run().id();
        Rule rule = rules.get(handle, run, resourceLink);
        WeighCompletion.Weighed weighed = weigh.weigh(handle, learner, entry, resourceLink, rule);
        Optional<Decision> last = decisions.findLast(handle, person, run, resourceLink);
        Verdict verdict = weighed.verdict();
        if (last.isPresent() && staysInSpiteOfRule(last.get(), weighed, occasion)) {
            return last.get();
        }
        Decision decision = new Decision(
                UUID.randomUUID(), verdict.outcome(), verdict.reasons(), verdict.missing(), weighed.rule(), cause, now);
        boolean news = last.isEmpty() || !isRepeated(last.get(), decision);
        Decision stands = news ? decision : last.get();
        if (news) {
            decisions.add(handle, person, run, resourceLink, decision, rule.teamOnce());
        }
        Optional<Credential> badge = weighed.badge();
        switch (verdict.outcome()) {
            case AWARDED -> {
                badge = Optional.of(issue(handle, learner, subject, badge, now));
                credit(handle, learner, entry, rule.teamOnce(), now);
            }
            case REVOKED -> {
                badge.ifPresent(
                        held -> credentials.markRevoked(handle, held.id(), now, "What it rested on was taken back."));
                uncredit(handle, learner, entry);
            }
            case KEPT, NOT_YET, NEVER -> {}
        }
        if (resourceLink != null && !learner.testUser()) {
            moveGrade.follow(handle, learner.id(), resourceLink, entry, rule, weighed.judgement(), stands, badge, now);
        }
        return stands;
    }

    /** A changed rule takes nothing back by itself: only what is withdrawn does, or somebody who asks for it. */
    private static boolean staysInSpiteOfRule(Decision last, WeighCompletion.Weighed now, Occasion occasion) {
        return occasion == Occasion.TOLD
                && last.awarded()
                && !now.verdict().outcome().met()
                && !last.rule().equals(now.rule());
    }

    /** What was awarded and is only looked at again stays the decision that awarded it. */
    private static boolean isRepeated(Decision last, Decision now) {
        return now.saysSameAs(last)
                || (last.outcome() == Verdict.Outcome.AWARDED
                        && now.outcome() == Verdict.Outcome.KEPT
                        && now.rule().equals(last.rule()));
    }

    /** Counts a completed run for the learner's city, once. */
    void credit(Handle handle, Learner learner, CatalogueEntry entry, boolean teamOnce, Instant now) {
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
                    teamOnce,
                    now);
            if (counted) {
                cities.markCounts(handle, city.id(), 0, 1);
            }
        });
    }

    private void uncredit(Handle handle, Learner learner, CatalogueEntry entry) {
        learner.joinedCity().ifPresent(city -> {
            cities.markCounts(handle, city.id(), 0, 0);
            boolean counted = tallies.removeCredit(
                    handle,
                    city.id(),
                    learner.id(),
                    entry.run().id(),
                    entry.run().standard(),
                    entry.run().criteria());
            if (counted) {
                cities.markCounts(handle, city.id(), 0, -1);
            }
        });
    }

    private Credential issue(
            Handle handle, Learner learner, Subject subject, Optional<Credential> earlier, Instant now) {
        CatalogueEntry entry = subject.entry;
        CredentialFacts facts = new CredentialFacts(
                CredentialId.random(),
                learner.id().value(),
                BadgeFacts.achievement(entry, standard(handle, subject), addresses),
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
