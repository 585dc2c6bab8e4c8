package org.waymark.app;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.waymark.administration.AdminLinks;
import org.waymark.administration.LaunchLog;
import org.waymark.administration.LaunchRecords;
import org.waymark.cli.Tools;
import org.waymark.completion.Activities;
import org.waymark.completion.Completions;
import org.waymark.completion.Tallies;
import org.waymark.config.Config;
import org.waymark.credential.Certificate;
import org.waymark.credential.Credentials;
import org.waymark.credential.IssuerProfile;
import org.waymark.credential.OpenBadge;
import org.waymark.credential.PublicAddresses;
import org.waymark.credential.Verification;
import org.waymark.journey.CompleteActivity;
import org.waymark.journey.EnterAdministration;
import org.waymark.journey.EnterTool;
import org.waymark.journey.ImportData;
import org.waymark.journey.JoinCity;
import org.waymark.journey.ManageCities;
import org.waymark.journey.ManageKeys;
import org.waymark.journey.ManagePlatforms;
import org.waymark.journey.PickRuns;
import org.waymark.journey.RecordCompletion;
import org.waymark.journey.RegisterPlatform;
import org.waymark.journey.TeachActivity;
import org.waymark.journey.ViewActivity;
import org.waymark.journey.ViewCatalogue;
import org.waymark.journey.ViewCity;
import org.waymark.journey.ViewCredential;
import org.waymark.keys.InstallationSecrets;
import org.waymark.keys.KeyCipher;
import org.waymark.keys.KeyRing;
import org.waymark.keys.KeyUse;
import org.waymark.keys.Keys;
import org.waymark.learning.Catalogue;
import org.waymark.lti.deeplink.DeepLinkingRequests;
import org.waymark.lti.launch.LaunchVerifier;
import org.waymark.lti.launch.LoginStarter;
import org.waymark.lti.launch.UsedStates;
import org.waymark.lti.payload.Signer;
import org.waymark.lti.platform.DynamicRegistration;
import org.waymark.lti.platform.PlatformKeys;
import org.waymark.lti.platform.RegistrationBook;
import org.waymark.lti.platform.RegistrationLinks;
import org.waymark.lti.platform.Registrations;
import org.waymark.lti.platform.ResourceLinks;
import org.waymark.lti.service.AccessTokens;
import org.waymark.lti.service.LineItems;
import org.waymark.lti.service.Scores;
import org.waymark.outbound.Network;
import org.waymark.outbound.NetworkPolicy;
import org.waymark.outbound.Outbound;
import org.waymark.passback.Delivery;
import org.waymark.passback.DeliveryQueue;
import org.waymark.passback.ScoreRows;
import org.waymark.people.Cities;
import org.waymark.people.Learners;
import org.waymark.standard.Standards;
import org.waymark.store.Database;
import org.waymark.web.Parts;
import org.waymark.web.WebServer;

/** The whole tool: every part built by constructor, in floor order. */
public final class App implements AutoCloseable {
    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofMinutes(10);

    private final URI baseUrl;
    private final Tools tools;
    private final Database database;
    private final Outbound outbound;
    private final DeliveryQueue queue;
    private final LaunchLog launchLog;
    private final Parts parts;
    private final byte[] sessionSecret;
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable WebServer web;

