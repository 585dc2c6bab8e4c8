package org.waymark.cli;

import org.waymark.journey.admin.AdminJourneys;
import org.waymark.journey.file.FileJourneys;
import org.waymark.journey.source.SourceJourneys;
import org.waymark.journey.standard.StandardJourneys;
import org.waymark.journey.standing.StandingJourneys;

/** The rooms whose journeys an operator's command can call, with what closes the installation again. */
public record Tools(
        AdminJourneys admin,
        StandardJourneys standards,
        StandingJourneys standings,
        SourceJourneys sources,
        FileJourneys files,
        Runnable closing)
        implements AutoCloseable {

    @Override
    public void close() {
        closing.run();
    }
}
