package org.waymark.checkup;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.waymark.journey.admin.AdminJourneys;
import org.waymark.keys.Keys;
import org.waymark.outbound.Outbound;
import org.waymark.store.Database;
import org.waymark.work.Instance;

/** All checks of an open installation, in the order in which one depends on the other. */
public final class Checkup {
    private final Database database;
    private final KeyCheck keys;
    private final ServerCheck server;
    private final ClockCheck clock;
    private final PlatformCheck platforms;

    /**
     * Builds the checks.
     *
     * @param outbound calls platforms as the settings allow
     * @param http calls the operator's own server
     * @param local where that listens, as seen from this machine
     */
    public Checkup(Instance instance, Keys keys, AdminJourneys admin, Outbound outbound, Outbound http, URI local) {
        InstantSource clock = instance.clock();
        database = instance.database();
        this.keys = new KeyCheck(database, keys, clock);
        server = new ServerCheck(database, keys, http, instance.baseUrl(), local, clock);
        this.clock = new ClockCheck(admin.managePlatforms, outbound, clock);
        platforms = new PlatformCheck(admin, instance.baseUrl());
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
