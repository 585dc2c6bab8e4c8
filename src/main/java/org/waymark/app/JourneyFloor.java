package org.waymark.app;

import java.time.InstantSource;
import org.waymark.administration.AdminLinks;
import org.waymark.administration.LaunchRecords;
import org.waymark.credential.Verification;
import org.waymark.journey.CopySettings;
import org.waymark.journey.EnterAdministration;
import org.waymark.journey.EnterTool;
import org.waymark.journey.ManageCities;
import org.waymark.journey.ManageKeys;
import org.waymark.journey.ManagePlatforms;
import org.waymark.journey.OpenActivity;
import org.waymark.journey.OpenLink;
import org.waymark.journey.PickRuns;
import org.waymark.journey.RegisterPlatform;
import org.waymark.journey.ReviewSubmission;
import org.waymark.journey.ShareUsers;
import org.waymark.journey.TakeOverCourse;
import org.waymark.journey.TeachActivity;
import org.waymark.journey.TestConnection;
import org.waymark.journey.TrustPlatform;
import org.waymark.journey.ViewActivity;
import org.waymark.journey.ViewCatalogue;
import org.waymark.journey.ViewCity;
import org.waymark.journey.ViewCredential;
import org.waymark.journey.ViewLaunches;
import org.waymark.journey.ViewProgress;
import org.waymark.journey.WatchFailures;
import org.waymark.lti.platform.KnownServices;
import org.waymark.lti.platform.RegistrationLinks;
import org.waymark.passback.UndeliveredScores;
import org.waymark.poll.Looks;
import org.waymark.store.Database;

/** Floor 5: one part for each thing that somebody does. */
final class JourneyFloor {
    final AwardFloor awards;
    final SourceFloor sources;
    final LaunchRecords launchRecords = new LaunchRecords();
    final RegisterPlatform registerPlatform;
    final ManageCities manageCities;
    final ManagePlatforms managePlatforms;
    final TrustPlatform trustPlatform;
    final ManageKeys manageKeys;
    final ViewLaunches viewLaunches;
    final TestConnection testConnection;
    final WatchFailures watchFailures;
    final EnterAdministration enterAdministration;
    final TakeOverCourse takeOverCourse;
    final EnterTool enterTool;
    final ReviewSubmission reviewSubmission;
    final ViewProgress viewProgress;
    final ViewActivity viewActivity;
    final TeachActivity teachActivity;
    final ViewCity viewCity;
    final PickRuns pickRuns;
    final ViewCatalogue viewCatalogue;
    final ViewCredential viewCredential;

    JourneyFloor(Ground ground, LtiFloor lti) {
        Database database = ground.database;
        InstantSource clock = ground.clock;
        awards = new AwardFloor(ground, lti);
        sources = new SourceFloor(ground, lti, awards);
        registerPlatform = new RegisterPlatform(
                database,
                new RegistrationLinks(),
                lti.registrations,
                lti.book,
                lti.dynamicRegistration,
                lti.toolKeys,
                ground.baseUrl,
                clock);
        manageCities = new ManageCities(
                database, ground.cities, ground.learners, ground.tallies, ground.standards, awards.joinCity, clock);
        managePlatforms =
                new ManagePlatforms(database, lti.registrations, lti.book, lti.toolKeys, sources.keepAddress, clock);
        ShareUsers shareUsers = new ShareUsers(database, lti.registrations, ground.learners, awards.joinCity, clock);
        trustPlatform = new TrustPlatform(database, lti.registrations, lti.book, lti.serviceOrigins, shareUsers);
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
                ground.baseUrl,
                clock);
        watchFailures = new WatchFailures(
                database, lti.registrations, lti.links, ground.rules, new Looks(), new UndeliveredScores());
        enterAdministration =
                new EnterAdministration(database, new AdminLinks(), ground.learners, lti.book, ground.baseUrl, clock);
        takeOverCourse = new TakeOverCourse(
                database,
                lti.courseCopies,
                lti.links,
                ground.activities,
                new CopySettings(ground.rules, ground.activitySessions, ground.catalogue),
                clock);
        enterTool = new EnterTool(
                database,
                ground.learners,
                lti.links,
                new OpenLink(lti.links, ground.activities, ground.catalogue, takeOverCourse, lti.scores, lti.queue),
                takeOverCourse,
                new OpenActivity(
                        ground.learners,
                        ground.cities,
                        ground.activities,
                        ground.rules,
                        ground.catalogue,
                        ground.completions,
                        awards.recordCompletion,
                        ground.decisions,
                        awards.decideAward),
                shareUsers,
                ground.members,
                sources.keepAddress,
                sources.loadRoster,
                lti.deepLinkingRequests,
                lti.book,
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
                ground.objections,
                awards.awaitRoster,
                awards.weighCompletion);
        teachActivity = new TeachActivity(
                database,
                ground.learners,
                lti.links,
                ground.activities,
                ground.activitySessions,
                ground.catalogue,
                ground.standards,
                ground.rules,
                ground.objections,
                lti.scores,
                lti.queue,
                clock);
        viewCity = new ViewCity(database, ground.learners, ground.standards, ground.tallies);
        pickRuns = new PickRuns(
                database,
                lti.deepLinkingRequests,
                lti.registrations,
                ground.catalogue,
                ground.standards,
                lti.toolKeys,
                lti.launchUri,
                clock);
        viewCatalogue = new ViewCatalogue(database, ground.catalogue, ground.standards, lti.addresses, clock);
        viewCredential = new ViewCredential(
                database, lti.credentials, ground.keys, new Verification(lti.issuer, lti.addresses), clock);
    }
}
