package org.waymark.moodle;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.id.RegistrationId;

/** Stores where the web services of each platform are, for those that have any. */
public final class WebServiceAddresses {

    public Optional<URI> find(Handle handle, RegistrationId registration) {
        return handle.createQuery("select address from web_service where registration_id = :registration")
                .bind("registration", registration)
                .mapTo(URI.class)
                .findOne();
    }

    public void put(Handle handle, RegistrationId registration, URI address, Instant now) {
        handle.createUpdate("""
                        insert into web_service (registration_id, address, set_at) values (:registration, :address, :now)
                        on conflict do nothing
                        """)
                .bind("registration", registration)
                .bind("address", address)
                .bind("now", now)
                .execute();
        handle.createUpdate("""
                        update web_service set address = :address, set_at = :now where registration_id = :registration
                        """)
                .bind("registration", registration)
                .bind("address", address)
                .bind("now", now)
                .execute();
    }

    /** @return false when there was none */
    public boolean remove(Handle handle, RegistrationId registration) {
        return handle.createUpdate("delete from web_service where registration_id = :registration")
                        .bind("registration", registration)
                        .execute()
                == 1;
    }
}
