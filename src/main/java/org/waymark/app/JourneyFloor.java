package org.waymark.app;

import java.time.InstantSource;
import org.waymark.administration.AdminLinks;
import org.waymark.administration.LaunchRecords;
import org.waymark.credential.Verification;
import org.waymark.intake.IntakeAnswers;
import org.waymark.intake.IntakeClients;
import org.waymark.intake.IntakeStatements;
import org.waymark.journey.ApproveMembers;
import org.waymark.journey.AskCourse;
import org.waymark.journey.CompleteActivity;
import org.waymark.journey.CopySettings;
import org.waymark.journey.DecideAward;
import org.waymark.journey.EnterAdministration;
import org.waymark.journey.EnterIntake;
import org.waymark.journey.EnterTool;
import org.waymark.journey.JoinCity;
import org.waymark.journey.LoadRoster;
import org.waymark.journey.LookAtCourse;
import org.waymark.journey.LookAtGrades;
import org.waymark.journey.ManageCities;
import org.waymark.journey.ManageIntakeClients;
import org.waymark.journey.ManageKeys;
import org.waymark.journey.ManagePlatforms;
import org.waymark.journey.MarkAttendance;
import org.waymark.journey.MoveGrade;
import org.waymark.journey.OpenActivity;
import org.waymark.journey.OpenLink;
import org.waymark.journey.PickRuns;
import org.waymark.journey.RaiseObjection;
import org.waymark.journey.RecordCompletion;
import org.waymark.journey.RegisterPlatform;
import org.waymark.journey.ReviewSubmission;
import org.waymark.journey.SetRule;
import org.waymark.journey.SetWebService;
import org.waymark.journey.TakeCompletions;
import org.waymark.journey.TakeGrades;
import org.waymark.journey.TakeOverCourse;
import org.waymark.journey.TeachActivity;
import org.waymark.journey.TestConnection;
import org.waymark.journey.TryRule;
import org.waymark.journey.ViewActivity;
import org.waymark.journey.ViewCatalogue;
import org.waymark.journey.ViewCity;
import org.waymark.journey.ViewCredential;
import org.waymark.journey.ViewLaunches;
import org.waymark.journey.ViewProgress;
import org.waymark.journey.ViewRoster;
import org.waymark.journey.WatchSources;
import org.waymark.journey.WeighCompletion;
import org.waymark.journey.WithdrawCompletion;
import org.waymark.lti.platform.KnownServices;
import org.waymark.lti.platform.RegistrationLinks;
import org.waymark.moodle.WebServiceAddresses;
import org.waymark.moodle.WebServices;
import org.waymark.poll.Looks;
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
    final LaunchRecords launchRecords = new LaunchRecords();
    final ViewLaunches viewLaunches;
    final TestConnection testConnection;
    final EnterAdministration enterAdministration;
    final TakeOverCourse takeOverCourse;
    final EnterTool enterTool;
    final ReviewSubmission reviewSubmission;
    final ViewProgress viewProgress;
    final ViewActivity viewActivity;
    final CompleteActivity completeActivity;
    final WithdrawCompletion withdrawCompletion;
    final SetRule setRule;
    final TryRule tryRule;
    final MarkAttendance markAttendance;
    final RaiseObjection raiseObjection;
    final BatchFloor batch;
    final TeachActivity teachActivity;
    final LoadRoster loadRoster;
    final ViewRoster viewRoster;
    final ApproveMembers approveMembers;
    final SetWebService setWebService;
    final WatchSources watchSources;
    final EnterIntake enterIntake;
    final TakeCompletions takeCompletions;
    final ManageIntakeClients manageIntakeClients;
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
        viewLaunches = new ViewLaunches(database, launchRecords, lti.registrations);
        testConnection = new TestConnection(
                database,
                lti.registrations,
                new KnownServices(),
                lti.tokens,
                lti.memberships,
                lti.lineItems,
                ground.outbound,
                clock);
        enterAdministration =
                new EnterAdministration(database, new AdminLinks(), ground.learners, lti.book, ground.baseUrl, clock);
        takeOverCourse = new TakeOverCourse(
                database, lti.courseCopies, lti.links, ground.activities, new CopySettings(ground.rules), clock);
        enterTool = new EnterTool(
                database,
                ground.learners,
                lti.links,
                new OpenLink(lti.links, ground.activities, ground.catalogue, takeOverCourse, lti.scores, lti.queue),
                takeOverCourse,
                new OpenActivity(
                        ground.learners,
                        ground.activities,
                        ground.rules,
                        ground.completions,
                        recordCompletion,
                        decideAward),
                ground.members,
                lti.deepLinkingRequests,
                clock);
        reviewSubmission = new ReviewSubmission(
                database,
                ground.learners,
                lti.links,
                ground.activities,
                ground.catalogue,
                ground.completions,
                ground.decisions,
                ground.rejections,
                lti.credentials,
                lti.scores);
        viewProgress = new ViewProgress(
                database,
                ground.learners,
                lti.links,
                ground.catalogue,
                ground.standards,
                ground.completions,
                ground.decisions,
                ground.tallies,
                lti.credentials);
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
        batch = new BatchFloor(ground, lti, decideAward, recordCompletion, weighCompletion);
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
        Looks looks = new Looks();
        LookAtGrades lookAtGrades = new LookAtGrades(
                database,
                ground.activities,
                ground.rules,
                lti.links,
                lti.registrations,
                lti.scores,
                lti.results,
                looks,
                new TakeGrades(database, ground.learners, ground.completions, lti.scores, recordCompletion, clock),
                ground.work,
                clock);
        WebServiceAddresses webServiceAddresses = new WebServiceAddresses();
        WebServices webServices = new WebServices(ground.outbound);
        AskCourse askCourse = new AskCourse(
                database,
                ground.learners,
                ground.activities,
                ground.rules,
                ground.completions,
                lti.links,
                lti.registrations,
                webServiceAddresses,
                ground.secrets,
                webServices,
                recordCompletion,
                clock);
        setWebService = new SetWebService(
                database,
                lti.registrations,
                new KnownServices(),
                webServiceAddresses,
                ground.secrets,
                webServices,
                ground.outbound,
                clock);
        watchSources = new WatchSources(
                database,
                ground.activities,
                ground.rules,
                lti.links,
                looks,
                lookAtGrades,
                new LookAtCourse(database, ground.rules, lti.links, looks, askCourse, ground.work, clock),
                ground.work,
                clock);
        IntakeClients intakeClients = new IntakeClients();
        enterIntake =
                new EnterIntake(database, lti.registrations, intakeClients, new IntakeAnswers(), ground.work, clock);
        takeCompletions = new TakeCompletions(
                database,
                ground.learners,
                ground.catalogue,
                ground.completions,
                new IntakeStatements(),
                recordCompletion,
                ground.work,
                clock);
        manageIntakeClients = new ManageIntakeClients(database, lti.registrations, intakeClients, clock);
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
