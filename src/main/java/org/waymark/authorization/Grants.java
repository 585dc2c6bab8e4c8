package org.waymark.authorization;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.waymark.people.LearnerId;

/** What learners let clients do. A row goes with all its codes and tokens. */
public final class Grants {
    private static final Duration BETWEEN_NOTES = Duration.ofHours(1);

    private static final String SELECT = """
            select one.id, one.learner_id as learner, one.scopes, one.granted_at, one.used_at,
              client.id as client_id, client.name as client_name, client.homepage as client_homepage,
              client.terms as client_terms, client.policy as client_policy, client.redirects as client_redirects,
              client.scopes as client_scopes, client.refreshes as client_refreshes,
              client.registered_at as client_registered_at
            from oauth_grant one join oauth_client client on client.id = one.client_id
            """;

    /** Keeps a new one, in place of what the learner let the same client do before; within a transaction that holds the learner. */
    public GrantId add(Handle handle, ClientId client, LearnerId learner, Set<Scope> scopes, Instant now) {
        GrantId id = GrantId.random();
        handle.createUpdate("delete from oauth_grant where learner_id = :learner and client_id = :client")
                .bind("learner", learner)
                .bind("client", client)
                .execute();
        handle.createUpdate("""
                        insert into oauth_grant (id, client_id, learner_id, scopes, granted_at)
                        values (:id, :client, :learner, :scopes, :now)
                        """)
                .bind("id", id)
                .bind("client", client)
                .bind("learner", learner)
                .bind("scopes", scopes)
                .bind("now", now)
                .execute();
        return id;
    }

    /** Finds one whose learner may still come in: the learner's platform is switched on. */
    public Optional<Grant> findActive(Handle handle, GrantId id) {
        return handle.createQuery(SELECT + """
                        join learner on learner.id = one.learner_id
                        join registration on registration.id = learner.registration_id and registration.state = 'ACTIVE'
                        where one.id = :id
                        """)
                .bind("id", id)
                .mapTo(Grant.class)
                .findOne();
    }

    /** Lists what a learner lets others do, the last given first. */
    public List<Grant> list(Handle handle, LearnerId learner) {
        return handle.createQuery(SELECT + " where one.learner_id = :learner order by one.granted_at desc, one.id")
                .bind("learner", learner)
                .mapTo(Grant.class)
                .list();
    }

    /** Notes that it was used, once an hour. */
    public void markUsed(Handle handle, Grant grant, Instant now) {
        Instant used = grant.usedAt();
        if (used == null || used.plus(BETWEEN_NOTES).isBefore(now)) {
            handle.createUpdate("update oauth_grant set used_at = :now where id = :id")
                    .bind("now", now)
                    .bind("id", grant.id())
                    .execute();
        }
    }

    /** Ends one of a learner. @return false where there is none */
    public boolean remove(Handle handle, LearnerId learner, GrantId id) {
        return handle.createUpdate("delete from oauth_grant where id = :id and learner_id = :learner")
                        .bind("id", id)
                        .bind("learner", learner)
                        .execute()
                == 1;
    }

    /** Ends one, whosever it is. */
    public void remove(Handle handle, GrantId id) {
        handle.createUpdate("delete from oauth_grant where id = :id")
                .bind("id", id)
                .execute();
    }
}
