package org.waymark.app;

import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.waymark.administration.LaunchLog;
import org.waymark.batch.Batches;
import org.waymark.cli.Tools;
import org.waymark.config.Config;
import org.waymark.credential.Issuing;
import org.waymark.journey.admin.AdminJourneys;
import org.waymark.journey.award.AwardJourneys;
import org.waymark.journey.city.CityJourneys;
import org.waymark.journey.enter.EnterJourneys;
import org.waymark.journey.file.FileJourneys;
import org.waymark.journey.roster.RosterJourneys;
import org.waymark.journey.rule.RuleJourneys;
import org.waymark.journey.source.SourceJourneys;
import org.waymark.journey.standard.StandardJourneys;
import org.waymark.journey.standing.StandingJourneys;
import org.waymark.journey.view.ViewJourneys;
import org.waymark.keys.InstallationKeys;
import org.waymark.lti.platform.Platforms;
import org.waymark.lti.service.PlatformServices;
import org.waymark.outbound.Outbound;
import org.waymark.passback.DeliveryQueue;
import org.waymark.process.Starting;
import org.waymark.store.Database;
import org.waymark.web.WebServer;
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
    final CityJourneys cities;
    final StandingJourneys standings;
    final AwardJourneys awards;
    final RuleJourneys rules;
    final RosterJourneys rosters;
    final SourceJourneys sources;
    final FileJourneys files;
    final ViewJourneys views;
    final EnterJourneys entering;
    final StandardJourneys standards;
    final AdminJourneys admin;
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable WebServer web;

    private App(Config config, int port, InstantSource clock) {
        Database database = ConfigParts.database(config);
        WorkQueue work = new WorkQueue(database, clock);
        instance = new Instance(ConfigParts.baseUrl(config, port), database, work, clock);
        Outbound outbound = new Outbound(ConfigParts.networkPolicy(config));
        keys = new InstallationKeys(database, config.keySecret(), clock);
        launchLog = new LaunchLog(database, clock);
        batches = new Batches(instance);
        platforms = new Platforms(instance, outbound, keys.keys);
        PlatformServices services = new PlatformServices(platforms, clock);
        DeliveryQueue queue = new DeliveryQueue(instance, services);
        issuing = new Issuing(instance.baseUrl());
        cities = new CityJourneys(instance);
        standings = new StandingJourneys(instance);
        awards = new AwardJourneys(instance, issuing, keys.badgeKeys, queue);
        rules = new RuleJourneys(instance, batches, awards);
        rosters = new RosterJourneys(instance, services.memberships, keys.secret("addresses"), awards);
        sources = new SourceJourneys(instance, services, keys.secrets, awards);
        files = new FileJourneys(instance, batches, rosters, awards);
        views = new ViewJourneys(instance, issuing, keys.keys, batches, queue);
        entering = new EnterJourneys(instance, platforms, cities, awards, rosters, queue);
        standards = new StandardJourneys(instance);
        admin = new AdminJourneys(instance, services, keys.keys, launchLog, queue, cities, awards, rosters);

        // What a new installation has to make takes most of its first start, and no part waits for another.
        Starting.atOnce(admin.importData::addBuiltIn, keys::ensureCommon, keys::ensureBadges);
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

    public Tools tools() {
        return new Tools(admin, standards, standings, sources, files, this::close);
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
