package org.waymark.app;

import java.time.InstantSource;
import org.waymark.completion.RuleLocks;
import org.waymark.intake.IntakeAnswers;
import org.waymark.intake.IntakeClients;
import org.waymark.intake.IntakeStatements;
import org.waymark.journey.ApproveMembers;
import org.waymark.journey.AskCourse;
import org.waymark.journey.ChangeSessions;
import org.waymark.journey.EnterIntake;
import org.waymark.journey.ImportCompletions;
import org.waymark.journey.ImportFile;
import org.waymark.journey.ImportRows;
import org.waymark.journey.KeepAddress;
import org.waymark.journey.LoadLinkMemberships;
import org.waymark.journey.LoadRoster;
import org.waymark.journey.LookAtCourse;
import org.waymark.journey.LookAtGrades;
import org.waymark.journey.ManageIntakeClients;
import org.waymark.journey.MarkAttendance;
import org.waymark.journey.NamedPeople;
import org.waymark.journey.PreviewImport;
import org.waymark.journey.SetWebService;
import org.waymark.journey.TakeCompletions;
import org.waymark.journey.TakeGrades;
import org.waymark.journey.ViewRoster;
import org.waymark.journey.WatchJob;
import org.waymark.journey.WatchSources;
import org.waymark.lti.platform.KnownServices;
import org.waymark.moodle.WebServiceAddresses;
import org.waymark.moodle.WebServices;
import org.waymark.poll.Looks;
import org.waymark.roster.LinkMemberships;
import org.waymark.roster.RosterPages;
import org.waymark.store.Database;

/** Floor 5, where completions come from: the roster, files, the LMS itself, other systems. */
final class SourceFloor {
    final MarkAttendance markAttendance;
    final ImportCompletions importCompletions;
    final WatchJob watchJob;
    final ImportFile importFile;
    final KeepAddress keepAddress;
    final LoadRoster loadRoster;
    final LoadLinkMemberships loadLinkMemberships;
    final ChangeSessions changeSessions;
    final ViewRoster viewRoster;
    final ApproveMembers approveMembers;
    final SetWebService setWebService;
    final WatchSources watchSources;
    final EnterIntake enterIntake;
    final TakeCompletions takeCompletions;
    final ManageIntakeClients manageIntakeClients;

    SourceFloor(Ground ground, LtiFloor lti, AwardFloor awards) {
        Database database = ground.database;
        InstantSource clock = ground.clock;
        RosterPages rosterPages = new RosterPages();
        markAttendance = new MarkAttendance(
                database,
                ground.learners,
                ground.members,
                rosterPages,
                lti.links,
                ground.activities,
                ground.activitySessions,
                ground.catalogue,
                ground.rules,
                ground.attendance,
                awards.recordCompletion,
                ground.work,
                clock);
        changeSessions = new ChangeSessions(
                database,
                ground.learners,
                lti.links,
                ground.activities,
                ground.activitySessions,
                ground.catalogue,
                new RuleLocks(),
                ground.attendance,
                awards.recordCompletion,
                ground.work,
                clock);
        keepAddress = new KeepAddress(lti.registrations, ground.addressHashes);
        loadRoster = new LoadRoster(
                database,
                lti.links,
                lti.registrations,
                lti.memberships,
                ground.members,
                keepAddress,
                ground.rosterLoads,
                ground.rosterWaits,
                awards.releaseWaiting,
                ground.work,
                clock);
        NamedPeople namedPeople = new NamedPeople(ground.learners, ground.members, keepAddress, ground.rosterLoads);
        PreviewImport previewImport = new PreviewImport(
                database,
                ground.learners,
                namedPeople,
                ground.catalogue,
                ground.completions,
                ground.rules,
                awards.weighCompletion,
                clock);
        importCompletions = new ImportCompletions(
                database,
                ground.jobs,
                ground.contents,
                ground.batches,
                lti.links,
                ground.activities,
                loadRoster,
                new ImportRows(
                        ground.learners,
                        namedPeople,
                        awards.holdPeople,
                        awards.decideAward,
                        ground.completions,
                        awards.recordCompletion,
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
        loadLinkMemberships = new LoadLinkMemberships(
                database,
                lti.links,
                lti.registrations,
                lti.memberships,
                ground.rosterLoads,
                new LinkMemberships(),
                ground.work,
                ground.clock);
        viewRoster = new ViewRoster(
                database,
                lti.links,
                ground.activities,
                rosterPages,
                ground.rosterLoads,
                ground.members,
                lti.scores,
                loadRoster,
                loadLinkMemberships,
                ground.work);
        approveMembers = new ApproveMembers(
                database,
                lti.links,
                ground.activities,
                ground.members,
                ground.learners,
                ground.decisions,
                ground.rejections,
                awards.completeActivity,
                ground.work,
                clock);
        Looks looks = new Looks();
        LookAtGrades lookAtGrades = new LookAtGrades(
                database,
                ground.activities,
                ground.catalogue,
                ground.rules,
                lti.links,
                lti.registrations,
                lti.scores,
                lti.results,
                looks,
                new TakeGrades(
                        database, ground.learners, ground.completions, lti.scores, awards.recordCompletion, clock),
                ground.work,
                clock);
        WebServiceAddresses webServiceAddresses = new WebServiceAddresses();
        WebServices webServices = new WebServices(ground.outbound);
        AskCourse askCourse = new AskCourse(
                database,
                ground.learners,
                ground.members,
                ground.activities,
                ground.rules,
                ground.completions,
                lti.links,
                lti.registrations,
                webServiceAddresses,
                ground.secrets,
                webServices,
                awards.recordCompletion,
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
                ground.members,
                ground.activities,
                ground.completions,
                new IntakeStatements(),
                awards.recordCompletion,
                ground.work,
                clock);
        manageIntakeClients = new ManageIntakeClients(database, lti.registrations, intakeClients, clock);
    }
}
