package org.waymark.app;

import java.time.InstantSource;
import org.waymark.administration.AdminLinks;
import org.waymark.administration.LaunchRecords;
import org.waymark.credential.Verification;
import org.waymark.journey.CompleteActivity;
import org.waymark.journey.EnterAdministration;
import org.waymark.journey.EnterTool;
import org.waymark.journey.JoinCity;
import org.waymark.journey.ManageCities;
import org.waymark.journey.ManageKeys;
import org.waymark.journey.ManagePlatforms;
import org.waymark.journey.PickRuns;
import org.waymark.journey.RecordCompletion;
import org.waymark.journey.RegisterPlatform;
import org.waymark.journey.TeachActivity;
import org.waymark.journey.TestConnection;
import org.waymark.journey.ViewActivity;
import org.waymark.journey.ViewCatalogue;
import org.waymark.journey.ViewCity;
import org.waymark.journey.ViewCredential;
import org.waymark.journey.ViewLaunches;
import org.waymark.lti.platform.KnownServices;
import org.waymark.lti.platform.RegistrationLinks;
import org.waymark.store.Database;

/** Floor 5: one part for each thing that somebody does. */
final class JourneyFloor {
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
    final EnterTool enterTool;
    final ViewActivity viewActivity;
    final CompleteActivity completeActivity;
    final TeachActivity teachActivity;
    final ViewCity viewCity;
    final PickRuns pickRuns;
    final ViewCatalogue viewCatalogue;
    final ViewCredential viewCredential;

    JourneyFloor(Ground ground, LtiFloor lti) {
        Database database = ground.database;
        InstantSource clock = ground.clock;
        recordCompletion = new RecordCompletion(
                ground.learners,
                ground.cities,
                ground.catalogue,
                ground.standards,
                ground.completions,
                ground.tallies,
                lti.credentials,
                lti.openBadge,
                ground.badgeKeys,
                lti.addresses,
                lti.scores,
                lti.queue,
                clock);
        joinCity = new JoinCity(
                database,
                ground.cities,
                ground.learners,
                ground.completions,
                ground.tallies,
                ground.catalogue,
                recordCompletion,
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
        enterTool = new EnterTool(
                database,
                ground.learners,
                lti.links,
                ground.activities,
                ground.catalogue,
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
                ground.completions,
                ground.tallies,
                lti.credentials,
                lti.scores);
        completeActivity = new CompleteActivity(database, ground.activities, recordCompletion, lti.queue, clock);
        teachActivity = new TeachActivity(
                database,
                ground.learners,
                lti.links,
                ground.activities,
                ground.catalogue,
                ground.standards,
                ground.completions,
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
                ground.ltiSigner,
                lti.launchUri,
                clock);
        viewCatalogue = new ViewCatalogue(database, ground.catalogue, ground.standards, lti.addresses, clock);
        viewCredential = new ViewCredential(
                database, lti.credentials, ground.keys, new Verification(lti.issuer, lti.addresses), clock);
    }
}
