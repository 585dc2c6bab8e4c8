package org.waymark.bench;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import org.waymark.administration.LaunchLog;
import org.waymark.audit.AuditLog;
import org.waymark.batch.Batches;
import org.waymark.credential.document.Issuing;
import org.waymark.id.RegistrationId;
import org.waymark.journey.Journeys;
import org.waymark.keys.InstallationKeys;
import org.waymark.lti.launch.LaunchVerification;
import org.waymark.lti.platform.Platforms;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.Registrations;
import org.waymark.lti.service.PlatformServices;
import org.waymark.mail.Outbox;
import org.waymark.outbound.NetworkPolicy;
import org.waymark.outbound.Outbound;
import org.waymark.people.ErasedPeople;
import org.waymark.store.Database;
import org.waymark.work.Instance;
import org.waymark.work.WorkQueue;

/** The parts of an installation that is not served, for programs that measure one of them or fill its database. */
final class Parts implements AutoCloseable {
    final Database database;
    final Instance instance;
    final InstallationKeys keys;
    final Issuing issuing;
    final Journeys journeys;
    private final Platforms platforms;
    private final LaunchLog launchLog;

    /** @param database is closed with the parts */
    Parts(Database database, InstantSource clock) {
        this.database = database;
        ErasedPeople erased = new ErasedPeople(new byte[32]);
        instance = new Instance(
                URI.create("http://localhost"),
                database,
                new WorkQueue(database, clock),
                new AuditLog(new byte[32]),
                erased,
                clock);
        keys = new InstallationKeys(database, null, clock);
        launchLog = new LaunchLog(database, erased, clock);
        platforms = new Platforms(instance, new Outbound(NetworkPolicy.loopback()), keys.keys);
        PlatformServices services = new PlatformServices(platforms, clock);
        issuing = new Issuing(instance.baseUrl());
        journeys = new Journeys(
                instance, keys, launchLog, new Batches(instance), issuing, services, new Outbox(instance, null));
        journeys.admin.importData.addBuiltIn();
    }

    /** On an H2 file in a new folder, with a key to sign badges. */
    static Parts onH2() throws Exception {
        Path folder = Files.createTempDirectory("waymark-bench");
        Parts parts = new Parts(
                Database.open("jdbc:h2:file:" + folder.resolve("waymark") + ";" + Database.H2_OPTIONS, "sa", ""),
                InstantSource.system());
        parts.keys.ensureBadges();
        return parts;
    }

    LaunchVerification verification() {
        return new LaunchVerification(instance, platforms, keys.secret("state"));
    }

    /** Registers a platform that has all its addresses at one origin, with one deployment. */
    Registration addPlatform(String issuer) {
        return database.inTransaction(handle -> {
            Registrations registrations = new Registrations();
            Registration added = registrations.put(
                    handle,
                    new Registration(
                            new RegistrationId(UUID.randomUUID()),
                            issuer,
                            PlayedPlatform.CLIENT,
                            "LMS",
                            "moodle",
                            URI.create(issuer + "/auth"),
                            URI.create(issuer + "/token"),
                            null,
                            URI.create(issuer + "/jwks"),
                            Registration.State.ACTIVE,
                            false,
                            true),
                    instance.now());
            registrations.putDeployment(handle, added.id(), PlayedPlatform.DEPLOYMENT, true, instance.now());
            return added;
        });
    }

    @Override
    public void close() {
        launchLog.close();
        platforms.outbound.close();
        database.close();
    }
}
