package org.waymark.intake;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Answers to calls that carried an {@code Idempotency-Key}: the same call again gets the same answer. */
public final class IntakeAnswers {

    /**
     * @param fingerprint of the request that came first with the key
     * @param answer null while the first call is still worked on
     */
    public record Given(String fingerprint, @Nullable String answer, Instant takenAt) {}

    /** @return false when the key was used before */
    public boolean take(Handle handle, IntakeClientId client, String key, String fingerprint, Instant now) {
        return handle.createUpdate("""
                                insert into intake_answer (client_id, idempotency_key, request_hash, taken_at)
                                values (:client, :key, :hash, :now) on conflict do nothing
                                """)
                        .bind("client", client)
                        .bind("key", key)
                        .bind("hash", fingerprint)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    public Optional<Given> find(Handle handle, IntakeClientId client, String key) {
        return handle.createQuery("""
                        select request_hash as fingerprint, answer, taken_at from intake_answer
                        where client_id = :client and idempotency_key = :key
                        """)
                .bind("client", client)
                .bind("key", key)
                .mapTo(Given.class)
                .findOne();
    }

    public void markAnswered(Handle handle, IntakeClientId client, String key, String answer) {
        handle.createUpdate("""
                        update intake_answer set answer = :answer where client_id = :client and idempotency_key = :key
                        """)
                .bind("answer", answer)
                .bind("client", client)
                .bind("key", key)
                .execute();
    }

    /** Lets a key go that no answer was given to. */
    public void remove(Handle handle, IntakeClientId client, String key) {
        handle.createUpdate("""
                        delete from intake_answer
                        where client_id = :client and idempotency_key = :key and answer is null
                        """).bind("client", client).bind("key", key).execute();
    }

    public void removeBefore(Handle handle, Instant before) {
        handle.createUpdate("delete from intake_answer where taken_at < :before")
                .bind("before", before)
                .execute();
    }
}
