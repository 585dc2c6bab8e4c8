package org.waymark.app;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.waymark.certification.CannotCertify;
import org.waymark.certification.Outcome;
import org.waymark.checkup.Finding;
import org.waymark.cli.House;
import org.waymark.cli.Tools;
import org.waymark.config.Config;
import org.waymark.practice.Options;
import org.waymark.practice.PracticeLms;

/** What this process runs, and how it ends: in order, when it is told to. */
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
            System.err.println("Waymark is ready at " + app.baseUrl());
            SmallHeap.keep();
            waitForTheEnd(app);
        }
    }

    @Override
    public void demo(Config config) throws InterruptedException {
        Exhaustion.endsTheProcess();
        try (Demo demo = Demo.start(config, clock, PRACTICE_PORT)) {
            System.err.println();
            System.err.println("  Waymark        " + demo.app().baseUrl());
            System.err.println("  Practice LMS   " + demo.practice().baseUrl() + "   <- start here");
            System.err.println(
                    "  City code      " + demo.code() + "   (" + Demo.CITY + "; the practice LMS shows it too)");
            System.err.println();
            System.err.println("  The practice LMS's first page leads to the first badge. Ctrl-C ends both.");
            System.err.println();
            waitForTheEnd(demo);
        }
    }

    @Override
    public void practice(int port, @Nullable Path stateFile) throws InterruptedException {
        Options options = Options.inMemory(clock).port(port);
        try (PracticeLms practice =
                PracticeLms.start(stateFile == null ? options : options.stateFile(stateFile.toAbsolutePath()))) {
            System.err.println("The practice LMS is ready at " + practice.baseUrl());
            waitForTheEnd(practice);
        }
    }

    @Override
    public List<Finding> checkup(Config config) {
        return Examination.checkup(config, clock);
    }

    @Override
    public List<Outcome> certify(Config config) throws CannotCertify, InterruptedException {
        return Examination.certify(config, clock);
    }

    @Override
    public Tools open(Config config) {
        return App.open(config, clock).tools();
    }

    /** Waits until the process is told to end, and closes what runs before it does. */
    private static void waitForTheEnd(AutoCloseable running) throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        Runnable close = () -> {
            try {
                running.close();
            } catch (Exception e) {
                System.err.println("closing failed: " + e.getMessage());
            }
        };
        EndSignal.closeFirst(close);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            close.run();
            end.countDown();
        }));
        end.await();
    }
}
