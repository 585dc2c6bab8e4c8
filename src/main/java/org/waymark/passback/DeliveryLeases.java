package org.waymark.passback;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.waymark.id.RegistrationId;

/** The right of one instance to deliver to a platform. It ends by itself when the process dies. Safe for many threads. */
final class DeliveryLeases {
    /** The time after which another instance takes over. */
    static final Duration LENGTH = Duration.ofSeconds(15);

    private final String holder = UUID.randomUUID().toString();

    /** Takes the right. @return false while another instance has it */
    boolean take(Handle handle, RegistrationId registration, Instant now) {
        handle.createUpdate("""
                        delete from delivery_lease
                        where registration_id = :registration and (holder = :holder or held_until <= :now)
                        """)
                .bind("registration", registration)
                .bind("holder", holder)
                .bind("now", now)
                .execute();
        return handle.createUpdate("""
                                insert into delivery_lease (registration_id, holder, held_until)
                                values (:registration, :holder, :until) on conflict do nothing
                                """)
                        .bind("registration", registration)
                        .bind("holder", holder)
                        .bind("until", now.plus(LENGTH))
                        .execute()
                == 1;
    }

    /** Keeps the right for longer. @return false when another instance has it, or had it meanwhile */
    boolean keep(Handle handle, RegistrationId registration, Instant now) {
        return handle.createUpdate("""
                                update delivery_lease set held_until = :until
                                where registration_id = :registration and holder = :holder
                                """)
                        .bind("registration", registration)
                        .bind("holder", holder)
                        .bind("until", now.plus(LENGTH))
                        .execute()
                == 1;
    }

    /** Gives the right back, so that nobody has to wait for its end. */
    void end(Handle handle, RegistrationId registration) {
        handle.createUpdate("delete from delivery_lease where registration_id = :registration and holder = :holder")
                .bind("registration", registration)
                .bind("holder", holder)
                .execute();
    }

    String holder() {
        return holder;
    }
}
