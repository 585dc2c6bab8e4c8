package org.waymark.journey.award;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.completion.Decision;
import org.waymark.completion.Decisions;
import org.waymark.completion.Rules;
import org.waymark.credential.Credential;
import org.waymark.credential.CredentialFacts;
import org.waymark.credential.CredentialId;
import org.waymark.credential.Credentials;
import org.waymark.credential.OpenBadge;
import org.waymark.credential.PublicAddresses;
import org.waymark.credential.SignedBadge;
import org.waymark.credential.VerificationCode;
import org.waymark.journey.city.CountForCity;
import org.waymark.keys.KeyRing;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.RunId;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.progress.Judgement;
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
    public enum Occasion {
        /** A source told something. */
        TOLD,
        /** Something was taken back. */
        WITHDRAWN,
        /** Somebody asked that the present rule be applied to what is known. */
        RULE
    }

    private final Learners learners = new Learners();
    private final Catalogue catalogue = new Catalogue();
    private final Standards standards = new Standards();
    private final Rules rules = new Rules();
    private final RunPlaces runPlaces = new RunPlaces();
    private final WeighCompletion weigh = new WeighCompletion();
    private final Decisions decisions = new Decisions();
    private final CountForCity countForCity = new CountForCity();
    private final Credentials credentials = new Credentials();
    private final OpenBadge openBadge;
    private final KeyRing badgeKeys;
    private final PublicAddresses addresses;
    private final MoveGrade moveGrade;
    private final AwaitRoster awaitRoster = new AwaitRoster();
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public DecideAward(
            OpenBadge openBadge,
            KeyRing badgeKeys,
            PublicAddresses addresses,
            MoveGrade moveGrade,
            InstantSource clock) {
        this.openBadge = openBadge;
        this.badgeKeys = badgeKeys;
        this.addresses = addresses;
        this.moveGrade = moveGrade;
        this.clock = clock;
    }

    /** What the catalogue says of a run, read once for everybody in one transaction. */
    public static final class Subject {
        private final CatalogueEntry entry;
        private @Nullable Standard standard;

        private Subject(CatalogueEntry entry) {
            this.entry = entry;
        }
    }

    public Optional<Subject> findSubject(Handle handle, RunId run) {
        return catalogue.findRun(handle, run).map(Subject::new);
    }

    public Subject subject(Handle handle, RunId run) {
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
    public Decision decide(
            Handle handle, LearnerId person, RunId run, @Nullable UUID resourceLink, Occasion occasion, String cause) {
        return decide(handle, person, subject(handle, run), resourceLink, occasion, cause);
    }

    /** The same, for many people of one run in one transaction. */
    public Decision decide(
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
        Verdict verdict = awaitRoster.weigh(handle, learner, resourceLink, weighed, last, now);
        if (last.isPresent()
                && staysInSpiteOfRule(handle, learner, entry, resourceLink, last.get(), weighed, occasion)) {
            return last.get();
        }
        Decision decision = new Decision(
                UUID.randomUUID(), verdict.outcome(), verdict.reasons(), verdict.missing(), weighed.rule(), cause, now);
        boolean news = last.isEmpty() || !isRepeated(last.get(), decision, weighed.judgement());
        Decision stands = news ? decision : last.get();
        if (news) {
            decisions.add(
                    handle,
                    person,
                    run,
                    resourceLink,
                    decision,
                    rule.teamOnce(),
                    weighed.judging(),
                    weighed.judgement().since());
        } else {
            decisions.markCompletedAt(
                    handle, person, run, resourceLink, weighed.judgement().since());
        }
        Optional<Credential> badge = weighed.badge();
        switch (verdict.outcome()) {
            case AWARDED -> {
                badge = Optional.of(issue(handle, learner, subject, badge, now));
                countForCity.add(handle, learner, entry, rule.teamOnce(), now);
            }
            case REVOKED -> {
                badge.ifPresent(
                        held -> credentials.markRevoked(handle, held.id(), now, "What it rested on was taken back."));
                countForCity.remove(handle, learner, entry);
            }
            case KEPT -> {
                if (occasion == Occasion.RULE) {
                    countForCity.follow(handle, learner, entry, rule.teamOnce(), now);
                }
            }
            case NOT_YET, NEVER -> {}
        }
        if (verdict.outcome() == Verdict.Outcome.AWARDED || verdict.outcome() == Verdict.Outcome.REVOKED) {
            decideWhatAsksForIt(handle, learner.id(), entry, verdict.outcome());
        }
        if (resourceLink != null && !learner.testUser() && !AwaitRoster.waits(verdict)) {
            moveGrade.follow(handle, learner.id(), resourceLink, entry, rule, weighed.judgement(), stands, badge, now);
        }
        return stands;
    }

    /**
     * A changed rule takes nothing back by itself: what was awarded by an earlier one stays as long as that one is met
     * by what is known now, until somebody asks that the present rule be applied.
     */
    private boolean staysInSpiteOfRule(
            Handle handle,
            Learner learner,
            CatalogueEntry entry,
            @Nullable UUID resourceLink,
            Decision last,
            WeighCompletion.Weighed now,
            Occasion occasion) {
        if (occasion == Occasion.RULE
                || !last.awarded()
                || now.verdict().outcome().met()) {
            return false;
        }
        String judged = decisions.findJudged(handle, learner.id(), entry.run().id(), resourceLink);
        return Rule.judgingAs(judged)
                .map(rule -> weigh.weighAwarded(handle, learner, entry, resourceLink, rule)
                        .verdict()
                        .outcome()
                        .met())
                .orElse(judged.isEmpty()
                        && occasion == Occasion.TOLD
                        && !last.rule().equals(now.rule()));
    }

    /** What was awarded and rests on the same as before stays the decision that awarded it. */
    private static boolean isRepeated(Decision last, Decision now, Judgement judgement) {
        return now.saysSameAs(last)
                || (last.outcome() == Verdict.Outcome.AWARDED
                        && now.outcome() == Verdict.Outcome.KEPT
                        && now.rule().equals(last.rule())
                        && Verdict.restsOn(last.reasons(), judgement));
    }

    /** A badge that comes or goes may be what another run waits for, or rests on. */
    private void decideWhatAsksForIt(Handle handle, LearnerId learner, CatalogueEntry entry, Verdict.Outcome outcome) {
        boolean came = outcome == Verdict.Outcome.AWARDED;
        Occasion occasion = came ? Occasion.TOLD : Occasion.WITHDRAWN;
        String cause = "the badge for " + entry.title() + (came ? " came" : " was taken back");
        for (Decisions.Place asking : rules.listAsking(handle, entry.run().id())) {
            UUID own = asking.resourceLink();
            List<Optional<UUID>> places =
                    own == null ? runPlaces.list(handle, learner, asking.run()) : List.of(Optional.of(own));
            for (Optional<UUID> place : places) {
                if (decisions
                        .findLast(handle, learner, asking.run(), place.orElse(null))
                        .isPresent()) {
                    decide(handle, learner, asking.run(), place.orElse(null), occasion, cause);
                }
            }
        }
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
