package org.waymark.cli;

import org.waymark.journey.admin.AdminJourneys;
import org.waymark.journey.file.FileJourneys;
import org.waymark.journey.source.SourceJourneys;

/** The rooms whose journeys an operator's command can call, with what closes the installation again. */
public record Tools(AdminJourneys admin, SourceJourneys sources, FileJourneys files, Runnable closing)
        implements AutoCloseable {

    @Override
    public void close() {
        closing.run();
    }
}
