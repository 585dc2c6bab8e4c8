package org.waymark.lti.platform;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * Issuers whose clients have the same users, by an administrator's decision. A subject is one person at one registration
 * (LTI Core 5.3.6 says it of the issuer); an issuer that many institutions share may mean somebody else by it at another
 * client, so nobody but a person can know.
 */
public final class SharedIssuers {

    public boolean contains(Handle handle, String issuer) {
        return handle.createQuery("select count(*) from shared_issuer where issuer = :issuer")
                        .bind("issuer", issuer)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /** @return false when it was decided before */
    public boolean add(Handle handle, String issuer, Instant now) {
        return handle.createUpdate(
                                "insert into shared_issuer (issuer, decided_at) values (:issuer, :now) on conflict do nothing")
                        .bind("issuer", issuer)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /** @return false when there was no such decision */
    public boolean remove(Handle handle, String issuer) {
        return handle.createUpdate("delete from shared_issuer where issuer = :issuer")
                        .bind("issuer", issuer)
                        .execute()
                == 1;
    }
}
