package org.waymark.journey.award;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.completion.Decision;
import org.waymark.completion.DecisionPlace;
import org.waymark.completion.Decisions;
import org.waymark.completion.rule.Rules;
import org.waymark.credential.Credential;
import org.waymark.id.ResourceLinkId;
import org.waymark.journey.city.CountForCity;
import org.waymark.language.Message;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.RunId;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.progress.Judgement;
import org.waymark.progress.Rule;
import org.waymark.progress.Verdict;

/**
 * Decides by its rule whether a learner has completed a run, keeps the decision, and lets the badge, the city's tallies
 * and the grade follow. The same for a report that arrives, a rule that changes and a backfill. All of it is one
 * transaction of the caller; decided again from the same facts, nothing happens.
 */
public final class DecideAward {
    private final Learners learners = new Learners();
    private final Rules rules = new Rules();
    private final RunPlaces runPlaces = new RunPlaces();
    private final WeighCompletion weigh = new WeighCompletion();
    private final AwaitRoster awaitRoster = new AwaitRoster();
    private final Decisions decisions = new Decisions();
    private final CountForCity countForCity = new CountForCity();
    private final GiveBadge giveBadge;
    private final GiveAchievements giveAchievements;
    private final MoveGrade moveGrade;
    private final InstantSource clock;

    DecideAward(GiveBadge giveBadge, GiveAchievements giveAchievements, MoveGrade moveGrade, InstantSource clock) {
        this.giveBadge = giveBadge;
        this.giveAchievements = giveAchievements;
        this.moveGrade = moveGrade;
        this.clock = clock;
    }

    /**
     * A decision under way: what it is about, and how that was weighed.
     *
     * @param resourceLink the activity; null for the rule of the run itself
     * @param verdict what follows, once the platform's list of the course was asked too
     * @param last the decision that stood before
     */
    private record Weighing(
            Learner learner,
            RunFacts facts,
            @Nullable ResourceLinkId resourceLink,
            Rule rule,
            WeighCompletion.Weighed weighed,
            Verdict verdict,
            Optional<Decision> last,
            Instant now) {

        CatalogueEntry entry() {
            return facts.entry();
        }

        RunId run() {
            return entry().run().id();
        }

        Judgement judgement() {
            return weighed.judgement();
        }
    }

    /**
     * Decides about a learner whom the caller holds.
     *
     * @param resourceLink the activity; null for the rule of the run itself
     * @param cause what made Waymark decide, for the history
     * @return the decision that stands now
     */
    public Decision decide(
            Handle handle,
            LearnerId person,
            RunId run,
            @Nullable ResourceLinkId resourceLink,
            Occasion occasion,
            Message cause) {
        return decide(handle, person, RunFacts.get(handle, run), resourceLink, occasion, cause);
    }

    /** Decides about one of many learners of the same run in one transaction. */
    public Decision decide(
            Handle handle,
            LearnerId person,
            RunFacts facts,
            @Nullable ResourceLinkId resourceLink,
            Occasion occasion,
            Message cause) {
        Weighing weighing = weigh(handle, person, facts, resourceLink);
        if (staysInSpiteOfRule(handle, weighing, occasion)) {
            return weighing.last().orElseThrow();
        }
        Decision stands = keep(handle, weighing, cause);
        Optional<Credential> badge = awardOrRevoke(handle, weighing, occasion);
        grade(handle, weighing, stands, badge);
        return stands;
    }

    private Weighing weigh(Handle handle, LearnerId person, RunFacts facts, @Nullable ResourceLinkId resourceLink) {
        Instant now = clock.instant();
        Learner learner = learners.find(handle, person).orElseThrow();
        RunId run = facts.entry().run().id();
        Rule rule = rules.get(handle, run, resourceLink);
        WeighCompletion.Weighed weighed = weigh.weigh(handle, learner, facts.entry(), resourceLink, rule);
        Optional<Decision> last = decisions.findLast(handle, person, run, resourceLink);
        Verdict verdict = awaitRoster.weigh(handle, learner, resourceLink, weighed, last, now);
        return new Weighing(learner, facts, resourceLink, rule, weighed, verdict, last, now);
    }

    /**
     * A changed rule takes nothing back by itself: what was awarded by an earlier one stays as long as that one is met
     * by what is known now, until somebody asks that the present rule be applied.
     */
    private boolean staysInSpiteOfRule(Handle handle, Weighing weighing, Occasion occasion) {
        WeighCompletion.Weighed now = weighing.weighed();
        Optional<Decision> awarded = weighing.last().filter(Decision::awarded);
        if (occasion == Occasion.RULE
                || awarded.isEmpty()
                || now.verdict().outcome().met()) {
            return false;
        }
        Learner learner = weighing.learner();
        ResourceLinkId resourceLink = weighing.resourceLink();
        String judged = decisions.findJudged(handle, learner.id(), weighing.run(), resourceLink);
        return Rule.judgingAs(judged)
                .map(rule -> weigh.weighAwarded(handle, learner, weighing.entry(), resourceLink, rule)
                        .verdict()
                        .outcome()
                        .met())
                .orElse(judged.isEmpty()
                        && occasion == Occasion.TOLD
                        && !awarded.get().rule().saysSameAs(now.rule()));
    }

