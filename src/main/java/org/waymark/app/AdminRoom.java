package org.waymark.app;

import java.time.InstantSource;
import org.waymark.journey.EditPlatform;
import org.waymark.journey.ViewAdministration;
import org.waymark.journey.WatchGrades;
import org.waymark.passback.UndeliveredScores;
import org.waymark.store.Database;
import org.waymark.web.admin.AdminParts;
import org.waymark.web.admin.Administration;

/** Builds the administrator's pages from the floors below; they can do what the commands can, and look further. */
final class AdminRoom {
    private AdminRoom() {}

    static Administration build(Ground ground, LtiFloor lti, JourneyFloor journeys) {
        UndeliveredScores undelivered = new UndeliveredScores();
        Database database = ground.database;
        InstantSource clock = ground.clock;
        return new Administration(
                new AdminParts(
                        ground.baseUrl,
                        clock,
                        journeys.enterAdministration,
                        new ViewAdministration(
                                database,
                                lti.registrations,
                                lti.serviceOrigins,
                                journeys.watchFailures,
                                undelivered,
                                journeys.launchRecords,
                                lti.launchLog,
                                ground.wrongCodes,
                                ground.keys,
                                ground.cities,
                                ground.catalogue,
                                clock),
                        journeys.managePlatforms,
                        new EditPlatform(database, lti.registrations, lti.book, lti.toolKeys, ground.outbound, clock),
                        journeys.registerPlatform,
                        journeys.testConnection,
                        journeys.trustPlatform,
                        journeys.sources.setWebService,
                        journeys.viewLaunches,
                        new WatchGrades(database, undelivered, lti.scores, lti.queue, clock),
                        journeys.manageCities,
                        journeys.awards.manageLearners,
                        ground.importData,
                        journeys.awards.tryRule,
                        journeys.awards.setRule,
                        journeys.awards.lockRule,
                        journeys.sources.watchJob,
                        journeys.manageKeys,
                        journeys.sources.manageIntakeClients),
                ground.sessionSecret);
    }
}
