package org.waymark.lti.platform;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.waymark.id.RegistrationId;
import org.waymark.store.Database;

/**
 * Registrations and deployments as every launch reads them: remembered for a few seconds, so that switching one off
 * takes effect at once for people while a class that launches together asks the database once. Safe for many threads.
 */
public final class RegistrationBook {
    private static final Duration REMEMBERED = Duration.ofSeconds(3);

    private record DeploymentKey(RegistrationId registration, String deploymentId) {}

    private static final int MOST_DEPLOYMENTS = 100;

    private final Database database;
    private final Registrations registrations = new Registrations();
    private final LoadingCache<String, List<Registration>> byIssuer;
    private final LoadingCache<RegistrationId, Optional<Registration>> byId;
    private final LoadingCache<DeploymentKey, Optional<Deployment>> deployments;

    RegistrationBook(Database database) {
        this.database = database;
        this.byIssuer = Caffeine.newBuilder()
                .maximumSize(1_000)
                .expireAfterWrite(REMEMBERED)
                .build(issuer -> database.inTransaction(handle -> registrations.listOf(handle, issuer)));
        this.byId = Caffeine.newBuilder()
                .maximumSize(1_000)
                .expireAfterWrite(REMEMBERED)
                .build(id -> database.inTransaction(handle -> registrations.find(handle, id)));
        this.deployments = Caffeine.newBuilder()
                .maximumSize(5_000)
                .expireAfterWrite(REMEMBERED)
                .build(key -> database.inTransaction(
                        handle -> registrations.findDeployment(handle, key.registration(), key.deploymentId())));
    }

    public List<Registration> ofIssuer(String issuer) {
        return byIssuer.get(issuer);
    }

    public Optional<Registration> find(RegistrationId id) {
        return byId.get(id);
    }

    public Optional<Deployment> findDeployment(RegistrationId registration, String deploymentId) {
        return deployments.get(new DeploymentKey(registration, deploymentId));
    }

    /** Notes a deployment that a verified message named and nobody let in; at most 100 deployments of a registration. */
    public void noteRefused(RegistrationId registration, String deploymentId, Instant now) {
        database.useTransaction(handle ->
                registrations.addRefusedDeployment(handle, registration, deploymentId, MOST_DEPLOYMENTS, now));
    }

    /** Forgets everything: called after this process changed a registration. */
    public void forget() {
        byIssuer.invalidateAll();
        byId.invalidateAll();
        deployments.invalidateAll();
    }
}