    /** Keeps the decision, unless it only repeats the last one, which stands then. */
    private Decision keep(Handle handle, Weighing weighing, Message cause) {
        Verdict verdict = weighing.verdict();
        WeighCompletion.Weighed weighed = weighing.weighed();
        Decision decision = new Decision(
                UUID.randomUUID(),
                verdict.outcome(),
                verdict.reasons(),
                verdict.missing(),
                weighed.rule(),
                cause,
                weighing.now());
        LearnerId person = weighing.learner().id();
        RunId run = weighing.run();
        ResourceLinkId resourceLink = weighing.resourceLink();
        Instant since = weighing.judgement().since();
        Optional<Decision> repeated = weighing.last().filter(last -> isRepeated(last, decision, weighing.judgement()));
        if (repeated.isPresent()) {
            decisions.markCompletedAt(handle, person, run, resourceLink, since);
        } else {
            boolean teamOnce = weighing.rule().teamOnce();
            decisions.add(handle, person, run, resourceLink, decision, teamOnce, weighed.judging(), since);
        }
        return repeated.orElse(decision);
    }

    /**
     * Tells whether the new decision says what the last one said, or the last one awarded for the same reasons; the
     * last one then stays.
     */
    private static boolean isRepeated(Decision last, Decision now, Judgement judgement) {
        return now.saysSameAs(last)
                || (last.outcome() == Verdict.Outcome.AWARDED
                        && now.outcome() == Verdict.Outcome.KEPT
                        && now.rule().saysSameAs(last.rule())
                        && Verdict.restsOn(last.reasons(), judgement));
    }

    /** Lets the badge and the city's tallies follow, and then the runs that ask for the badge. */
    private Optional<Credential> awardOrRevoke(Handle handle, Weighing weighing, Occasion occasion) {
        Learner learner = weighing.learner();
        CatalogueEntry entry = weighing.entry();
        boolean teamOnce = weighing.rule().teamOnce();
        Instant now = weighing.now();
        Optional<Credential> badge = weighing.weighed().badge();
        switch (weighing.verdict().outcome()) {
            case AWARDED -> {
                Optional<Instant> completed = findCompletedAt(handle, weighing);
                if (!learner.erased()) {
                    Optional<Instant> earned = weighing.weighed().renewed().or(() -> completed);
                    badge = Optional.of(giveBadge.give(handle, learner, weighing.facts(), badge, earned, now));
                    giveAchievements.follow(handle, learner, weighing.facts(), now);
                }
                countForCity.add(handle, learner, entry.run(), teamOnce, completed.orElse(now), now);
                decideWhatAsksForIt(handle, learner.id(), entry, true);
            }
            case REVOKED -> {
                badge.ifPresent(held -> giveBadge.revoke(handle, held, now));
                giveAchievements.revoke(handle, learner, entry, now);
                countForCity.remove(handle, learner, entry.run(), now);
                decideWhatAsksForIt(handle, learner.id(), entry, false);
            }
            case KEPT -> {
                Instant completed = findCompletedAt(handle, weighing).orElse(now);
                if (occasion == Occasion.RULE) {
                    countForCity.follow(handle, learner, entry.run(), teamOnce, completed, now);
                }
                countForCity.followDay(handle, learner, entry.run(), completed, now);
            }
            case NOT_YET ->
                findCompletedAt(handle, weighing)
                        .ifPresent(completed -> countForCity.followDay(handle, learner, entry.run(), completed, now));
            case NEVER -> {}
        }
        return badge;
    }

    /** The day of the completion, by the sources' own dates and the rules of all activities that are met. */
    private Optional<Instant> findCompletedAt(Handle handle, Weighing weighing) {
        return decisions.findCompletedAt(handle, weighing.learner().id(), weighing.run());
    }

    /** A badge that comes or goes may be what another run waits for, or rests on. */
    private void decideWhatAsksForIt(Handle handle, LearnerId learner, CatalogueEntry entry, boolean came) {
        Message cause = Cause.badge(entry.title(), came);
        Occasion occasion = came ? Occasion.TOLD : Occasion.WITHDRAWN;
        for (DecisionPlace asking : rules.listAsking(handle, entry.run().id())) {
            ResourceLinkId own = asking.resourceLink();
            List<Optional<ResourceLinkId>> places =
                    own == null ? runPlaces.list(handle, learner, asking.run()) : List.of(Optional.of(own));
            for (Optional<ResourceLinkId> place : places) {
                if (decisions
                        .findLast(handle, learner, asking.run(), place.orElse(null))
                        .isPresent()) {
                    decide(handle, learner, asking.run(), place.orElse(null), occasion, cause);
                }
            }
        }
    }

    /** Moves the grade of an activity, but that of somebody whose badge waits for the platform's list. */
    private void grade(Handle handle, Weighing weighing, Decision stands, Optional<Credential> badge) {
        ResourceLinkId resourceLink = weighing.resourceLink();
        Learner learner = weighing.learner();
        if (resourceLink != null
                && !learner.testUser()
                && !learner.erased()
                && !AwaitRoster.waits(weighing.verdict())) {
            moveGrade.follow(
                    handle,
                    learner.id(),
                    resourceLink,
                    weighing.entry(),
                    weighing.rule(),
                    weighing.judgement(),
                    stands,
                    badge,
                    weighing.now());
        }
    }
}
