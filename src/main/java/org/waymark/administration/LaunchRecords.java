package org.waymark.administration;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.id.RegistrationId;
import org.waymark.lti.payload.Json;
import org.waymark.store.PlainStatement;

/** The table of what became of launches, newest first. */
public final class LaunchRecords {
    private static final String SELECT = """
            select id, launched_at as "at", accepted, step, reason, clause, detail, registration_id as registration, deployment,
              message_type,
              correlation, claims
            from launch_log
            """;

    public void add(Handle handle, List<LaunchRecord> records) {
        PlainStatement.batch(
                handle,
                """
                insert into launch_log (id, launched_at, accepted, step, reason, clause, detail, registration_id, deployment,
                  message_type, correlation, claims)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                records,
                record -> Arrays.asList(
                        record.id(),
                        record.at(),
                        record.accepted(),
                        record.step(),
                        record.reason(),
                        record.clause(),
                        record.detail(),
                        id(record.registration()),
                        record.deployment(),
                        record.messageType(),
                        record.correlation(),
                        record.shortClaims()));
    }

    private static @Nullable UUID id(@Nullable RegistrationId registration) {
        return registration == null ? null : registration.value();
    }

    public Optional<LaunchRecord> find(Handle handle, UUID id) {
        return handle.createQuery(SELECT + " where id = :id")
                .bind("id", id)
                .mapTo(LaunchRecord.class)
                .findOne();
    }

    /** The newest launch that the log and the page of an error know under that id. */
    public Optional<LaunchRecord> findByCorrelation(Handle handle, String correlation) {
        return handle.createQuery(SELECT + """
                         where correlation = :correlation order by launched_at desc fetch first 1 row only
                        """)
                .bind("correlation", correlation)
                .mapTo(LaunchRecord.class)
                .findOne();
    }

    public List<LaunchRecord> list(Handle handle, boolean refusedOnly, int offset, int limit) {
        return handle.createQuery(SELECT + (refusedOnly ? " where not accepted" : "") + """
                         order by launched_at desc, id
                        offset :offset rows fetch next :limit rows only
                        """)
                .bind("offset", offset)
                .bind("limit", limit)
                .mapTo(LaunchRecord.class)
                .list();
    }

    public LaunchCount count(Handle handle, Instant since) {
        return handle.createQuery("""
                        select coalesce(sum(case when accepted then 1 else 0 end), 0) as accepted,
                          coalesce(sum(case when accepted then 0 else 1 end), 0) as refused
                        from launch_log where launched_at >= :since
                        """)
                .bind("since", since)
                .mapTo(LaunchCount.class)
                .one();
    }

    private record Kept(UUID id, String claims) {}

    /** Removes the launches of one person. */
    public int removeOf(Handle handle, RegistrationId registration, String subject) {
        List<UUID> own = handle
                .createQuery("select id, claims from launch_log where registration_id = :registration order by id")
                .bind("registration", registration)
                .mapTo(Kept.class)
                .stream()
                .filter(row -> subject(LaunchRecord.inFull(row.claims())).equals(Optional.of(subject)))
                .map(Kept::id)
                .toList();
        own.forEach(id -> handle.createUpdate("delete from launch_log where id = :id")
                .bind("id", id)
                .execute());
        return own.size();
    }

    /** The person of a message, by its claims as they are kept. */
    static Optional<String> subject(String claims) {
        return claims.isEmpty()
                ? Optional.empty()
                : Json.read(claims).map(read -> read.path("sub").asText());
    }

    /** Sweeps what is older than that. */
    public void removeOld(Handle handle, Instant before) {
        handle.createUpdate("delete from launch_log where launched_at < :before")
                .bind("before", before)
                .execute();
    }

    /** Sweeps all but the newest of what was let in, or of what was refused: neither pushes out the other. */
    public void removeBeyond(Handle handle, boolean accepted, int most) {
        Optional<Instant> oldest = handle.createQuery("""
                        select launched_at from launch_log where accepted = :accepted order by launched_at desc
                        offset :most rows fetch next 1 row only
                        """)
                .bind("accepted", accepted)
                .bind("most", most)
                .mapTo(Instant.class)
                .findOne();
        oldest.ifPresent(time -> handle.createUpdate("""
                        delete from launch_log where accepted = :accepted and launched_at <= :time
                        """)
                .bind("accepted", accepted)
                .bind("time", time)
                .execute());
    }
}
