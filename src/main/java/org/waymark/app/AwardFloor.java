package org.waymark.app;

import java.time.InstantSource;
import org.waymark.completion.RuleLocks;
import org.waymark.journey.AwaitRoster;
import org.waymark.journey.Backfill;
import org.waymark.journey.CompleteActivity;
import org.waymark.journey.CountForCity;
import org.waymark.journey.DecideAward;
import org.waymark.journey.FindApprover;
import org.waymark.journey.HoldPeople;
import org.waymark.journey.JoinCity;
import org.waymark.journey.LockRule;
import org.waymark.journey.ManageLearners;
import org.waymark.journey.MoveGrade;
import org.waymark.journey.RaiseObjection;
import org.waymark.journey.RecordCompletion;
import org.waymark.journey.ReleaseWaiting;
import org.waymark.journey.RunPlaces;
import org.waymark.journey.SetRule;
import org.waymark.journey.TryRule;
import org.waymark.journey.UndoImport;
import org.waymark.journey.WeighCompletion;
import org.waymark.journey.WithdrawCompletion;
import org.waymark.store.Database;

/** Floor 5, its heart: what makes a completion, weighs it, awards it and takes it back. */
final class AwardFloor {
    final WeighCompletion weighCompletion;
    final DecideAward decideAward;
    final RecordCompletion recordCompletion;
    final JoinCity joinCity;
    final CompleteActivity completeActivity;
    final WithdrawCompletion withdrawCompletion;
    final ManageLearners manageLearners;
    final AwaitRoster awaitRoster;
    final ReleaseWaiting releaseWaiting;
    final HoldPeople holdPeople;
    final UndoImport undoImport;
    final Backfill backfill;
    final FindApprover findApprover;
    final SetRule setRule;
    final LockRule lockRule;
    final TryRule tryRule;
    final RaiseObjection raiseObjection;

    AwardFloor(Ground ground, LtiFloor lti) {
        Database database = ground.database;
        InstantSource clock = ground.clock;
        weighCompletion = new WeighCompletion(
                ground.catalogue, ground.activitySessions, ground.completions, ground.decisions, lti.credentials);
        RunPlaces runPlaces = new RunPlaces(ground.activities, ground.completions);
        CountForCity countForCity = new CountForCity(ground.cities, ground.tallies);
        awaitRoster = new AwaitRoster(lti.links, ground.members, ground.rosterLoads, ground.rosterWaits);
        decideAward = new DecideAward(
                ground.learners,
                ground.catalogue,
                ground.standards,
                ground.rules,
                runPlaces,
                weighCompletion,
                ground.decisions,
                countForCity,
                lti.credentials,
                lti.openBadge,
                ground.badgeKeys,
                lti.addresses,
                new MoveGrade(lti.scores, lti.queue, lti.addresses),
                awaitRoster,
                clock);
        releaseWaiting = new ReleaseWaiting(
                database,
                ground.learners,
                ground.activities,
                ground.rosterWaits,
                awaitRoster,
                decideAward,
                ground.work);
        recordCompletion =
                new RecordCompletion(ground.learners, ground.activities, ground.completions, decideAward, clock);
        joinCity = new JoinCity(
                database,
                ground.cities,
                ground.learners,
                ground.decisions,
                ground.tallies,
                ground.catalogue,
                countForCity,
                ground.wrongCodes,
                clock);
        completeActivity = new CompleteActivity(
                database,
                ground.activities,
                ground.catalogue,
                ground.rules,
                ground.completions,
                ground.rejections,
                recordCompletion,
                ground.work,
                clock);
        withdrawCompletion = new WithdrawCompletion(database, ground.completions, recordCompletion, ground.work, clock);
        manageLearners = new ManageLearners(
                database,
                ground.learners,
                lti.registrations,
                ground.catalogue,
                ground.completions,
                lti.credentials,
                recordCompletion,
                ground.work,
                clock);
        holdPeople = new HoldPeople(ground.learners, ground.cities);
        undoImport = new UndoImport(
                database,
                ground.jobs,
                ground.batches,
                ground.completions,
                recordCompletion,
                decideAward,
                holdPeople,
                ground.work,
                clock);
        backfill = new Backfill(
                database,
                ground.jobs,
                ground.batches,
                ground.activities,
                ground.decisions,
                decideAward,
                holdPeople,
                runPlaces,
                ground.work,
                clock);
        findApprover = new FindApprover(database, ground.activities, ground.rules);
        RuleLocks ruleLocks = new RuleLocks();
        lockRule = new LockRule(database, ruleLocks, clock);
        setRule = new SetRule(database, ground.activities, ground.rules, backfill, ground.work, clock);
        tryRule = new TryRule(
                database,
                ground.learners,
                ground.members,
                lti.links,
                ground.activities,
                ground.activitySessions,
                ground.catalogue,
                ground.rules,
                ruleLocks,
                ground.completions,
                ground.decisions,
                weighCompletion,
                runPlaces,
                clock);
        raiseObjection = new RaiseObjection(database, ground.learners, ground.objections, clock);
    }
}
