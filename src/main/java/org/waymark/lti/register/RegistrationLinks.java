package org.waymark.lti.register;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.id.RegistrationId;

/** Stores one-time links that open the registration page (Dynamic Registration must not be an open door). */
public final class RegistrationLinks {

    /**
     * A link that may be used now.
     *
     * @param review registrations made with it wait for an operator
     */
    public record Link(String secretHash, boolean review) {}

    public void add(Handle handle, String secretHash, boolean review, Instant now, Instant expires) {
        handle.createUpdate("""
                        insert into registration_link (secret_hash, created_at, expires_at, review)
                        values (:hash, :now, :expires, :review)
                        """)
                .bind("hash", secretHash)
                .bind("now", now)
                .bind("expires", expires)
                .bind("review", review)
                .execute();
    }

    /** The link of that secret, when it is neither used nor expired. */
    public Optional<Link> findOpen(Handle handle, String secretHash, Instant now) {
        return handle.createQuery("""
                        select secret_hash, review from registration_link
                        where secret_hash = :hash and used_at is null and expires_at > :now
                        """)
                .bind("hash", secretHash)
                .bind("now", now)
                .mapTo(Link.class)
                .findOne();
    }

    /**
     * Takes the link, so that nobody else can.
     *
     * @return false when it was taken before
     */
    public boolean markUsed(Handle handle, String secretHash, Instant now) {
        return handle.createUpdate("""
                                update registration_link set used_at = :now
                                where secret_hash = :hash and used_at is null and expires_at > :now
                                """)
                        .bind("hash", secretHash)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /** Gives a link back whose registration failed, so that the administrator can try again. */
    public void markUnused(Handle handle, String secretHash) {
        handle.createUpdate(
                        "update registration_link set used_at = null where secret_hash = :hash and registration_id is null")
                .bind("hash", secretHash)
                .execute();
    }

    /** Remembers what came of the link. */
    public void markRegistered(Handle handle, String secretHash, RegistrationId registration) {
        handle.createUpdate("update registration_link set registration_id = :registration where secret_hash = :hash")
                .bind("registration", registration)
                .bind("hash", secretHash)
                .execute();
    }
}
