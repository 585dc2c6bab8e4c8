package org.waymark.app;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.waymark.administration.LaunchLog;
import org.waymark.administration.LaunchRecords;
import org.waymark.credential.Credentials;
import org.waymark.credential.IssuerProfile;
import org.waymark.credential.OpenBadge;
import org.waymark.credential.PublicAddresses;
import org.waymark.lti.deeplink.DeepLinkingRequests;
import org.waymark.lti.launch.LaunchVerifier;
import org.waymark.lti.launch.LoginStarter;
import org.waymark.lti.launch.UsedStates;
import org.waymark.lti.platform.CourseCopies;
import org.waymark.lti.platform.DynamicRegistration;
import org.waymark.lti.platform.PlatformKeys;
import org.waymark.lti.platform.RegistrationBook;
import org.waymark.lti.platform.Registrations;
import org.waymark.lti.platform.ResourceLinks;
import org.waymark.lti.platform.ServiceOrigins;
import org.waymark.lti.platform.ToolKeys;
import org.waymark.lti.service.AccessTokens;
import org.waymark.lti.service.LineItems;
import org.waymark.lti.service.Memberships;
import org.waymark.lti.service.Results;
import org.waymark.lti.service.Scores;
import org.waymark.passback.Delivery;
import org.waymark.passback.DeliveryQueue;
import org.waymark.passback.ScoreRows;
import org.waymark.store.Database;

/** Floors 3 and 4: the LTI rooms, credentials, grades on their way, and the log of launches. */
final class LtiFloor implements AutoCloseable {
    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofMinutes(10);
    private static final Duration LONGEST_PICK = Duration.ofDays(1);
    private static final Duration SWEEP = Duration.ofMinutes(5);

    final Registrations registrations = new Registrations();
    final RegistrationBook book;
    final ResourceLinks links = new ResourceLinks();
    final CourseCopies courseCopies = new CourseCopies();
    final URI launchUri;
    final LoginStarter loginStarter;
    final LaunchVerifier launchVerifier;
    final ToolKeys toolKeys;
    final ServiceOrigins serviceOrigins;
    final DynamicRegistration dynamicRegistration;
    final DeepLinkingRequests deepLinkingRequests = new DeepLinkingRequests();
    final AccessTokens tokens;
    final LineItems lineItems;
    final Memberships memberships;
    final Results results;
    final PublicAddresses addresses;
    final IssuerProfile issuer;
    final OpenBadge openBadge;
    final Credentials credentials = new Credentials();
    final ScoreRows scores = new ScoreRows();
    final LaunchLog launchLog;
    final DeliveryQueue queue;

    LtiFloor(Ground ground) {
        Database database = ground.database;
        InstantSource clock = ground.clock;
        book = new RegistrationBook(database, registrations);
        launchUri = URI.create(ground.baseUrl + "/lti/launch");
        UsedStates usedStates = new UsedStates();
        loginStarter = new LoginStarter(book, ground.stateSecret, launchUri, clock);
        launchVerifier = new LaunchVerifier(
                database,
                usedStates,
                book,
                new PlatformKeys(ground.outbound),
                ground.stateSecret,
                ground.baseUrl,
                clock);
        toolKeys = new ToolKeys(database, ground.keys, registrations, clock);
        serviceOrigins = new ServiceOrigins(database, clock);
        dynamicRegistration = new DynamicRegistration(ground.outbound, ground.baseUrl);
        tokens = new AccessTokens(ground.outbound, toolKeys, serviceOrigins, clock);
        lineItems = new LineItems(ground.outbound, tokens, clock);
        memberships = new Memberships(ground.outbound, tokens, clock);
        results = new Results(ground.outbound, tokens, clock);
        addresses = new PublicAddresses(ground.baseUrl.toString());
        issuer = new IssuerProfile(
                addresses.issuer(),
                "Waymark",
                ground.baseUrl.toString(),
                "Credentials for learning in city government.");
        openBadge = new OpenBadge(issuer, addresses);
        Delivery delivery = new Delivery(
                database,
                scores,
                links,
                registrations,
                ground.learners,
                lineItems,
                new Scores(ground.outbound, tokens, clock),
                launchUri,
                clock);
        launchLog = new LaunchLog(database, new LaunchRecords(), clock);
        queue = new DeliveryQueue(ground.work, database, delivery, clock);
        ground.work.every("sweep", SWEEP, () -> sweep(ground, usedStates));
    }

    private void sweep(Ground ground, UsedStates usedStates) {
        Instant now = ground.clock.instant();
        ground.database.useTransaction(handle -> {
            usedStates.removeExpired(handle, now.minus(KEPT_AFTER_EXPIRY));
            deepLinkingRequests.removeOld(handle, now.minus(LONGEST_PICK));
        });
        toolKeys.releaseUnused();
        launchLog.sweep();
    }

    @Override
    public void close() {
        launchLog.close();
    }
}
