package org.waymark.credential.held;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.people.LearnerId;

/** The table of credentials of other issuers. */
public final class HeldCredentials {
    private static final String SELECT = """
            select id, identity_hash, title, issuer, signed_jwt, content, valid_from, kept_at from held_credential
            """;

    /** Keeps one, in place of an earlier version of it; within a transaction that holds the learner. */
    public void mark(Handle handle, LearnerId learner, HeldCredential credential) {
        handle.createUpdate("delete from held_credential where learner_id = :learner and identity_hash = :known")
                .bind("learner", learner)
                .bind("known", credential.identityHash())
                .execute();
        handle.createUpdate("""
                        insert into held_credential (id, learner_id, identity_hash, title, issuer, signed_jwt, content, valid_from,
                          kept_at)
                        values (:id, :learner, :identityHash, :title, :issuer, :signedJwt, :content, :validFrom, :keptAt)
                        """)
                .bindMethods(credential)
                .bind("learner", learner)
                .execute();
    }

    public Optional<HeldCredential> find(Handle handle, LearnerId learner, String identityHash) {
        return handle.createQuery(SELECT + " where learner_id = :learner and identity_hash = :known")
                .bind("learner", learner)
                .bind("known", identityHash)
                .mapTo(HeldCredential.class)
                .findOne();
    }

    /** Lists all of a learner, the first kept first. */
    public List<HeldCredential> list(Handle handle, LearnerId learner) {
        return handle.createQuery(SELECT + " where learner_id = :learner order by kept_at, id")
                .bind("learner", learner)
                .mapTo(HeldCredential.class)
                .list();
    }

    /** Removes one of a learner. @return false where there is none */
    public boolean remove(Handle handle, LearnerId learner, HeldCredentialId id) {
        return handle.createUpdate("delete from held_credential where id = :id and learner_id = :learner")
                        .bind("id", id)
                        .bind("learner", learner)
                        .execute()
                == 1;
    }
}
