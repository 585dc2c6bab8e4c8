package org.waymark.app;

import java.net.URI;
import java.time.InstantSource;
import org.waymark.administration.LaunchLog;
import org.waymark.administration.LaunchRecords;
import org.waymark.cli.Tools;
import org.waymark.journey.EditPlatform;
import org.waymark.journey.TestConnection;
import org.waymark.journey.ViewAdministration;
import org.waymark.journey.ViewLaunches;
import org.waymark.journey.WatchGrades;
import org.waymark.keys.Keys;
import org.waymark.learning.Catalogue;
import org.waymark.lti.platform.KnownServices;
import org.waymark.lti.platform.RegistrationBook;
import org.waymark.lti.platform.Registrations;
import org.waymark.lti.service.AccessTokens;
import org.waymark.lti.service.LineItems;
import org.waymark.lti.service.Memberships;
import org.waymark.outbound.Outbound;
import org.waymark.passback.DeliveryQueue;
import org.waymark.passback.ScoreRows;
import org.waymark.passback.UndeliveredScores;
import org.waymark.people.Cities;
import org.waymark.store.Database;
import org.waymark.web.admin.AdminParts;
import org.waymark.web.admin.Administration;

/** Builds the administrator's pages from the parts of the house; they can do what the commands can, and look further. */
record AdminRoom(
        Database database,
        Registrations registrations,
        RegistrationBook book,
        Outbound outbound,
        AccessTokens tokens,
        ScoreRows scores,
        DeliveryQueue queue,
        LaunchLog launchLog,
        Keys keys,
        Cities cities,
        Catalogue catalogue,
        InstantSource clock) {

    Administration build(Tools tools, URI baseUrl, byte[] sessionSecret) {
        LaunchRecords records = new LaunchRecords();
        UndeliveredScores undelivered = new UndeliveredScores();
        return new Administration(
                new AdminParts(
                        baseUrl,
                        clock,
                        tools.administration(),
                        new ViewAdministration(
                                database,
                                registrations,
                                undelivered,
                                records,
                                launchLog,
                                keys,
                                cities,
                                catalogue,
                                clock),
                        tools.platforms(),
                        new EditPlatform(database, registrations, book, outbound, clock),
                        tools.registerPlatform(),
                        new TestConnection(
                                database,
                                registrations,
                                new KnownServices(),
                                tokens,
                                new Memberships(outbound, tokens, clock),
                                new LineItems(outbound, tokens, clock),
                                outbound,
                                clock),
                        new ViewLaunches(database, records, registrations),
                        new WatchGrades(database, undelivered, scores, queue, clock),
                        tools.cities(),
                        tools.imports(),
                        tools.keys()),
                sessionSecret);
    }
}
