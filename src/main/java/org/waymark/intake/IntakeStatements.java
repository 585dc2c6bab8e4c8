package org.waymark.intake;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Stores which fact each xAPI statement told: a later statement may void it (xAPI 1.0.3, part 2, 2.3.2). */
public final class IntakeStatements {

    /**
     * A statement that came, or one that is awaited only to be passed over.
     *
     * @param sourceId the fact it told; null when it is voided before it came
     */
    public record Seen(@Nullable String sourceId, @Nullable Instant toldAt, boolean voided) {}

    /** @return false when that statement came, or was voided, before */
    public boolean add(
            Handle handle,
            IntakeClientId client,
            UUID statement,
            @Nullable String sourceId,
            @Nullable Instant toldAt,
            @Nullable Instant voidedAt) {
        return handle.createUpdate("""
                                insert into intake_statement (client_id, statement_id, source_id, told_at, voided_at)
                                values (:client, :statement, :source, :told, :voided) on conflict do nothing
                                """)
                        .bind("client", client)
                        .bind("statement", statement)
                        .bind("source", sourceId)
                        .bind("told", toldAt)
                        .bind("voided", voidedAt)
                        .execute()
                == 1;
    }

    public Optional<Seen> find(Handle handle, IntakeClientId client, UUID statement) {
        return handle.createQuery("""
                        select source_id, told_at, voided_at is not null as voided from intake_statement
                        where client_id = :client and statement_id = :statement
                        """)
                .bind("client", client)
                .bind("statement", statement)
                .mapTo(Seen.class)
                .findOne();
    }

    public void markVoided(Handle handle, IntakeClientId client, UUID statement, Instant now) {
        handle.createUpdate("""
                        update intake_statement set voided_at = :now
                        where client_id = :client and statement_id = :statement
                        """)
                .bind("now", now)
                .bind("client", client)
                .bind("statement", statement)
                .execute();
    }

    /** Tells whether another statement, not voided, told the same fact at the same time. */
    public boolean isTold(Handle handle, IntakeClientId client, String sourceId, Instant toldAt) {
        return handle.createQuery("""
                        select 1 from intake_statement
                        where client_id = :client and source_id = :source and told_at = :told and voided_at is null
                        fetch first 1 row only
                        """)
                .bind("client", client)
                .bind("source", sourceId)
                .bind("told", toldAt)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }
}
