package org.waymark.web;

import java.net.URI;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.waymark.administration.LaunchLog;
import org.waymark.credential.Certificate;
import org.waymark.credential.OpenBadge;
import org.waymark.credential.PublicAddresses;
import org.waymark.journey.ApproveMembers;
import org.waymark.journey.CompleteActivity;
import org.waymark.journey.EnterTool;
import org.waymark.journey.JoinCity;
import org.waymark.journey.LoadRoster;
import org.waymark.journey.PickRuns;
import org.waymark.journey.RegisterPlatform;
import org.waymark.journey.SetRule;
import org.waymark.journey.TeachActivity;
import org.waymark.journey.ViewActivity;
import org.waymark.journey.ViewCatalogue;
import org.waymark.journey.ViewCity;
import org.waymark.journey.ViewCredential;
import org.waymark.journey.ViewRoster;
import org.waymark.journey.WithdrawCompletion;
import org.waymark.lti.launch.LaunchVerifier;
import org.waymark.lti.launch.LoginStarter;

/** Everything the web room is built from. */
public record Parts(
        URI baseUrl,
        boolean rateLimits,
        InstantSource clock,
        BooleanSupplier ready,
        PublicAddresses addresses,
        OpenBadge openBadge,
        Certificate certificate,
        LoginStarter loginStarter,
        LaunchVerifier launchVerifier,
        EnterTool enterTool,
        RegisterPlatform registerPlatform,
        ViewActivity viewActivity,
        JoinCity joinCity,
        CompleteActivity completeActivity,
        TeachActivity teachActivity,
        WithdrawCompletion withdrawCompletion,
        LoadRoster loadRoster,
        ViewRoster viewRoster,
        ApproveMembers approveMembers,
        SetRule setRule,
        ViewCity viewCity,
        PickRuns pickRuns,
        ViewCatalogue viewCatalogue,
        ViewCredential viewCredential,
        LaunchLog launchLog,
        Annex administration) {}
