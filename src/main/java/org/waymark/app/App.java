package org.waymark.app;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.waymark.cli.Tools;
import org.waymark.config.Config;
import org.waymark.credential.Certificate;
import org.waymark.learning.RunId;
import org.waymark.lti.payload.DeepLinkingItem;
import org.waymark.web.Parts;
import org.waymark.web.WebServer;

/** The whole tool, built by constructor, floor upon floor. */
public final class App implements AutoCloseable {
    private final Ground ground;
    private final LtiFloor lti;
    private final Tools tools;
    private final Parts parts;
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable WebServer web;

    private App(Config config, int port, InstantSource clock) {
        ground = new Ground(config, port, clock);
        lti = new LtiFloor(ground);
        JourneyFloor journeys = new JourneyFloor(ground, lti);
        tools = new Tools(
                journeys.registerPlatform,
                journeys.manageCities,
                journeys.awards.manageLearners,
                journeys.managePlatforms,
                journeys.trustPlatform,
                journeys.sources.setWebService,
                journeys.sources.manageIntakeClients,
                journeys.manageKeys,
                ground.importData,
                journeys.sources.importFile,
                journeys.awards.undoImport,
                journeys.enterAdministration,
                this::close);
        parts = new Parts(
                ground.baseUrl,
                config.rateLimits(),
                clock,
                ground.database::ready,
                lti.addresses,
                lti.openBadge,
                new Certificate(lti.issuer, lti.addresses),
                lti.loginStarter,
                lti.launchVerifier,
                journeys.enterTool,
                journeys.registerPlatform,
                journeys.viewActivity,
                journeys.awards.joinCity,
                journeys.awards.completeActivity,
                journeys.teachActivity,
                journeys.awards.withdrawCompletion,
                journeys.sources.loadRoster,
                journeys.sources.loadLinkMemberships,
                journeys.sources.viewRoster,
                journeys.sources.approveMembers,
                journeys.awards.findApprover,
                journeys.awards.setRule,
                journeys.awards.tryRule,
                journeys.sources.markAttendance,
                journeys.sources.changeSessions,
                journeys.awards.raiseObjection,
                journeys.awards.releaseWaiting,
                journeys.sources.watchSources,
                journeys.sources.enterIntake,
                journeys.sources.takeCompletions,
                journeys.sources.importCompletions,
                journeys.awards.undoImport,
                journeys.sources.watchJob,
                journeys.viewCity,
                journeys.pickRuns,
                journeys.reviewSubmission,
                journeys.viewProgress,
                journeys.takeOverCourse,
                journeys.viewCatalogue,
                journeys.viewCredential,
                lti.launchLog,
                AdminRoom.build(ground, lti, journeys));
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
            app.web = WebServer.start(app.parts, app.ground.sessionSecret, config.host(), port);
            app.ground.work.start();
            app.lti.launchLog.start();
            return app;
        } catch (RuntimeException e) {
            app.close();
            throw e;
        }
    }

    public URI baseUrl() {
        return ground.baseUrl;
    }

    public Tools tools() {
        return tools;
    }

    /** The links that a content picker would answer with for these runs. */
    List<DeepLinkingItem> items(List<RunId> runs) {
        return parts.pickRuns().items(runs);
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
        // Work under way still writes to the log of launches and to the database.
        ground.work.close(ground.outbound::close);
        lti.close();
        ground.close();
    }
}
