package org.waymark.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.waymark.config.Config;

/** What the commands start and use; {@code app} builds it. */
public interface House {

    /** Runs Waymark until the process ends. */
    void serve(Config config) throws InterruptedException;

    /** Runs Waymark with a practice LMS beside it, registered with each other, until the process ends. */
    void demo(Config config) throws InterruptedException;

    /** Runs the practice LMS alone until the process ends. */
    void practice(int port, @Nullable Path stateFile) throws InterruptedException;

    /** Opens the installation for one command; it may be running at the same time. */
    Tools open(Config config);
}