    private App(Config config, int port, InstantSource clock) {
        // Floor 1: the database, the one HTTP client, people and the Standard.
        database = Databases.open(config);
        outbound = new Outbound(new NetworkPolicy(
                config.allowLocalNetwork(),
                config.allowedNetworks().stream().map(Network::parse).toList()));
        URI configured = config.baseUrl();
        baseUrl = configured == null ? URI.create("http://localhost:" + port) : configured;
        Cities cities = new Cities();
        Learners learners = new Learners();
        Standards standards = new Standards();

        // Floor 2: what is learned, who completed what, our keys.
        Catalogue catalogue = new Catalogue();
        ImportData importData = new ImportData(database, standards, catalogue);
        Activities activities = new Activities();
        Completions completions = new Completions();
        Tallies tallies = new Tallies();
        String keySecret = config.keySecret();
        KeyCipher cipher = keySecret == null ? KeyCipher.plain() : KeyCipher.withSecret(keySecret);
        Keys keys = new Keys(cipher);
        InstallationSecrets secrets = new InstallationSecrets(cipher);
        // What a new installation has to make takes most of its first start, and no part waits for another.
        Starting.atOnce(
                importData::addBuiltIn,
                () -> database.useTransaction(handle -> keys.ensure(handle, KeyUse.LTI, clock.instant())),
                () -> database.useTransaction(handle -> keys.ensure(handle, KeyUse.BADGE, clock.instant())));
        byte[] stateSecret = database.inTransaction(handle -> secrets.ensure(handle, "state"));
        sessionSecret = database.inTransaction(handle -> secrets.ensure(handle, "session"));
        KeyRing ltiKeys = new KeyRing(KeyUse.LTI, keys, clock);
        KeyRing badgeKeys = new KeyRing(KeyUse.BADGE, keys, clock);
        Signer ltiSigner = claims -> ltiKeys.signer(database::inTransaction).sign(claims);

        // Floor 3: LTI and credentials.
        Registrations registrations = new Registrations();
        RegistrationBook book = new RegistrationBook(database, registrations);
        ResourceLinks links = new ResourceLinks();
        URI launchUri = URI.create(baseUrl + "/lti/launch");
        UsedStates usedStates = new UsedStates();
        LoginStarter loginStarter = new LoginStarter(book, stateSecret, launchUri, clock);
        LaunchVerifier launchVerifier =
                new LaunchVerifier(database, usedStates, book, new PlatformKeys(outbound), stateSecret, baseUrl, clock);
        DeepLinkingRequests deepLinkingRequests = new DeepLinkingRequests();
        AccessTokens tokens = new AccessTokens(outbound, ltiSigner, clock);
        PublicAddresses addresses = new PublicAddresses(baseUrl.toString());
        IssuerProfile issuer = new IssuerProfile(
                addresses.issuer(), "Waymark", baseUrl.toString(), "Credentials for learning in city government.");
        OpenBadge openBadge = new OpenBadge(issuer, addresses);
        Credentials credentials = new Credentials();

        // Floor 4: grades on their way.
        ScoreRows scores = new ScoreRows();
        Delivery delivery = new Delivery(
                database,
                scores,
                links,
                registrations,
                learners,
                new LineItems(outbound, tokens, clock),
                new Scores(outbound, tokens, clock),
                clock);
        launchLog = new LaunchLog(database, new LaunchRecords(), clock);
        queue = new DeliveryQueue(database, delivery, () -> sweep(usedStates, clock), clock);

        // Floor 5: what users do.
        RecordCompletion recordCompletion = new RecordCompletion(
                learners,
                cities,
                catalogue,
                standards,
                completions,
                tallies,
                credentials,
                openBadge,
                badgeKeys,
                addresses,
                scores,
                queue,
                clock);
        JoinCity joinCity =
                new JoinCity(database, cities, learners, completions, tallies, catalogue, recordCompletion, clock);
        RegisterPlatform registerPlatform = new RegisterPlatform(
                database,
                new RegistrationLinks(),
                registrations,
                book,
                new DynamicRegistration(outbound, baseUrl),
                baseUrl,
                clock);
        tools = new Tools(
                registerPlatform,
                new ManageCities(database, cities, learners, tallies, standards, joinCity, clock),
                new ManagePlatforms(database, registrations, book, clock),
                new ManageKeys(database, keys, clock),
                importData,
                new EnterAdministration(database, new AdminLinks(), learners, book, baseUrl, clock),
                this::close);
        AdminRoom administration = new AdminRoom(
                database,
                registrations,
                book,
                outbound,
                tokens,
                scores,
                queue,
                launchLog,
                keys,
                cities,
                catalogue,
                clock);

        // Floor 6: what a browser meets.
        parts = new Parts(
                baseUrl,
                config.rateLimits(),
                clock,
                database::ready,
                addresses,
                openBadge,
                new Certificate(issuer, addresses),
                loginStarter,
                launchVerifier,
                new EnterTool(
                        database, learners, links, activities, catalogue, deepLinkingRequests, scores, queue, clock),
                registerPlatform,
                new ViewActivity(
                        database,
                        learners,
                        links,
                        activities,
                        catalogue,
                        standards,
                        completions,
                        tallies,
                        credentials,
                        scores),
                joinCity,
                new CompleteActivity(database, activities, recordCompletion, queue, clock),
                new TeachActivity(
                        database, learners, links, activities, catalogue, standards, completions, scores, queue, clock),
                new ViewCity(database, learners, standards, tallies),
                new PickRuns(
                        database,
                        deepLinkingRequests,
                        registrations,
                        catalogue,
                        standards,
                        ltiSigner,
                        launchUri,
                        clock),
                new ViewCatalogue(database, catalogue, standards, addresses, clock),
                new ViewCredential(database, credentials, keys, new Verification(issuer, addresses), clock),
                launchLog,
                administration.build(tools, baseUrl, sessionSecret));
    }

    private void sweep(UsedStates usedStates, InstantSource clock) {
        database.useTransaction(
                handle -> usedStates.removeExpired(handle, clock.instant().minus(KEPT_AFTER_EXPIRY)));
        launchLog.sweep();
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
            app.web = WebServer.start(app.parts, app.sessionSecret, config.host(), port);
            app.queue.start();
            app.launchLog.start();
            return app;
        } catch (RuntimeException e) {
            app.close();
            throw e;
        }
    }

    public URI baseUrl() {
        return baseUrl;
    }

    public Tools tools() {
        return tools;
    }

    /** Takes no more requests, lets deliveries under way finish, then closes the database. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        if (web != null) {
            web.close();
        }
        queue.close();
        launchLog.close();
        outbound.close();
        database.close();
    }
}
