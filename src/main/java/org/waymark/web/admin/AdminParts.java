package org.waymark.web.admin;

import java.net.URI;
import java.time.InstantSource;
import org.waymark.journey.EditPlatform;
import org.waymark.journey.EnterAdministration;
import org.waymark.journey.ImportData;
import org.waymark.journey.LockRule;
import org.waymark.journey.ManageCities;
import org.waymark.journey.ManageIntakeClients;
import org.waymark.journey.ManageKeys;
import org.waymark.journey.ManageLearners;
import org.waymark.journey.ManagePlatforms;
import org.waymark.journey.RegisterPlatform;
import org.waymark.journey.SetRule;
import org.waymark.journey.SetWebService;
import org.waymark.journey.TestConnection;
import org.waymark.journey.TrustPlatform;
import org.waymark.journey.TryRule;
import org.waymark.journey.ViewAdministration;
import org.waymark.journey.ViewLaunches;
import org.waymark.journey.WatchGrades;
import org.waymark.journey.WatchJob;

/** Everything the administrator's pages are built from. */
public record AdminParts(
        URI baseUrl,
        InstantSource clock,
        EnterAdministration enter,
        ViewAdministration overview,
        ManagePlatforms platforms,
        EditPlatform editPlatform,
        RegisterPlatform registerPlatform,
        TestConnection testConnection,
        TrustPlatform trustPlatform,
        SetWebService setWebService,
        ViewLaunches launches,
        WatchGrades grades,
        ManageCities cities,
        ManageLearners learners,
        ImportData imports,
        TryRule tryRule,
        SetRule setRule,
        LockRule lockRule,
        WatchJob watchJob,
        ManageKeys keys,
        ManageIntakeClients intakeClients) {}
