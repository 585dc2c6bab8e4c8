package org.waymark.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Clients of the intake and the calls they made; the table holds hashes of tokens only. */
public final class IntakeClients {
    private static final String SELECT =
            "select id, registration_id as registration, name, created_at, ended_at from intake_client";

    /** @return false when the platform has a client of that name already */
    public boolean add(Handle handle, IntakeClient client, String tokenHash) {
        return handle.createUpdate("""
                                insert into intake_client (id, registration_id, name, token_hash, created_at)
                                values (:id, :registration, :name, :hash, :createdAt) on conflict do nothing
                                """)
                        .bindMethods(client)
                        .bind("hash", tokenHash)
                        .execute()
                == 1;
    }

    /** The client of a token, as long as nobody has ended it. */
    public Optional<IntakeClient> findGood(Handle handle, String tokenHash) {
        return handle.createQuery(SELECT + " where token_hash = :hash and ended_at is null")
                .bind("hash", tokenHash)
                .mapTo(IntakeClient.class)
                .findOne();
    }

    public List<IntakeClient> list(Handle handle) {
        return handle.createQuery(SELECT + " order by name, created_at")
                .mapTo(IntakeClient.class)
                .list();
    }

    /** @return false when there is no such client, or it was ended before */
    public boolean markEnded(Handle handle, IntakeClientId id, Instant now) {
        return handle.createUpdate("update intake_client set ended_at = :now where id = :id and ended_at is null")
                        .bind("now", now)
                        .bind("id", id)
                        .execute()
                == 1;
    }

    public void addCall(Handle handle, IntakeCall call) {
        handle.createUpdate("""
                        insert into intake_call (id, client_id, called_at, address, status, outcome)
                        values (:id, :client, :at, :address, :status, :outcome)
                        """)
                .bind("id", UUID.randomUUID())
                .bindMethods(call)
                .bind("outcome", call.outcome())
                .execute();
    }

    /** The newest calls of a client. */
    public List<IntakeCall> listCalls(Handle handle, IntakeClientId client, int most) {
        return handle.createQuery("""
                        select client_id as client, called_at as "at", address, status, outcome from intake_call
                        where client_id = :client order by called_at desc fetch first :most rows only
                        """)
                .bind("client", client)
                .bind("most", most)
                .mapTo(IntakeCall.class)
                .list();
    }

    public void removeCallsBefore(Handle handle, Instant before) {
        handle.createUpdate("delete from intake_call where called_at < :before")
                .bind("before", before)
                .execute();
    }
}
