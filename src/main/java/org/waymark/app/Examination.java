package org.waymark.app;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.waymark.certification.CannotCertify;
import org.waymark.certification.Certification;
import org.waymark.certification.Outcome;
import org.waymark.checkup.Checkup;
import org.waymark.checkup.ClockCheck;
import org.waymark.checkup.Finding;
import org.waymark.checkup.KeyCheck;
import org.waymark.checkup.PlatformCheck;
import org.waymark.checkup.ServerCheck;
import org.waymark.config.Config;
import org.waymark.journey.EndTrial;
import org.waymark.outbound.Network;
import org.waymark.outbound.NetworkPolicy;
import org.waymark.outbound.Outbound;

/** Floor 6 for the doctor's command: opens the installation beside its server, and looks at both. */
final class Examination {
    /** The operator's own addresses, wherever they are; platforms are still called by the settings' policy. */
    private static final NetworkPolicy EVERYWHERE =
            new NetworkPolicy(true, List.of(Network.parse("0.0.0.0/0"), Network.parse("::/0")));

    private Examination() {}

    static List<Finding> checkup(Config config, InstantSource clock) {
        if (!Databases.exists(config)) {
            return List.of(Finding.wrong(
                    "database",
                    "There is none yet in " + config.dataDir().toAbsolutePath().normalize() + ".",
                    "Start the server once with serve; it makes everything. If there should be one, check"
                            + " WAYMARK_DATA_DIR."));
        }
        try (Opened opened = new Opened(config, clock);
                Outbound http = new Outbound(EVERYWHERE)) {
            Ground ground = opened.ground;
            JourneyFloor journeys = opened.journeys;
            return new Checkup(
                            ground.database,
                            new KeyCheck(ground.database, ground.keys, clock),
                            new ServerCheck(ground.database, ground.keys, http, ground.baseUrl, local(config), clock),
                            new ClockCheck(journeys.managePlatforms, ground.outbound, clock),
                            new PlatformCheck(
                                    journeys.managePlatforms,
                                    journeys.testConnection,
                                    journeys.trustPlatform,
                                    journeys.watchFailures,
                                    ground.baseUrl))
                    .run();
        }
    }

    static List<Outcome> certify(Config config, InstantSource clock) throws CannotCertify, InterruptedException {
        if (!Databases.exists(config)) {
            throw new CannotCertify("There is no installation in "
                    + config.dataDir().toAbsolutePath().normalize() + " yet. Start the server with serve.");
        }
        try (Opened opened = new Opened(config, clock)) {
            JourneyFloor journeys = opened.journeys;
            return new Certification(
                            opened.ground.baseUrl,
                            journeys.registerPlatform,
                            journeys.managePlatforms,
                            journeys.enterAdministration,
                            journeys.viewLaunches,
                            new EndTrial(
                                    opened.ground.database,
                                    opened.lti.registrations,
                                    opened.lti.book,
                                    opened.ground.learners,
                                    opened.lti.credentials,
                                    clock),
                            clock)
                    .run();
        }
    }

    /** Where the server of these settings listens, as seen from this machine. */
    private static URI local(Config config) {
        String host = config.host().equals("0.0.0.0") || config.host().equals("::") ? "127.0.0.1" : config.host();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + config.port());
    }

    /** The floors below, without a server. */
    private static final class Opened implements AutoCloseable {
        private final Ground ground;
        private final LtiFloor lti;
        private final JourneyFloor journeys;

        Opened(Config config, InstantSource clock) {
            ground = new Ground(config, config.port(), clock);
            lti = new LtiFloor(ground);
            journeys = new JourneyFloor(ground, lti);
        }

        @Override
        public void close() {
            lti.close();
            ground.close();
        }
    }
}
