package org.waymark.lti.platform;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.waymark.id.RegistrationId;

/** Registrations and their deployments. */
public final class Registrations {
    private static final String SELECT = """
            select id, issuer, client_id, name, product, authorization_endpoint, token_endpoint, token_audience, jwks_uri,
              state, programme, own_keys
            from registration
            """;

    public Optional<Registration> find(Handle handle, RegistrationId id) {
        return handle.createQuery(SELECT + " where id = :id")
                .bind("id", id)
                .mapTo(Registration.class)
                .findOne();
    }

    public Optional<Registration> find(Handle handle, String issuer, String clientId) {
        return handle.createQuery(SELECT + " where issuer = :issuer and client_id = :client")
                .bind("issuer", issuer)
                .bind("client", clientId)
                .mapTo(Registration.class)
                .findOne();
    }

    public List<Registration> listOf(Handle handle, String issuer) {
        return handle.createQuery(SELECT + " where issuer = :issuer order by created_at, client_id")
                .bind("issuer", issuer)
                .mapTo(Registration.class)
                .list();
    }

    public List<Registration> list(Handle handle) {
        return handle.createQuery(SELECT + " order by created_at, client_id")
                .mapTo(Registration.class)
                .list();
    }

    /**
     * Adds a registration, or brings the one of the same issuer and client id up to date; its id, its programme
     * mark and the key set that its platform reads stay as they were.
     */
    public Registration put(Handle handle, Registration wanted, Instant now) {
        handle.createUpdate("""
                        insert into registration (id, issuer, client_id, name, product, authorization_endpoint,
                          token_endpoint, token_audience, jwks_uri, state, programme, own_keys, created_at)
                        values (:id, :issuer, :clientId, :name, :product, :authorizationEndpoint, :tokenEndpoint, :tokenAudience,
                          :jwksUri, :state, :programme, :ownKeys, :now)
                        on conflict do nothing
                        """).bindMethods(wanted).bind("now", now).execute();
        return update(handle, wanted);
    }

    /** Brings the registration of that issuer and client id up to date, in the same way. */
    public Registration update(Handle handle, Registration wanted) {
        handle.createUpdate("""
                        update registration set name = :name, product = :product, authorization_endpoint = :authorizationEndpoint,
                          token_endpoint = :tokenEndpoint, token_audience = :tokenAudience, jwks_uri = :jwksUri, state = :state
                        where issuer = :issuer and client_id = :clientId
                        """).bindMethods(wanted).execute();
        return find(handle, wanted.issuer(), wanted.clientId()).orElseThrow();
    }

    /**
     * A registration of another issuer that has the client id, the token endpoint or the token audience of a wanted one.
     * What is signed for one of them would be addressed to the other's platform.
     */
    public Optional<Shared> findShared(Handle handle, Registration wanted) {
        return list(handle).stream()
                .flatMap(other -> wanted.findShared(other).map(field -> new Shared(field, other)).stream())
                .findFirst();
    }

    /** @param field the name that LTI gives to what two registrations have in common */
    public record Shared(String field, Registration other) {}

    /** Notes that the platform reads the key set which the registration has for itself. */
    void markOwnKeys(Handle handle, RegistrationId id) {
        handle.createUpdate("update registration set own_keys = true where id = :id")
                .bind("id", id)
                .execute();
    }

    /** @return false when there is no such registration */
    public boolean markState(Handle handle, RegistrationId id, Registration.State state) {
        return handle.createUpdate("update registration set state = :state where id = :id")
                        .bind("state", state)
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /** Returns the rule for the addresses that the platform tells. */
    public AddressRule getAddressRule(Handle handle, RegistrationId id) {
        return handle.createQuery("select addresses from registration where id = :id")
                .bind("id", id)
                .mapTo(AddressRule.class)
                .one();
    }

    /** @return false when there is no such registration */
    public boolean markAddressRule(Handle handle, RegistrationId id, AddressRule rule) {
        return handle.createUpdate("update registration set addresses = :rule where id = :id")
                        .bind("rule", rule)
                        .bind("id", id)
                        .execute()
                == 1;
    }

    public Optional<Deployment> findDeployment(Handle handle, RegistrationId registration, String deploymentId) {
        return handle.createQuery("""
                        select id, registration_id as registration, deployment_id, state = 'allowed' as allowed from deployment
                        where registration_id = :registration and deployment_id = :deployment
                        """)
                .bind("registration", registration)
                .bind("deployment", deploymentId)
                .mapTo(Deployment.class)
                .findOne();
    }

    public List<Deployment> listDeployments(Handle handle, RegistrationId registration) {
        return handle.createQuery("""
                        select id, registration_id as registration, deployment_id, state = 'allowed' as allowed from deployment
                        where registration_id = :registration
                        order by first_seen_at
                        """)
                .bind("registration", registration)
                .mapTo(Deployment.class)
                .list();
    }

    /** Lets a deployment in, or shuts it out. */
    public void putDeployment(
            Handle handle, RegistrationId registration, String deploymentId, boolean allowed, Instant now) {
        handle.createUpdate("""
                        insert into deployment (id, registration_id, deployment_id, state, first_seen_at)
                        values (:id, :registration, :deployment, :state, :now) on conflict do nothing
                        """)
                .bind("id", UUID.randomUUID())
                .bind("registration", registration)
                .bind("deployment", deploymentId)
                .bind("state", allowed ? "allowed" : "refused")
                .bind("now", now)
                .execute();
        handle.createUpdate("""
                        update deployment set state = :state
                        where registration_id = :registration and deployment_id = :deployment
                        """)
                .bind("state", allowed ? "allowed" : "refused")
                .bind("registration", registration)
                .bind("deployment", deploymentId)
                .execute();
    }

    /** @return false when there is no such registration */
    public boolean markProgramme(Handle handle, RegistrationId id, boolean programme) {
        return handle.createUpdate("update registration set programme = :programme where id = :id")
                        .bind("programme", programme)
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /**
     * Notes a deployment that a message with a good signature named and that nobody let in yet, so that an operator can;
     * nothing when it is known, or when as many as {@code most} are refused already.
     */
    public void addRefusedDeployment(
            Handle handle, RegistrationId registration, String deploymentId, int most, Instant now) {
        int refused = handle.createQuery("""
                        select count(*) from deployment where registration_id = :registration and state = 'refused'
                        """)
                .bind("registration", registration)
                .mapTo(Integer.class)
                .one();
        if (refused >= most) {
            return;
        }
        handle.createUpdate("""
                        insert into deployment (id, registration_id, deployment_id, state, first_seen_at)
                        values (:id, :registration, :deployment, 'refused', :now) on conflict do nothing
                        """)
                .bind("id", UUID.randomUUID())
                .bind("registration", registration)
                .bind("deployment", deploymentId)
                .bind("now", now)
                .execute();
    }
}
