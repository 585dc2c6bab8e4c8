package org.waymark.journey;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.lti.platform.Deployment;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.RegistrationBook;
import org.waymark.lti.platform.RegistrationId;
import org.waymark.lti.platform.Registrations;
import org.waymark.store.Database;

/** What an operator does with registrations and deployments. */
public final class ManagePlatforms {
    private final Database database;
    private final Registrations registrations;
    private final RegistrationBook book;
    private final InstantSource clock;

    public ManagePlatforms(Database database, Registrations registrations, RegistrationBook book, InstantSource clock) {
        this.database = database;
        this.registrations = registrations;
        this.book = book;
        this.clock = clock;
    }

    /** A registration with its deployments. */
    public record Platform(Registration registration, List<Deployment> deployments) {}

    public List<Platform> list() {
        return database.inTransaction(handle -> registrations.list(handle).stream()
                .map(one -> new Platform(one, registrations.listDeployments(handle, one.id())))
                .toList());
    }

    public Optional<Platform> find(UUID registration) {
        RegistrationId id = new RegistrationId(registration);
        return database.inTransaction(handle -> registrations
                .find(handle, id)
                .map(one -> new Platform(one, registrations.listDeployments(handle, id))));
    }

    /** Says, or takes back, that people who administer this platform look after all cities; false when there is none. */
    public boolean markProgramme(UUID registration, boolean programme) {
        boolean known = database.inTransaction(
                handle -> registrations.markProgramme(handle, new RegistrationId(registration), programme));
        book.forget();
        return known;
    }

    /** Registers a platform by hand, or brings the registration of that issuer and client id up to date. */
    public Registration add(
            String issuer,
            String clientId,
            String name,
            URI authorizationEndpoint,
            URI tokenEndpoint,
            @Nullable String tokenAudience,
            URI jwksUri) {
        Registration kept = database.inTransaction(handle -> registrations.put(
                handle,
                new Registration(
                        new RegistrationId(UUID.randomUUID()),
                        issuer,
                        clientId,
                        name,
                        "unknown",
                        authorizationEndpoint,
                        tokenEndpoint,
                        tokenAudience,
                        jwksUri,
                        Registration.State.ACTIVE,
                        false),
                clock.instant()));
        book.forget();
        return kept;
    }

    /** @return false when there is no such registration */
    public boolean switchTo(UUID registration, Registration.State state) {
        boolean known = database.inTransaction(
                handle -> registrations.markState(handle, new RegistrationId(registration), state));
        book.forget();
        return known;
    }

    /** Lets a deployment in, or shuts it out; false when there is no such registration. */
    public boolean allow(UUID registration, String deploymentId, boolean allowed) {
        RegistrationId id = new RegistrationId(registration);
        boolean known = database.inTransaction(handle -> {
            Optional<Registration> found = registrations.find(handle, id);
            found.ifPresent(
                    one -> registrations.putDeployment(handle, one.id(), deploymentId, allowed, clock.instant()));
            return found.isPresent();
        });
        book.forget();
        return known;
    }
}
