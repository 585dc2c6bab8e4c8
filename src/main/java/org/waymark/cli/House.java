package org.waymark.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.certification.CannotCertify;
import org.waymark.certification.Outcome;
import org.waymark.checkup.Finding;
import org.waymark.config.Config;
import org.waymark.journey.Journeys;

/** The parts that the commands start and use; {@code app} builds them. */
public interface House {

    /** Runs Waymark until the process ends. */
    void serve(Config config) throws InterruptedException;

    /** Runs Waymark with a practice LMS beside it, registered with each other, until the process ends. */
    void demo(Config config) throws InterruptedException;

    /** Runs the practice LMS alone until the process ends. */
    void practice(int port, @Nullable Path stateFile) throws InterruptedException;

    /**
     * Looks at the installation, whether its server runs or not.
     *
     * @throws RuntimeException when it cannot be opened at all
     */
    List<Finding> checkup(Config config);

    /**
     * Runs the certification cases against the running server.
     *
     * @throws CannotCertify when they cannot be run
     */
    List<Outcome> certify(Config config) throws CannotCertify, InterruptedException;

    /** Opens the installation for one command; it may be running at the same time. */
    Opened open(Config config);

    /** The journeys of an installation, with what closes it again. */
    record Opened(Journeys journeys, Runnable closing) implements AutoCloseable {
        @Override
        public void close() {
            closing.run();
        }
    }
}
