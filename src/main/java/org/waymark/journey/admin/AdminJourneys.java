package org.waymark.journey.admin;

import org.waymark.administration.LaunchLog;
import org.waymark.journey.award.AwardJourneys;
import org.waymark.journey.city.CityJourneys;
import org.waymark.journey.city.ManageLeads;
import org.waymark.journey.roster.RosterJourneys;
import org.waymark.keys.Keys;
import org.waymark.lti.platform.Platforms;
import org.waymark.lti.register.DynamicRegistration;
import org.waymark.lti.service.PlatformServices;
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
    public final ManageLeads manageLeads;
    public final ManageLearners manageLearners;
    public final ImportData importData;
    public final ManageKeys manageKeys;
    public final EndTrial endTrial;
    public final ViewAudit viewAudit;

    public AdminJourneys(
            Instance instance,
            PlatformServices services,
            Keys keys,
            LaunchLog launchLog,
            CityJourneys cities,
            AwardJourneys awards,
            RosterJourneys rosters) {
        Platforms platforms = services.platforms;
        enterAdministration = new EnterAdministration(instance, platforms.book);
        watchFailures = new WatchFailures(instance);
        viewAdministration = new ViewAdministration(
                instance, platforms.serviceOrigins, watchFailures, launchLog, cities.wrongCodes, keys);
        registerPlatform = new RegisterPlatform(
                instance,
                platforms.book,
                new DynamicRegistration(platforms.outbound, instance.baseUrl()),
                platforms.toolKeys);
        managePlatforms = new ManagePlatforms(instance, platforms.book, platforms.toolKeys, rosters.keepAddress);
        editPlatform = new EditPlatform(instance, platforms.book, platforms.toolKeys, platforms.outbound);
        trustPlatform = new TrustPlatform(instance, platforms.book, platforms.serviceOrigins, cities.shareUsers);
        testConnection = new TestConnection(instance, services);
        manageIntakeClients = new ManageIntakeClients(instance);
        viewLaunches = new ViewLaunches(instance);
        watchGrades = new WatchGrades(instance);
        manageCities = new ManageCities(instance, cities.joinCity);
        manageLeads = cities.manageLeads;
        manageLearners = new ManageLearners(instance, awards.recordCompletion);
        importData = new ImportData(instance);
        manageKeys = new ManageKeys(instance, keys);
        viewAudit = new ViewAudit(instance);
        endTrial = new EndTrial(instance, platforms.book);
        new RemoveOldRows(instance, platforms.toolKeys, launchLog).everyFewMinutes();
    }
}
