package org.waymark.journey.admin;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.id.RegistrationId;
import org.waymark.journey.roster.KeepAddress;
import org.waymark.lti.platform.AddressRule;
import org.waymark.lti.platform.Deployment;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.RegistrationBook;
import org.waymark.lti.platform.Registrations;
import org.waymark.lti.platform.ToolKeys;
import org.waymark.work.Instance;

/** Manages registrations and deployments for an operator. */
public final class ManagePlatforms {
    private final Instance instance;
    private final Registrations registrations = new Registrations();
    private final RegistrationBook book;
    private final ToolKeys toolKeys;
    private final KeepAddress keepAddress;

    ManagePlatforms(Instance instance, RegistrationBook book, ToolKeys toolKeys, KeepAddress keepAddress) {
        this.instance = instance;
        this.book = book;
        this.toolKeys = toolKeys;
        this.keepAddress = keepAddress;
    }

    /** A registration with its deployments. */
    public record Platform(Registration registration, List<Deployment> deployments) {}

    public List<Platform> list() {
        return instance.inTransaction(handle -> registrations.list(handle).stream()
                .map(one -> new Platform(one, registrations.listDeployments(handle, one.id())))
                .toList());
    }

    public Optional<Platform> find(RegistrationId registration) {
        return instance.inTransaction(handle -> registrations
                .find(handle, registration)
                .map(one -> new Platform(one, registrations.listDeployments(handle, registration))));
    }

    /** Says, or takes back, that people who administer this platform look after all cities; false when there is none. */
    public boolean markProgramme(RegistrationId registration, boolean programme) {
        boolean known = instance.inTransaction(handle -> instance.audit(
                handle,
                registrations.markProgramme(handle, registration, programme),
                Act.PROGRAMME_CHANGED,
                subject(handle, registration),
                programme ? "yes" : "no"));
        book.forget();
        return known;
    }

    /** Finds the rule for the e-mail addresses that a platform tells; empty when there is no such platform. */
    public Optional<AddressRule> findAddressRule(RegistrationId registration) {
        return instance.inTransaction(handle ->
                registrations.find(handle, registration).map(one -> registrations.getAddressRule(handle, one.id())));
    }

    /**
     * Sets the rule for the addresses that a platform tells; what may not be kept any more is forgotten at once. False
     * when there is none.
     */
    public boolean chooseAddressRule(RegistrationId registration, AddressRule rule) {
        return instance.inTransaction(handle -> instance.audit(
                handle,
                keepAddress.choose(handle, registration, rule),
                Act.ADDRESS_RULE_CHOSEN,
                subject(handle, registration),
                rule.name()));
    }

    /**
     * A platform as an operator enters it.
     *
     * @param keySet the key set whose address the platform was told; null for a new one
     * @param shared whether another issuer may have the same client id, token endpoint or audience
     */
    public record Entered(
            String issuer,
            String clientId,
            String name,
            URI authorizationEndpoint,
            URI tokenEndpoint,
            @Nullable String tokenAudience,
            URI jwksUri,
            @Nullable UUID keySet,
            boolean shared) {

        Registration registration(String product, Registration.State state) {
            return new Registration(
                    new RegistrationId(keySet == null ? UUID.randomUUID() : keySet),
                    issuer,
                    clientId,
                    name,
                    product,
                    authorizationEndpoint,
                    tokenEndpoint,
                    tokenAudience,
                    jwksUri,
                    state,
                    false,
                    true);
        }
    }

    /** The outcome of adding a platform. */
    public sealed interface Outcome {}

    public record Kept(Registration registration) implements Outcome {}

    /** Another issuer has the same client id, token endpoint or audience, and it was not said that this is meant. */
    public record SharedWith(Registrations.Shared shared) implements Outcome {}

    /** The key set was never made here, or another platform reads it. */
    public record NoKeySet() implements Outcome {}

    /** Makes a key set before a platform is entered, because the platform is told its address first. */
    public UUID reserveKeySet() {
        return toolKeys.reserve();
    }

    /** Registers a platform by hand, or brings the registration of that issuer and client id up to date. */
    public Outcome add(Entered entered) {
        Registration wanted = entered.registration("unknown", Registration.State.ACTIVE);
        UUID keySet = entered.keySet();
        if (keySet != null && !toolKeys.isReserved(keySet)) {
            return new NoKeySet();
        }
        Outcome outcome = instance.inTransaction(handle -> {
            Optional<Registrations.Shared> shared =
                    entered.shared() ? Optional.empty() : registrations.findShared(handle, wanted);
            if (shared.isPresent()) {
                return new SharedWith(shared.get());
            }
            Registration kept = registrations.put(handle, wanted, instance.now());
            toolKeys.take(handle, keySet == null ? kept.id().value() : keySet, kept.id());
            instance.audit(handle, Act.PLATFORM_ADDED, subject(kept), kept.issuer() + " " + kept.clientId());
            return new Kept(kept);
        });
        book.forget();
        return outcome;
    }

    /** @return false when there is no such registration */
    public boolean switchTo(RegistrationId registration, Registration.State state) {
        boolean known = instance.inTransaction(handle -> instance.audit(
                handle,
                registrations.markState(handle, registration, state),
                Act.PLATFORM_SWITCHED,
                subject(handle, registration),
                state.name()));
        book.forget();
        return known;
    }

    private Subject subject(Handle handle, RegistrationId registration) {
        return registrations
                .find(handle, registration)
                .map(ManagePlatforms::subject)
                .orElse(Subject.INSTALLATION);
    }

    static Subject subject(Registration registration) {
        return new Subject(Subject.Kind.PLATFORM, registration.id().toString(), registration.name());
    }

    /** Lets a deployment in, or shuts it out; false when there is no such registration. */
    public boolean allow(RegistrationId registration, String deploymentId, boolean allowed) {
        boolean known = instance.inTransaction(handle -> {
            Optional<Registration> found = registrations.find(handle, registration);
            found.ifPresent(one -> {
                registrations.putDeployment(handle, one.id(), deploymentId, allowed, instance.now());
                instance.audit(
                        handle,
                        Act.DEPLOYMENT_CHANGED,
                        subject(one),
                        deploymentId + (allowed ? " allowed" : " refused"));
            });
            return found.isPresent();
        });
        book.forget();
        return known;
    }
}
