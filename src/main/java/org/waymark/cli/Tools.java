package org.waymark.cli;

import org.waymark.journey.EnterAdministration;
import org.waymark.journey.ImportData;
import org.waymark.journey.ImportFile;
import org.waymark.journey.ManageCities;
import org.waymark.journey.ManageIntakeClients;
import org.waymark.journey.ManageKeys;
import org.waymark.journey.ManageLearners;
import org.waymark.journey.ManagePlatforms;
import org.waymark.journey.RegisterPlatform;
import org.waymark.journey.SetWebService;
import org.waymark.journey.TrustPlatform;
import org.waymark.journey.UndoImport;

/** The journeys that an operator's command can call, with what closes the installation again. */
public record Tools(
        RegisterPlatform registerPlatform,
        ManageCities cities,
        ManageLearners learners,
        ManagePlatforms platforms,
        TrustPlatform trustPlatform,
        SetWebService webServices,
        ManageIntakeClients intakeClients,
        ManageKeys keys,
        ImportData imports,
        ImportFile importFile,
        UndoImport undoImport,
        EnterAdministration administration,
        Runnable closing)
        implements AutoCloseable {

    @Override
    public void close() {
        closing.run();
    }
}
