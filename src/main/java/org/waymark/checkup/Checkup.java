package org.waymark.checkup;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.waymark.journey.admin.AdminJourneys;
import org.waymark.keys.Keys;
import org.waymark.operation.WatchWaiting;
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
    private final WaitingCheck waiting;
    private final DiskCheck disk;

    /**
     * Builds the checks.
     *
     * @param outbound calls platforms as the settings allow
     * @param http calls the operator's own server
     * @param local where that listens, as seen from this machine
     * @param folder the data folder
     */
    public Checkup(
            Instance instance,
            Keys keys,
            AdminJourneys admin,
            WatchWaiting watch,
            Outbound outbound,
            Outbound http,
            URI local,
            Path folder) {
        InstantSource clock = instance.clock();
        database = instance.database();
        this.keys = new KeyCheck(database, keys, clock);
        server = new ServerCheck(database, keys, http, instance.baseUrl(), local, clock);
        this.clock = new ClockCheck(database, admin.managePlatforms, outbound, clock);
        platforms = new PlatformCheck(admin, instance.baseUrl(), clock);
        waiting = new WaitingCheck(watch);
        disk = new DiskCheck(folder);
    }

    /** Says that there is nothing to be looked at. */
    public static List<Finding> ofNothing(Path folder) {
        return List.of(Finding.wrong(
                "database",
                "There is none yet in " + folder.toAbsolutePath().normalize() + ".",
                "Start the server once with serve; it makes everything. If there should be one, check"
                        + " WAYMARK_DATA_DIR."));
    }

    /** Takes up to half a minute for each platform. */
    public List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        findings.add(
                database.ready()
                        ? Finding.good("database", "It answers, and its tables are up to date.")
                        : Finding.wrong(
                                "database", "It does not answer.", "Check that it runs and takes connections."));
        findings.addAll(disk.run());
        findings.addAll(keys.run());
        findings.addAll(server.run());
        findings.addAll(clock.run());
        findings.addAll(platforms.run());
        findings.addAll(waiting.run());
        return List.copyOf(findings);
    }
}
