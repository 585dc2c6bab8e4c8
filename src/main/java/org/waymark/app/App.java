package org.waymark.app;

import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.waymark.administration.LaunchLog;
import org.waymark.audit.AuditLog;
import org.waymark.batch.Batches;
import org.waymark.config.Config;
import org.waymark.credential.document.Issuing;
import org.waymark.journey.Journeys;
import org.waymark.keys.InstallationKeys;
import org.waymark.lti.platform.Platforms;
import org.waymark.lti.service.PlatformServices;
import org.waymark.mail.Outbox;
import org.waymark.operation.Measured;
import org.waymark.outbound.Outbound;
import org.waymark.passback.DeliveryQueue;
import org.waymark.people.ErasedPeople;
import org.waymark.process.Starting;
import org.waymark.store.Database;
import org.waymark.web.WebServer;
import org.waymark.web.watch.Served;
import org.waymark.work.Instance;
import org.waymark.work.WorkQueue;

/** Names the rooms of the tool from the ground up; each of them builds its own parts. */
public final class App implements AutoCloseable {
    final Instance instance;
    final InstallationKeys keys;
    final LaunchLog launchLog;
    final Batches batches;
    final Platforms platforms;
    final Issuing issuing;
    final Measured measured;
    public final Journeys journeys;
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable Served web;

    private App(Config config, int port, InstantSource clock) {
        Database database = ConfigParts.database(config);
        WorkQueue work = new WorkQueue(database, clock);
        keys = new InstallationKeys(database, config.keySecret(), config.es256(), clock);
        AuditLog audit = new AuditLog(keys.secret("audit"));
        ErasedPeople erased = new ErasedPeople(keys.secret("erased"));
        instance = new Instance(config.publicUrl(port), database, work, audit, erased, clock);
        Outbound outbound = new Outbound(ConfigParts.networkPolicy(config));
        launchLog = new LaunchLog(database, erased, clock);
        batches = new Batches(instance);
        platforms = new Platforms(instance, outbound, keys.keys);
        PlatformServices services = new PlatformServices(platforms, clock);
        DeliveryQueue queue = new DeliveryQueue(instance, services);
        issuing = new Issuing(instance.baseUrl(), config.operation().formerUrls());
        Outbox outbox = new Outbox(instance, ConfigParts.mailServer(config));
        measured = new Measured(instance, launchLog, queue, outbox);
        journeys = new Journeys(instance, keys, launchLog, batches, issuing, services, outbox);
        // What a new installation has to make takes most of its first start, and no part waits for another.
        database.prepareOnce(
                () -> Starting.atOnce(journeys.admin.importData::addBuiltIn, keys::ensureCommon, keys::ensureBadges));
    }

    /** Opens an installation without serving it; it may be served by another process at the same time. */
    public static App open(Config config, InstantSource clock) {
        return new App(config, config.port(), clock);
    }

    /** Opens an installation and serves it. */
    public static App start(Config config, InstantSource clock) {
        Starting.ahead(WebServer::load);
        int port = config.port() == 0 ? Starting.freePort() : config.port();
        App app = new App(config, port, clock);
        try {
            app.web = Serving.start(app, config, port);
            return app;
        } catch (RuntimeException e) {
            app.close();
            throw e;
        }
    }

    public URI baseUrl() {
        return instance.baseUrl();
    }

    /** Takes no more requests, lets deliveries under way finish, then closes the database. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            if (web != null) {
                web.close();
            }
            // Work under way still writes to the log of launches and to the database.
            instance.work().close(platforms.outbound::close);
            launchLog.close();
            platforms.outbound.close();
            instance.database().close();
        }
    }
}
