package org.waymark.credential.signing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.CredentialId;
import org.waymark.credential.SignedBadge;

/** The credentials that were given and are not signed yet. */
public final class UnsignedCredentials {
    /**
     * A credential that is not signed yet.
     *
     * @param json empty when it was erased meanwhile
     */
    public record Unsigned(CredentialId id, String json, String jwt) {}

    /**
     * How many credentials are not signed yet.
     *
     * @param failing those whose signing failed the last time
     * @param since when the oldest was given; null when all are signed
     */
    public record Count(long all, long failing, @Nullable Instant since) {}

    /**
     * Lists credentials that are not signed yet, at most so many.
     *
     * @param failedBefore leaves out those whose signing failed at that moment or later
     */
    public List<Unsigned> list(Handle handle, Instant failedBefore, int most) {
        return handle.createQuery("""
                        select id, json, jwt from unsigned_credential join credential on credential.id = credential_id
                        where failed_at is null or failed_at < :before
                        fetch first :most rows only
                        """)
                .bind("before", failedBefore)
                .bind("most", most)
                .mapTo(Unsigned.class)
                .list();
    }

    public Count count(Handle handle) {
        return handle.createQuery(
                        "select count(*) as \"all\", count(failed_at) as failing, min(since) as since from unsigned_credential")
                .mapTo(Count.class)
                .one();
    }

    /** Notes that credentials could not be signed. */
    public void markUnsignable(Handle handle, Collection<CredentialId> failed, Instant now) {
        PreparedBatch update =
                handle.prepareBatch("update unsigned_credential set failed_at = :now where credential_id = :id");
        failed.forEach(id -> update.bind("now", now).bind("id", id).add());
        update.execute();
    }

    /**
     * Keeps signatures, in place of what each of them was made from: where somebody else signed first, or the credential
     * was erased, what is there stays.
     */
    public void markSigned(Handle handle, Map<Unsigned, SignedBadge> signed) {
        if (signed.isEmpty()) {
            return;
        }
        PreparedBatch update = handle.prepareBatch(
                "update credential set json = :json, jwt = :jwt where id = :id and json = :read and jwt = :readJwt");
        PreparedBatch done = handle.prepareBatch("delete from unsigned_credential where credential_id = :id");
        signed.forEach((read, badge) -> {
            update.bind("json", badge.json())
                    .bind("jwt", badge.jwt())
                    .bind("id", read.id())
                    .bind("read", read.json())
                    .bind("readJwt", read.jwt())
                    .add();
            done.bind("id", read.id()).add();
        });
        update.execute();
        done.execute();
    }
}
