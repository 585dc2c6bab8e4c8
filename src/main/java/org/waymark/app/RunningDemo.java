package org.waymark.app;

import java.time.InstantSource;
import org.waymark.config.Config;
import org.waymark.demo.FilledPractice;
import org.waymark.practice.PracticeLms;

/** Waymark and a practice LMS, registered with each other, with courses that hold activities. */
record RunningDemo(App app, PracticeLms practice, String code) implements AutoCloseable {

    /** @param port the practice LMS's; 0 takes any free one */
    static RunningDemo start(Config config, InstantSource clock, int port) {
        PracticeLms practice = FilledPractice.start(config.dataDir(), clock, port);
        App app = null;
        try {
            app = App.start(config, clock);
            return new RunningDemo(
                    app,
                    practice,
                    new FilledPractice(app.journeys.admin, app.journeys.entering.pickRuns, practice).fill());
        } catch (RuntimeException e) {
            practice.close();
            if (app != null) {
                app.close();
            }
            throw e;
        }
    }

    @Override
    public void close() {
        practice.close();
        app.close();
    }
}
