package org.waymark.journey.admin;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.id.RegistrationId;
import org.waymark.language.Messages;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.RegistrationBook;
import org.waymark.lti.platform.RegistrationChanges;
import org.waymark.lti.platform.RegistrationChanges.RegistrationChange;
import org.waymark.lti.platform.Registrations;
import org.waymark.lti.platform.ToolKeys;
import org.waymark.lti.register.DynamicRegistration;
import org.waymark.lti.register.PlatformMetadata;
import org.waymark.lti.register.RegistrationLinks;
import org.waymark.lti.register.RegistrationRefused;
import org.waymark.lti.register.ToolFacts;
import org.waymark.work.Instance;

/** An administrator registers this tool at a platform with a one-time link that an operator made. */
public final class RegisterPlatform {
    private static final Messages MESSAGES = Messages.of(RegisterPlatform.class);
    private static final int SECRET_BYTES = 24;

    private final Instance instance;
    private final RegistrationLinks links = new RegistrationLinks();
    private final Registrations registrations = new Registrations();
    private final RegistrationBook book;
    private final DynamicRegistration dynamicRegistration;
    private final ToolKeys toolKeys;
    private final RegistrationChanges changes = new RegistrationChanges();
    private final SecureRandom random = new SecureRandom();

    RegisterPlatform(
            Instance instance, RegistrationBook book, DynamicRegistration dynamicRegistration, ToolKeys toolKeys) {
        this.instance = instance;
        this.book = book;
        this.dynamicRegistration = dynamicRegistration;
        this.toolKeys = toolKeys;
    }

    /** Makes a one-time link; with {@code review}, registrations made with it wait for an operator. */
    public URI makeLink(boolean review, Duration life) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant now = instance.now();
        instance.useTransaction(handle -> {
            links.add(handle, hash(secret), review, now, now.plus(life));
            instance.audit(handle, Act.REGISTRATION_LINK_MADE, Subject.INSTALLATION, review ? "review" : "");
        });
        return URI.create(instance.baseUrl() + "/lti/register/" + secret);
    }

    /** Tells whether a link may still be used. */
    public boolean isOpen(String secret) {
        return instance.inTransaction(
                handle -> links.findOpen(handle, hash(secret), instance.now()).isPresent());
    }

    /**
     * The outcome of a registration.
     *
     * @param waits whether something that the platform says is taken over only when an operator agrees
     * @param again whether the platform was registered before
     */
    public record Registered(Registration registration, boolean waits, boolean again) {}

    /**
     * Runs the exchange. The link is taken first, so that it works once even when two try at once, and given back when
     * nothing came of it. The platform is told the address of a key set that nobody else has.
     *
     * @return empty when the link was used before, has expired, or never was one
     * @throws RegistrationRefused with a sentence for the administrator
     */
    public Optional<Registered> register(String secret, String openidConfiguration, @Nullable String registrationToken)
            throws RegistrationRefused {
        String hash = hash(secret);
        Optional<RegistrationLinks.Link> link = instance.inTransaction(handle -> {
            Optional<RegistrationLinks.Link> open = links.findOpen(handle, hash, instance.now());
            return open.filter(known -> links.markUsed(handle, hash, instance.now()));
        });
        if (link.isEmpty()) {
            return Optional.empty();
        }
        UUID keySet = toolKeys.reserve();
        boolean keysTold = false;
        try {
            DynamicRegistration.Registered registered =
                    dynamicRegistration.register(keySet, openidConfiguration, registrationToken);
            keysTold = true;
            return Optional.of(keep(link.get(), keySet, registered));
        } catch (RegistrationRefused | RuntimeException e) {
            instance.useTransaction(handle -> links.markUnused(handle, hash));
            // A platform that was told the address reads it from now on; an operator can enter it by hand with that key
            // set.
            if (!keysTold && !(e instanceof RegistrationRefused refused && refused.keysTold())) {
                toolKeys.release(keySet);
            }
            throw e;
        }
    }

    /**
     * Adds the registration. One of the same issuer and client id is known already (Moodle's update flow): its platform
     * reads the same keys at the new address too, and nothing else changes, because tenants of one platform share its
     * issuer and whoever holds a link may name another tenant's client id. Other addresses wait for an operator.
     */
    private Registered keep(RegistrationLinks.Link link, UUID keySet, DynamicRegistration.Registered registered)
            throws RegistrationRefused {
        Instant now = instance.now();
        PlatformMetadata platform = registered.platform();
        Registration wanted = new Registration(
                new RegistrationId(keySet),
                platform.issuer(),
                registered.clientId(),
                platform.name(),
                platform.product(),
                platform.authorizationEndpoint(),
                platform.tokenEndpoint(),
                platform.ownAudience(),
                platform.jwksUri(),
                link.review() ? Registration.State.PENDING : Registration.State.ACTIVE,
                false,
                true);
        // A known platform reads the new address from now on, so its registration must not be refused any more.
        requireUnshared(instance.inTransaction(handle ->
                registrations.find(handle, wanted.issuer(), wanted.clientId()).isPresent()
                        ? Optional.empty()
                        : registrations.findShared(handle, wanted)));
        Registered kept = instance.inTransaction(handle -> {
            Optional<Registration> known = registrations.find(handle, platform.issuer(), registered.clientId());
            Registration registration = known.isPresent() ? known.get() : registrations.put(handle, wanted, now);
            toolKeys.take(handle, keySet, registration.id());
            boolean waits = !platform.isAsIn(registration);
            if (waits) {
                changes.put(handle, change(registration, platform, now));
            }
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
            instance.audit(
                    handle,
                    Act.PLATFORM_ADDED,
                    ManagePlatforms.subject(registration),
                    registration.issuer() + " " + registration.clientId() + (known.isPresent() ? " again" : ""));
            return new Registered(registration, waits, known.isPresent());
        });
        book.forget();
        return kept;
    }

    private static RegistrationChange change(Registration registration, PlatformMetadata platform, Instant now) {
        String audience = platform.tokenAudience();
        return new RegistrationChange(
                UUID.randomUUID(),
                registration.id(),
                platform.authorizationEndpoint(),
                platform.tokenEndpoint(),
                audience == null ? registration.tokenAudience() : audience,
                platform.jwksUri(),
                now);
    }

    private static void requireUnshared(Optional<Registrations.Shared> shared) throws RegistrationRefused {
        if (shared.isPresent()) {
            throw new RegistrationRefused(
                    MESSAGES.message("register.shared", "field", shared.get().field()));
        }
    }

    /** Describes this tool to a platform that reads the key set of that id. */
    public ToolFacts describe(UUID keySet) {
        return new ToolFacts(instance.baseUrl(), keySet.toString());
    }

    /** The public key set at an address that platforms were told, as JSON; empty when there is none. */
    public Optional<String> findKeySet(String id) {
        try {
            return toolKeys.findJwks(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
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
