package org.waymark.intake;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.id.RegistrationId;

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

    /** Removes the answers to calls of a platform's clients that hold one of these texts. */
    public int removeHolding(Handle handle, RegistrationId registration, Collection<String> texts) {
        record Kept(IntakeClientId client, String key, String answer) {}
        List<Kept> found = handle.createQuery("""
                        select given.client_id as client, given.idempotency_key as "key", given.answer from intake_answer given
                        join intake_client client on client.id = given.client_id
                        where client.registration_id = :registration and given.answer is not null
                        """).bind("registration", registration).mapTo(Kept.class).stream()
                .filter(given -> texts.stream().anyMatch(given.answer()::contains))
                .toList();
        found.forEach(given -> handle.createUpdate(
                        "delete from intake_answer where client_id = :client and idempotency_key = :key")
                .bind("client", given.client())
                .bind("key", given.key())
                .execute());
        return found.size();
    }

    public void removeBefore(Handle handle, Instant before) {
        handle.createUpdate("delete from intake_answer where taken_at < :before")
                .bind("before", before)
                .execute();
    }
}
