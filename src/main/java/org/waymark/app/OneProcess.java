package org.waymark.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
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
import org.waymark.outbound.Answer;
import org.waymark.outbound.Ask;
import org.waymark.outbound.NetworkPolicy;
import org.waymark.outbound.NoAnswer;
import org.waymark.outbound.Outbound;
import org.waymark.practice.Options;
import org.waymark.practice.PracticeLms;
import org.waymark.practice.school.Hint;

/** What this process runs, and how it ends: in order, when it is told to. */
final class OneProcess implements House {
    private static final int PRACTICE_PORT = 8090;
    private static final String DEMO_CITY = "City of Springfield";

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
        try (App app = App.start(config, clock);
                PracticeLms practice =
                        practiceLms(PRACTICE_PORT, config.dataDir().resolve("practice.json"))) {
            if (practice.school().clients().isEmpty()) {
                register(app, practice);
            }
            DemoCourse.fill(app, practice);
            String code = app.tools().cities().addCode(DEMO_CITY).shown();
            practice.school().markHint(new Hint("Code of the " + DEMO_CITY, code));
            System.err.println();
            System.err.println("  Waymark        " + app.baseUrl());
            System.err.println("  Practice LMS   " + practice.baseUrl() + "   <- start here");
            System.err.println("  City code      " + code + "   (" + DEMO_CITY + "; the practice LMS shows it too)");
            System.err.println();
            System.err.println("  The practice LMS's first page leads to the first badge. Ctrl-C ends both.");
            System.err.println();
            waitForTheEnd(app);
        }
    }

    @Override
    public void practice(int port, @Nullable Path stateFile) throws InterruptedException {
        try (PracticeLms practice = practiceLms(port, stateFile)) {
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

    private PracticeLms practiceLms(int port, @Nullable Path stateFile) {
        Options options = Options.inMemory(clock).port(port);
        return PracticeLms.start(stateFile == null ? options : options.stateFile(stateFile.toAbsolutePath()));
    }

    /** Registers the two with each other as an administrator's browser would. */
    private static void register(App app, PracticeLms practice) {
        URI link = app.tools().registerPlatform().makeLink(false, Duration.ofMinutes(5));
        try (Outbound browser = new Outbound(NetworkPolicy.loopback())) {
            Answer answer = browser.send(Ask.get(URI.create(practice.registrationUrl(link.toString()))));
            if (!answer.ok()) {
                throw new IllegalStateException("the practice LMS could not be registered: " + answer.status());
            }
        } catch (NoAnswer e) {
            throw new IllegalStateException("the practice LMS could not be registered", e);
        }
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
