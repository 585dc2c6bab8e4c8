package org.waymark.lti.launch;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.waymark.store.PlainStatement;

/** States whose launch has come: each works once, and with it its nonce. */
public final class UsedStates {

    /** @return false when the state was used before */
    public boolean add(Handle handle, String stateId, Instant expires) {
        return PlainStatement.update(
                        handle,
                        "insert into used_state (state_id, expires_at) values (?, ?) on conflict do nothing",
                        stateId,
                        expires)
                == 1;
    }

    public boolean contains(Handle handle, String stateId) {
        return handle.createQuery("select count(*) from used_state where state_id = :id")
                        .bind("id", stateId)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /** Sweeps away states that have expired long enough to be refused for that alone. */
    public int removeExpired(Handle handle, Instant before) {
        return handle.createUpdate("delete from used_state where expires_at < :before")
                .bind("before", before)
                .execute();
    }
}
