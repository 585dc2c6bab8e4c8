package org.waymark.journey.admin;

import java.net.URI;
import java.time.InstantSource;
import org.waymark.administration.LaunchLog;
import org.waymark.journey.award.AwardJourneys;
import org.waymark.journey.city.CityJourneys;
import org.waymark.journey.roster.RosterJourneys;
import org.waymark.keys.Keys;
import org.waymark.lti.platform.Platforms;
import org.waymark.lti.register.DynamicRegistration;
import org.waymark.lti.service.PlatformServices;
import org.waymark.passback.DeliveryQueue;
import org.waymark.store.Database;
import org.waymark.work.Instance;

/** Builds what administrators do, by page or by command. */
public final class AdminJourneys {
    public final EnterAdministration enterAdministration;
    public final ViewAdministration viewAdministration;
    public final RegisterPlatform registerPlatform;
    public final ManagePlatforms managePlatforms;
    public final EditPlatform editPlatform;
    public final TrustPlatform trustPlatform;
    public final TestConnection testConnection;
    public final ManageIntakeClients manageIntakeClients;
    public final ViewLaunches viewLaunches;
    public final WatchFailures watchFailures;
    public final WatchGrades watchGrades;
    public final ManageCities manageCities;
    public final ManageLearners manageLearners;
    public final ImportData importData;
    public final ManageKeys manageKeys;
    public final EndTrial endTrial;

    public AdminJourneys(
            Instance instance,
            PlatformServices services,
            Keys keys,
            LaunchLog launchLog,
            DeliveryQueue queue,
            CityJourneys cities,
            AwardJourneys awards,
            RosterJourneys rosters) {
        URI baseUrl = instance.baseUrl();
        Database database = instance.database();
        InstantSource clock = instance.clock();
        Platforms platforms = services.platforms;
        enterAdministration = new EnterAdministration(database, platforms.book, baseUrl, clock);
        watchFailures = new WatchFailures(database);
        viewAdministration = new ViewAdministration(
                database, platforms.serviceOrigins, watchFailures, launchLog, cities.wrongCodes, keys, clock);
        registerPlatform = new RegisterPlatform(
                database,
                platforms.book,
                new DynamicRegistration(platforms.outbound, baseUrl),
                platforms.toolKeys,
                baseUrl,
                clock);
        managePlatforms = new ManagePlatforms(database, platforms.book, platforms.toolKeys, rosters.keepAddress, clock);
        editPlatform = new EditPlatform(database, platforms.book, platforms.toolKeys, platforms.outbound, clock);
        trustPlatform = new TrustPlatform(database, platforms.book, platforms.serviceOrigins, cities.shareUsers);
        testConnection = new TestConnection(database, services, baseUrl, clock);
        manageIntakeClients = new ManageIntakeClients(database, clock);
        viewLaunches = new ViewLaunches(database);
        watchGrades = new WatchGrades(database, queue, clock);
        manageCities = new ManageCities(database, cities.joinCity, clock);
        manageLearners = new ManageLearners(database, awards.recordCompletion, instance.work(), clock);
        importData = new ImportData(database);
        manageKeys = new ManageKeys(database, keys, clock);
        endTrial = new EndTrial(database, platforms.book, clock);
        new RemoveOldRows(instance, platforms.toolKeys, launchLog).everyFewMinutes();
    }
}
