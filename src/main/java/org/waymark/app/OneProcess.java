package org.waymark.app;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.certification.CannotCertify;
import org.waymark.certification.Certification;
import org.waymark.certification.Outcome;
import org.waymark.checkup.Checkup;
import org.waymark.checkup.Finding;
import org.waymark.cli.House;
import org.waymark.config.Config;
import org.waymark.demo.FilledPractice;
import org.waymark.outbound.NetworkPolicy;
import org.waymark.outbound.Outbound;
import org.waymark.practice.Options;
import org.waymark.practice.PracticeLms;
import org.waymark.process.Announcement;
import org.waymark.process.EndSignal;
import org.waymark.process.Exhaustion;
import org.waymark.process.SmallHeap;

/** Starts everything that this process runs and ends it in order when it is told to. */
final class OneProcess implements House {
    private static final int PRACTICE_PORT = 8090;

    private final InstantSource clock;

    OneProcess(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void serve(Config config) throws InterruptedException {
        Exhaustion.endsTheProcess();
        try (App app = App.start(config, clock)) {
            EndSignal.await(app, () -> {
                Announcement.say("Waymark is ready at " + app.baseUrl());
                SmallHeap.keep();
            });
        }
    }

    @Override
    public void demo(Config config) throws InterruptedException {
        Exhaustion.endsTheProcess();
        try (RunningDemo demo = RunningDemo.start(config, clock, PRACTICE_PORT)) {
            System.err.println("\n  Waymark        " + demo.app().baseUrl());
            System.err.println("  Practice LMS   " + demo.practice().baseUrl() + "   <- start here");
            System.err.println("  City code      " + demo.code() + "   (" + FilledPractice.CITY
                    + "; the practice LMS shows it too)");
            System.err.println("\n  The practice LMS's first page leads to the first badge. Ctrl-C ends both.\n");
            EndSignal.await(demo);
        }
    }

    @Override
    public void practice(int port, @Nullable Path stateFile) throws InterruptedException {
        Options options = Options.inMemory(clock).port(port);
        try (PracticeLms practice =
                PracticeLms.start(stateFile == null ? options : options.stateFile(stateFile.toAbsolutePath()))) {
            System.err.println("The practice LMS is ready at " + practice.baseUrl());
            EndSignal.await(practice);
        }
    }

    @Override
    public List<Finding> checkup(Config config) {
        if (!ConfigParts.databaseExists(config)) {
            return Checkup.ofNothing(config.dataDir());
        }
        try (App app = App.open(config, clock);
                Outbound http = new Outbound(NetworkPolicy.EVERYWHERE)) {
            return new Checkup(
                            app.instance,
                            app.keys.keys,
                            app.journeys.admin,
                            app.measured.watch(),
                            app.platforms.outbound,
                            http,
                            config.localUrl(),
                            config.dataDir())
                    .run();
        }
    }

    @Override
    public List<Outcome> certify(Config config) throws CannotCertify, InterruptedException {
        if (!ConfigParts.databaseExists(config)) {
            throw new CannotCertify("There is no installation in "
                    + config.dataDir().toAbsolutePath().normalize() + " yet. Start the server with serve.");
        }
        try (App app = App.open(config, clock)) {
            return new Certification(app.baseUrl(), app.journeys.admin, clock).run();
        }
    }

    @Override
    public Opened open(Config config) {
        App app = App.open(config, clock);
        return new Opened(app.journeys, app::close);
    }
}
