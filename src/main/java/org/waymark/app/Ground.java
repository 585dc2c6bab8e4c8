package org.waymark.app;

import java.net.URI;
import java.time.InstantSource;
import org.waymark.administration.WrongCodes;
import org.waymark.batch.Batches;
import org.waymark.batch.Contents;
import org.waymark.batch.Jobs;
import org.waymark.batch.RefusedRows;
import org.waymark.completion.Activities;
import org.waymark.completion.ActivitySessions;
import org.waymark.completion.Attendance;
import org.waymark.completion.Completions;
import org.waymark.completion.Decisions;
import org.waymark.completion.Objections;
import org.waymark.completion.Rejections;
import org.waymark.completion.Rules;
import org.waymark.completion.Tallies;
import org.waymark.config.Config;
import org.waymark.journey.ImportData;
import org.waymark.keys.InstallationSecrets;
import org.waymark.keys.KeyCipher;
import org.waymark.keys.KeyRing;
import org.waymark.keys.KeySetName;
import org.waymark.keys.Keys;
import org.waymark.learning.Catalogue;
import org.waymark.outbound.Network;
import org.waymark.outbound.NetworkPolicy;
import org.waymark.outbound.Outbound;
import org.waymark.people.Cities;
import org.waymark.people.Learners;
import org.waymark.roster.AddressHashes;
import org.waymark.roster.Members;
import org.waymark.roster.RosterLoads;
import org.waymark.roster.RosterWaits;
import org.waymark.standard.Standards;
import org.waymark.store.Database;
import org.waymark.work.WorkQueue;

/** Floors 1 and 2: the database, the one HTTP client, durable work, our keys, and what reads and writes each room's tables. */
final class Ground implements AutoCloseable {
    final InstantSource clock;
    final URI baseUrl;
    final Database database;
    final Outbound outbound;
    final WorkQueue work;
    final Cities cities = new Cities();
    final Learners learners = new Learners();
    final Standards standards = new Standards();
    final Catalogue catalogue = new Catalogue();
    final Activities activities = new Activities();
    final ActivitySessions activitySessions = new ActivitySessions();
    final Rejections rejections = new Rejections();
    final Members members = new Members();
    final RosterLoads rosterLoads = new RosterLoads();
    final RosterWaits rosterWaits = new RosterWaits();
    final WrongCodes wrongCodes = new WrongCodes();
    final Completions completions = new Completions();
    final Rules rules = new Rules();
    final Decisions decisions = new Decisions();
    final Attendance attendance = new Attendance();
    final Objections objections = new Objections();
    final Tallies tallies = new Tallies();
    final Jobs jobs = new Jobs();
    final RefusedRows refusedRows = new RefusedRows();
    final Contents contents;
    final Batches batches;
    final Keys keys;
    final InstallationSecrets secrets;
    final KeyRing badgeKeys;
    final byte[] stateSecret;
    final byte[] sessionSecret;
    final AddressHashes addressHashes;
    final ImportData importData;

    Ground(Config config, int port, InstantSource clock) {
        this.clock = clock;
        database = Databases.open(config);
        outbound = new Outbound(new NetworkPolicy(
                config.allowLocalNetwork(),
                config.allowedNetworks().stream().map(Network::parse).toList()));
        work = new WorkQueue(database, clock);
        contents = new Contents(database);
        batches = new Batches(work, database, jobs, contents, clock);
        URI configured = config.baseUrl();
        baseUrl = configured == null ? URI.create("http://localhost:" + port) : configured;
        String keySecret = config.keySecret();
        KeyCipher cipher = keySecret == null ? KeyCipher.plain() : KeyCipher.withSecret(keySecret);
        keys = new Keys(cipher);
        importData = new ImportData(database, standards, catalogue);
        // What a new installation has to make takes most of its first start, and no part waits for another.
        Starting.atOnce(
                importData::addBuiltIn,
                () -> database.useTransaction(handle -> keys.ensure(handle, KeySetName.COMMON, clock.instant())),
                () -> database.useTransaction(handle -> keys.ensure(handle, KeySetName.BADGES, clock.instant())));
        secrets = new InstallationSecrets(cipher);
        stateSecret = database.inTransaction(handle -> secrets.ensure(handle, "state"));
        sessionSecret = database.inTransaction(handle -> secrets.ensure(handle, "session"));
        addressHashes = new AddressHashes(database.inTransaction(handle -> secrets.ensure(handle, "addresses")));
        badgeKeys = new KeyRing(KeySetName.BADGES, keys, clock);
    }

    @Override
    public void close() {
        outbound.close();
        database.close();
    }
}
