package org.waymark.administration;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Stores one-time links that open the administrator's pages; the table holds only their hashes. */
public final class AdminLinks {

    public void add(Handle handle, String secretHash, Instant now, Instant expires) {
        handle.createUpdate("""
                        insert into admin_link (secret_hash, created_at, expires_at) values (:hash, :now, :expires)
                        """)
                .bind("hash", secretHash)
                .bind("now", now)
                .bind("expires", expires)
                .execute();
    }

    /** Tells whether a link can still be used. */
    public boolean isOpen(Handle handle, String secretHash, Instant now) {
        return handle.createQuery("""
                        select count(*) from admin_link
                        where secret_hash = :hash and used_at is null and expires_at > :now
                        """)
                        .bind("hash", secretHash)
                        .bind("now", now)
                        .mapTo(Integer.class)
                        .one()
                == 1;
    }

    /**
     * Takes the link, so that nobody else can.
     *
     * @return false when it was used before, has expired, or never was one
     */
    public boolean markUsed(Handle handle, String secretHash, Instant now) {
        return handle.createUpdate("""
                                update admin_link set used_at = :now
                                where secret_hash = :hash and used_at is null and expires_at > :now
                                """)
                        .bind("hash", secretHash)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /** Sweeps links that expired before that time. */
    public void removeExpired(Handle handle, Instant before) {
        handle.createUpdate("delete from admin_link where expires_at < :before")
                .bind("before", before)
                .execute();
    }
}
