package org.waymark.lti.platform;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.id.RegistrationId;

/** The addresses at which this tool publishes key sets, one or more for each registration. */
final class KeySetAddresses {

    /**
     * An address of a key set.
     *
     * @param id as it stands in the address
     * @param registration whose keys are read there; null while no platform is registered with it
     */
    public record KeySetAddress(UUID id, @Nullable RegistrationId registration) {}

    /** Adds an address that no platform is registered with yet. */
    public void add(Handle handle, UUID id, Instant now) {
        handle.createUpdate("insert into key_set_address (id, made_at) values (:id, :now) on conflict do nothing")
                .bind("id", id)
                .bind("now", now)
                .execute();
    }

    public Optional<KeySetAddress> find(Handle handle, UUID id) {
        return handle.createQuery("select id, registration_id as registration from key_set_address where id = :id")
                .bind("id", id)
                .mapTo(KeySetAddress.class)
                .findOne();
    }

    /**
     * Says whose keys are read at an address.
     *
     * @return false when there is no such address, or it is another registration's
     */
    public boolean markTaken(Handle handle, UUID id, RegistrationId registration) {
        return handle.createUpdate("""
                                update key_set_address set registration_id = :registration
                                where id = :id and (registration_id is null or registration_id = :registration)
                                """)
                        .bind("registration", registration)
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /** Addresses made before that time with which no platform was ever registered. */
    public List<UUID> listUnused(Handle handle, Instant before) {
        return handle.createQuery("select id from key_set_address where registration_id is null and made_at < :before")
                .bind("before", before)
                .mapTo(UUID.class)
                .list();
    }

    /** Removes an address that no platform is registered with. */
    public void remove(Handle handle, UUID id) {
        handle.createUpdate("delete from key_set_address where id = :id and registration_id is null")
                .bind("id", id)
                .execute();
    }
}
