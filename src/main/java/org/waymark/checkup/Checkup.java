package org.waymark.checkup;

import java.util.ArrayList;
import java.util.List;
import org.waymark.store.Database;

/** All checks of an open installation, in the order in which one depends on the other. */
public final class Checkup {
    private final Database database;
    private final KeyCheck keys;
    private final ServerCheck server;
    private final ClockCheck clock;
    private final PlatformCheck platforms;

    public Checkup(Database database, KeyCheck keys, ServerCheck server, ClockCheck clock, PlatformCheck platforms) {
        this.database = database;
        this.keys = keys;
        this.server = server;
        this.clock = clock;
        this.platforms = platforms;
    }

    /** Takes up to half a minute for each platform. */
    public List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        findings.add(
                database.ready()
                        ? Finding.good("database", "It answers, and its tables are up to date.")
                        : Finding.wrong(
                                "database", "It does not answer.", "Check that it runs and takes connections."));
        findings.addAll(keys.run());
        findings.addAll(server.run());
        findings.addAll(clock.run());
        findings.addAll(platforms.run());
        return List.copyOf(findings);
    }
}
