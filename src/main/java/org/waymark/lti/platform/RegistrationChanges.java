package org.waymark.lti.platform;

import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What platforms said when they were registered again, until an operator has compared it with what is known. */
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
                        select id, authorization_endpoint, token_endpoint, token_audience, jwks_uri, proposed_at
                        from registration_change where registration_id = :registration
                        """)
                .bind("registration", registration.value())
                .map((row, context) -> new RegistrationChange(
                        row.getObject("id", UUID.class),
                        registration,
                        URI.create(row.getString("authorization_endpoint")),
                        URI.create(row.getString("token_endpoint")),
                        row.getString("token_audience"),
                        URI.create(row.getString("jwks_uri")),
                        row.getObject("proposed_at", OffsetDateTime.class).toInstant()))
                .findOne();
    }

    /** The registrations whose changes wait for an operator. */
    public Set<RegistrationId> list(Handle handle) {
        return handle.createQuery("select registration_id from registration_change")
                .map((row, context) -> new RegistrationId(row.getObject("registration_id", UUID.class)))
                .set();
    }

    /** Keeps a change in place of an earlier one of the same registration. */
    public void put(Handle handle, RegistrationChange change) {
        handle.createUpdate("delete from registration_change where registration_id = :registration")
                .bind("registration", change.registration().value())
                .execute();
        handle.createUpdate("""
                        insert into registration_change (registration_id, id, authorization_endpoint, token_endpoint,
                          token_audience, jwks_uri, proposed_at)
                        values (:registration, :id, :authorization, :token, :audience, :jwks, :at)
                        """)
                .bind("registration", change.registration().value())
                .bind("id", change.id())
                .bind("authorization", change.authorizationEndpoint().toString())
                .bind("token", change.tokenEndpoint().toString())
                .bind("audience", change.tokenAudience())
                .bind("jwks", change.jwksUri().toString())
                .bind("at", change.proposedAt())
                .execute();
    }

    /**
     * Removes a change.
     *
     * @return false when it is gone, or another one came after it
     */
    public boolean remove(Handle handle, RegistrationId registration, UUID change) {
        return handle.createUpdate(
                                "delete from registration_change where registration_id = :registration and id = :change")
                        .bind("registration", registration.value())
                        .bind("change", change)
                        .execute()
                == 1;
    }
}
