package org.waymark.app;

import java.time.InstantSource;
import java.util.List;
import org.waymark.certification.CannotCertify;
import org.waymark.certification.Certification;
import org.waymark.certification.Outcome;
import org.waymark.checkup.Checkup;
import org.waymark.checkup.Finding;
import org.waymark.config.Config;
import org.waymark.outbound.Network;
import org.waymark.outbound.NetworkPolicy;
import org.waymark.outbound.Outbound;

/** Opens an installation beside its server, and looks at both. */
final class Examination {
    /** The operator's own addresses, wherever they are; platforms are still called by the settings' policy. */
    private static final NetworkPolicy EVERYWHERE =
            new NetworkPolicy(true, List.of(Network.parse("0.0.0.0/0"), Network.parse("::/0")));

    private Examination() {}

    static List<Finding> checkup(Config config, InstantSource clock) {
        if (!Settings.databaseExists(config)) {
            return List.of(Finding.wrong(
                    "database",
                    "There is none yet in " + config.dataDir().toAbsolutePath().normalize() + ".",
                    "Start the server once with serve; it makes everything. If there should be one, check"
                            + " WAYMARK_DATA_DIR."));
        }
        try (App app = App.open(config, clock);
                Outbound http = new Outbound(EVERYWHERE)) {
            return new Checkup(app.instance, app.keys.keys, app.admin, app.outbound, http, Settings.localUrl(config))
                    .run();
        }
    }

    static List<Outcome> certify(Config config, InstantSource clock) throws CannotCertify, InterruptedException {
        if (!Settings.databaseExists(config)) {
            throw new CannotCertify("There is no installation in "
                    + config.dataDir().toAbsolutePath().normalize() + " yet. Start the server with serve.");
        }
        try (App app = App.open(config, clock)) {
            return new Certification(app.baseUrl(), app.admin, clock).run();
        }
    }
}
