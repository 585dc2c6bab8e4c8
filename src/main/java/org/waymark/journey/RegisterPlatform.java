package org.waymark.journey;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.lti.platform.DynamicRegistration;
import org.waymark.lti.platform.PlatformMetadata;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.RegistrationBook;
import org.waymark.lti.platform.RegistrationId;
import org.waymark.lti.platform.RegistrationLinks;
import org.waymark.lti.platform.RegistrationRefused;
import org.waymark.lti.platform.Registrations;
import org.waymark.store.Database;

/** An administrator registers this tool at a platform with a one-time link that an operator made. */
public final class RegisterPlatform {
    private static final int SECRET_BYTES = 24;

    private final Database database;
    private final RegistrationLinks links;
    private final Registrations registrations;
    private final RegistrationBook book;
    private final DynamicRegistration dynamicRegistration;
    private final URI baseUrl;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public RegisterPlatform(
            Database database,
            RegistrationLinks links,
            Registrations registrations,
            RegistrationBook book,
            DynamicRegistration dynamicRegistration,
            URI baseUrl,
            InstantSource clock) {
        this.database = database;
        this.links = links;
        this.registrations = registrations;
        this.book = book;
        this.dynamicRegistration = dynamicRegistration;
        this.baseUrl = baseUrl;
        this.clock = clock;
    }

    /** Makes a one-time link; with {@code review}, registrations made with it wait for an operator. */
    public URI makeLink(boolean review, Duration life) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant now = clock.instant();
        database.useTransaction(handle -> links.add(handle, hash(secret), review, now, now.plus(life)));
        return URI.create(baseUrl + "/lti/register/" + secret);
    }

    /** Whether a link may still be used. */
    public boolean isOpen(String secret) {
        return database.inTransaction(
                handle -> links.findOpen(handle, hash(secret), clock.instant()).isPresent());
    }

    /**
     * Runs the exchange. The link is taken first, so that it works once even when two try at once, and given back when
     * nothing came of it.
     *
     * @return empty when the link was used before, has expired, or never was one
     * @throws RegistrationRefused with a sentence for the administrator
     */
    public Optional<Registration> register(
            String secret, String openidConfiguration, @Nullable String registrationToken) throws RegistrationRefused {
        String hash = hash(secret);
        Optional<RegistrationLinks.Link> link = database.inTransaction(handle -> {
            Optional<RegistrationLinks.Link> open = links.findOpen(handle, hash, clock.instant());
            return open.filter(known -> links.markUsed(handle, hash, clock.instant()));
        });
        if (link.isEmpty()) {
            return Optional.empty();
        }
        try {
            DynamicRegistration.Registered registered =
                    dynamicRegistration.register(openidConfiguration, registrationToken);
            requireHarmless(link.get(), registered);
            return Optional.of(keep(link.get(), registered));
        } catch (RegistrationRefused | RuntimeException e) {
            database.useTransaction(handle -> links.markUnused(handle, hash));
            throw e;
        }
    }

    /** A registration that is in use moves to no other server, and with a link for review its addresses stay. */
    private void requireHarmless(RegistrationLinks.Link link, DynamicRegistration.Registered registered)
            throws RegistrationRefused {
        PlatformMetadata platform = registered.platform();
        Optional<Registration> known =
                database.inTransaction(handle -> registrations.find(handle, platform.issuer(), registered.clientId()));
        if (known.isEmpty()) {
            return;
        }
        platform.requireSameServers(known.get());
        if (link.review() && !platform.isAsIn(known.get())) {
            throw new RegistrationRefused("This platform is registered here already with other addresses, and this link"
                    + " changes none. The operator of Waymark can change them, or make a link without review.");
        }
    }

    /**
     * Adds the registration, or brings the one of the same issuer and client id up to date (Moodle's update flow). What
     * an operator decided about it stays: its state, its name, the audience of its tokens, and whom its deployments let in.
     */
    private Registration keep(RegistrationLinks.Link link, DynamicRegistration.Registered registered) {
        Instant now = clock.instant();
        PlatformMetadata platform = registered.platform();
        Registration kept = database.inTransaction(handle -> {
            Optional<Registration> known = registrations.find(handle, platform.issuer(), registered.clientId());
            Registration registration = registrations.put(
                    handle,
                    new Registration(
                            new RegistrationId(UUID.randomUUID()),
                            platform.issuer(),
                            registered.clientId(),
                            known.map(Registration::name).orElse(platform.name()),
                            platform.product(),
                            platform.authorizationEndpoint(),
                            platform.tokenEndpoint(),
                            known.map(Registration::tokenAudience).orElse(platform.tokenAudience()),
                            platform.jwksUri(),
                            known.map(Registration::state)
                                    .orElse(link.review() ? Registration.State.PENDING : Registration.State.ACTIVE),
                            false),
                    now);
            String deployment = registered.deploymentId();
            if (deployment != null
                    && registrations
                            .findDeployment(handle, registration.id(), deployment)
                            .isEmpty()) {
                // What is in use lets nobody else in by a link for review.
                boolean allowed = !(link.review() && known.isPresent());
                registrations.putDeployment(handle, registration.id(), deployment, allowed, now);
            }
            links.markRegistered(handle, link.secretHash(), registration.id());
            return registration;
        });
        book.forget();
        return kept;
    }

    private static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
