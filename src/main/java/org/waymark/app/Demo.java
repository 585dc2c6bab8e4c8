package org.waymark.app;

import java.io.UncheckedIOException;
import java.time.InstantSource;
import org.waymark.config.Config;
import org.waymark.demo.FilledPractice;
import org.waymark.practice.Options;
import org.waymark.practice.PracticeLms;

/** Waymark and a practice LMS, registered with each other, with courses that hold activities. */
record Demo(App app, PracticeLms practice, String code) implements AutoCloseable {

    /** @param port the practice LMS's; 0 takes any free one */
    static Demo start(Config config, InstantSource clock, int port) {
        PracticeLms practice = practiceLms(config, clock, port);
        App app = null;
        try {
            app = App.start(config, clock);
            return new Demo(app, practice, new FilledPractice(app.admin, app.entering.pickRuns, practice).fill());
        } catch (RuntimeException e) {
            practice.close();
            if (app != null) {
                app.close();
            }
            throw e;
        }
    }

    private static PracticeLms practiceLms(Config config, InstantSource clock, int port) {
        try {
            return PracticeLms.start(Options.inMemory(clock)
                    .port(port)
                    .stateFile(config.dataDir().resolve("practice.json").toAbsolutePath()));
        } catch (UncheckedIOException e) {
            // Without its cause, which would be taken for Waymark's own port.
            throw new IllegalStateException(e.getMessage() + "; is another demo running?");
        }
    }

    @Override
    public void close() {
        practice.close();
        app.close();
    }
}
