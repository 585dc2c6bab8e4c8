package org.waymark.lti.platform;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.id.RegistrationId;

/** Stores what platforms said when they were registered again, until an operator has compared it with what is known. */
public final class RegistrationChanges {

    /**
     * Addresses that a platform wants to have from now on.
     *
     * @param id names this version of them: an operator agrees to what was shown and to nothing that came later
     */
    public record RegistrationChange(
            UUID id,
            RegistrationId registration,
            URI authorizationEndpoint,
            URI tokenEndpoint,
            @Nullable String tokenAudience,
            URI jwksUri,
            Instant proposedAt) {}

    public Optional<RegistrationChange> find(Handle handle, RegistrationId registration) {
        return handle.createQuery("""
                        select id, registration_id as registration, authorization_endpoint, token_endpoint, token_audience, jwks_uri,
                          proposed_at
                        from registration_change where registration_id = :registration
                        """)
                .bind("registration", registration)
                .mapTo(RegistrationChange.class)
                .findOne();
    }

    /** The registrations whose changes wait for an operator. */
    public Set<RegistrationId> list(Handle handle) {
        return handle.createQuery("select registration_id from registration_change")
                .mapTo(RegistrationId.class)
                .set();
    }

    /** Keeps a change in place of an earlier one of the same registration. */
    public void put(Handle handle, RegistrationChange change) {
        handle.createUpdate("delete from registration_change where registration_id = :registration")
                .bind("registration", change.registration())
                .execute();
        handle.createUpdate("""
                        insert into registration_change (registration_id, id, authorization_endpoint, token_endpoint,
                          token_audience, jwks_uri, proposed_at)
                        values (:registration, :id, :authorizationEndpoint, :tokenEndpoint, :tokenAudience, :jwksUri, :proposedAt)
                        """).bindMethods(change).execute();
    }

    /**
     * Removes a change.
     *
     * @return false when it is gone, or another one came after it
     */
    public boolean remove(Handle handle, RegistrationId registration, UUID change) {
        return handle.createUpdate(
                                "delete from registration_change where registration_id = :registration and id = :change")
                        .bind("registration", registration)
                        .bind("change", change)
                        .execute()
                == 1;
    }
}
