package org.waymark.app;

import java.time.InstantSource;
import org.waymark.administration.AdminLinks;
import org.waymark.credential.Verification;
import org.waymark.journey.ApproveMembers;
import org.waymark.journey.Backfill;
import org.waymark.journey.CompleteActivity;
import org.waymark.journey.DecideAward;
import org.waymark.journey.EnterAdministration;
import org.waymark.journey.EnterTool;
import org.waymark.journey.HoldPeople;
import org.waymark.journey.ImportCompletions;
import org.waymark.journey.ImportFile;
import org.waymark.journey.ImportRows;
import org.waymark.journey.JoinCity;
import org.waymark.journey.LoadRoster;
import org.waymark.journey.ManageCities;
import org.waymark.journey.ManageKeys;
import org.waymark.journey.ManagePlatforms;
import org.waymark.journey.MarkAttendance;
import org.waymark.journey.MoveGrade;
import org.waymark.journey.NamedPeople;
import org.waymark.journey.OpenActivity;
import org.waymark.journey.PickRuns;
import org.waymark.journey.PreviewImport;
import org.waymark.journey.RaiseObjection;
import org.waymark.journey.RecordCompletion;
import org.waymark.journey.RegisterPlatform;
import org.waymark.journey.SetRule;
import org.waymark.journey.TeachActivity;
import org.waymark.journey.TryRule;
import org.waymark.journey.ViewActivity;
import org.waymark.journey.ViewCatalogue;
import org.waymark.journey.ViewCity;
import org.waymark.journey.ViewCredential;
import org.waymark.journey.ViewRoster;
import org.waymark.journey.WatchJob;
import org.waymark.journey.WeighCompletion;
import org.waymark.journey.WithdrawCompletion;
import org.waymark.lti.platform.RegistrationLinks;
import org.waymark.roster.RosterPages;
import org.waymark.store.Database;

/** Floor 5: one part for each thing that somebody does. */
final class JourneyFloor {
    final DecideAward decideAward;
    final RecordCompletion recordCompletion;
    final JoinCity joinCity;
    final RegisterPlatform registerPlatform;
    final ManageCities manageCities;
    final ManagePlatforms managePlatforms;
    final ManageKeys manageKeys;
    final EnterAdministration enterAdministration;
    final EnterTool enterTool;
    final ViewActivity viewActivity;
    final CompleteActivity completeActivity;
    final WithdrawCompletion withdrawCompletion;
    final SetRule setRule;
    final TryRule tryRule;
    final MarkAttendance markAttendance;
    final RaiseObjection raiseObjection;
    final ImportCompletions importCompletions;
    final ImportFile importFile;
    final WatchJob watchJob;
    final Backfill backfill;
    final TeachActivity teachActivity;
    final LoadRoster loadRoster;
    final ViewRoster viewRoster;
    final ApproveMembers approveMembers;
    final ViewCity viewCity;
    final PickRuns pickRuns;
    final ViewCatalogue viewCatalogue;
    final ViewCredential viewCredential;

