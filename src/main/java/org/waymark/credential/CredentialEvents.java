package org.waymark.credential;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.waymark.language.Message;

/** What is done to credentials after they were issued, and what was, in order. */
public final class CredentialEvents {
    /**
     * Suspends a credential that is in force.
     *
     * @param reason public
     * @return whether it was
     */
    public boolean markSuspended(Handle handle, CredentialId id, Instant at, Message reason) {
        return handle.createUpdate("""
                                update credential set suspended_at = :at, suspension_reason = :reason
                                where id = :id and revoked_at is null and suspended_at is null
                                """)
                        .bind("at", at)
                        .bind("reason", reason)
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /** Lets a suspended credential be valid again. @return whether it was suspended, and not revoked meanwhile */
    public boolean markReinstated(Handle handle, CredentialId id) {
        return handle.createUpdate("""
                                update credential set suspended_at = null, suspension_reason = null
                                where id = :id and revoked_at is null and suspended_at is not null
                                """).bind("id", id).execute() == 1;
    }

    /** Says which credential was issued in place of a revoked one. */
    public void markReplaced(Handle handle, CredentialId id, CredentialId by) {
        handle.createUpdate("update credential set replacement = :by where id = :id")
                .bind("by", by)
                .bind("id", id)
                .execute();
    }

    /** The caller has changed the credential in the same transaction, so nobody else numbers at once. */
    public void add(Handle handle, CredentialId id, CredentialEvent.Kind kind, Instant at, String reason) {
        handle.createUpdate("""
                        insert into credential_event (credential_id, number, kind, at, reason)
                        select :id, coalesce(max(number), 0) + 1, :kind, :at, :reason from credential_event
                        where credential_id = :id
                        """)
                .bind("id", id)
                .bind("kind", kind)
                .bind("at", at)
                .bind("reason", reason)
                .execute();
    }

    private record Latest(CredentialId id, Instant at) {}

    /** Returns when something was done last, to each credential of a learner to which something was done. */
    public Map<CredentialId, Instant> latest(Handle handle, UUID learner) {
        return handle.createQuery("""
                        select e.credential_id as id, max(e.at) as "at" from credential_event e
                          join credential c on c.id = e.credential_id
                        where c.learner_id = :learner group by e.credential_id
                        """)
                .bind("learner", learner)
                .mapTo(Latest.class)
                .collect(Collectors.toMap(Latest::id, Latest::at));
    }

    public List<CredentialEvent> list(Handle handle, CredentialId id) {
        return handle.createQuery(
                        "select kind, at as \"at\", reason from credential_event where credential_id = :id order by number")
                .bind("id", id)
                .mapTo(CredentialEvent.class)
                .list();
    }
}