    JourneyFloor(Ground ground, LtiFloor lti) {
        Database database = ground.database;
        InstantSource clock = ground.clock;
        WeighCompletion weighCompletion =
                new WeighCompletion(ground.catalogue, ground.completions, ground.decisions, lti.credentials);
        decideAward = new DecideAward(
                ground.learners,
                ground.cities,
                ground.catalogue,
                ground.standards,
                ground.rules,
                weighCompletion,
                ground.decisions,
                ground.tallies,
                lti.credentials,
                lti.openBadge,
                ground.badgeKeys,
                lti.addresses,
                new MoveGrade(lti.scores, lti.queue, lti.addresses),
                clock);
        recordCompletion =
                new RecordCompletion(ground.learners, ground.activities, ground.completions, decideAward, clock);
        joinCity = new JoinCity(
                database,
                ground.cities,
                ground.learners,
                ground.decisions,
                ground.tallies,
                ground.catalogue,
                decideAward,
                clock);
        registerPlatform = new RegisterPlatform(
                database,
                new RegistrationLinks(),
                lti.registrations,
                lti.book,
                lti.dynamicRegistration,
                ground.baseUrl,
                clock);
        manageCities = new ManageCities(
                database, ground.cities, ground.learners, ground.tallies, ground.standards, joinCity, clock);
        managePlatforms = new ManagePlatforms(database, lti.registrations, lti.book, clock);
        manageKeys = new ManageKeys(database, ground.keys, clock);
        enterAdministration =
                new EnterAdministration(database, new AdminLinks(), ground.learners, lti.book, ground.baseUrl, clock);
        enterTool = new EnterTool(
                database,
                ground.learners,
                lti.links,
                ground.activities,
                ground.catalogue,
                new OpenActivity(
                        ground.learners,
                        ground.activities,
                        ground.rules,
                        ground.completions,
                        recordCompletion,
                        decideAward),
                ground.members,
                lti.deepLinkingRequests,
                lti.scores,
                lti.queue,
                clock);
        viewActivity = new ViewActivity(
                database,
                ground.learners,
                lti.links,
                ground.activities,
                ground.catalogue,
                ground.standards,
                ground.rules,
                ground.rejections,
                ground.completions,
                ground.decisions,
                ground.tallies,
                lti.credentials,
                lti.scores,
                ground.objections);
        completeActivity = new CompleteActivity(
                database,
                ground.activities,
                ground.rules,
                ground.completions,
                ground.rejections,
                recordCompletion,
                ground.work,
                clock);
        withdrawCompletion = new WithdrawCompletion(database, ground.completions, recordCompletion, ground.work, clock);
        setRule = new SetRule(database, ground.activities, ground.rules, clock);
        tryRule = new TryRule(
                database,
                ground.learners,
                lti.links,
                ground.activities,
                ground.catalogue,
                ground.rules,
                ground.completions,
                ground.decisions,
                weighCompletion);
        markAttendance = new MarkAttendance(
                database,
                ground.learners,
                lti.links,
                ground.activities,
                ground.catalogue,
                ground.rules,
                ground.attendance,
                recordCompletion,
                ground.work,
                clock);
        raiseObjection = new RaiseObjection(database, ground.objections, clock);
        HoldPeople holdPeople = new HoldPeople(ground.learners, ground.cities);
        NamedPeople namedPeople = new NamedPeople(ground.learners, ground.members, ground.rosterLoads);
        PreviewImport previewImport = new PreviewImport(
                database,
                ground.learners,
                namedPeople,
                ground.catalogue,
                ground.completions,
                ground.rules,
                weighCompletion,
                clock);
        importCompletions = new ImportCompletions(
                database,
                ground.jobs,
                ground.contents,
                ground.batches,
                lti.links,
                ground.activities,
                new ImportRows(
                        ground.learners,
                        namedPeople,
                        holdPeople,
                        decideAward,
                        recordCompletion,
                        ground.refusedRows,
                        clock),
                previewImport,
                ground.work,
                clock);
        watchJob = new WatchJob(database, ground.jobs, ground.refusedRows, ground.batches, ground.work);
        importFile = new ImportFile(
                database,
                ground.jobs,
                ground.batches,
                ground.refusedRows,
                lti.registrations,
                ground.catalogue,
                importCompletions,
                previewImport,
                clock);
        backfill = new Backfill(
                database,
                ground.jobs,
                ground.batches,
                ground.activities,
                ground.decisions,
                decideAward,
                holdPeople,
                ground.work,
                clock);
        teachActivity = new TeachActivity(
                database,
                ground.learners,
                lti.links,
                ground.activities,
                ground.catalogue,
                ground.standards,
                ground.rules,
                ground.objections,
                lti.scores,
                lti.queue,
                clock);
        loadRoster = new LoadRoster(
                database,
                lti.links,
                lti.registrations,
                lti.memberships,
                ground.members,
                ground.rosterLoads,
                ground.work,
                clock);
        viewRoster = new ViewRoster(
                database,
                lti.links,
                ground.activities,
                new RosterPages(),
                ground.rosterLoads,
                lti.scores,
                loadRoster,
                ground.work);
        approveMembers = new ApproveMembers(
                database,
                lti.links,
                ground.activities,
                ground.members,
                ground.learners,
                ground.decisions,
                ground.rejections,
                completeActivity,
                ground.work,
                clock);
        viewCity = new ViewCity(database, ground.learners, ground.standards, ground.tallies);
        pickRuns = new PickRuns(
                database,
                lti.deepLinkingRequests,
                lti.registrations,
                ground.catalogue,
                ground.standards,
                ground.ltiSigner,
                lti.launchUri,
                clock);
        viewCatalogue = new ViewCatalogue(database, ground.catalogue, ground.standards, lti.addresses, clock);
        viewCredential = new ViewCredential(
                database, lti.credentials, ground.keys, new Verification(lti.issuer, lti.addresses), clock);
    }
}
