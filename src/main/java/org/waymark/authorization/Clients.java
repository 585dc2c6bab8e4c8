package org.waymark.authorization;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Clients that registered themselves; the table holds hashes of their secrets only. */
public final class Clients {
    private static final int AT_ONCE = 100;

    private static final String COLUMNS =
            "select id, name, homepage, terms, policy, redirects, scopes, refreshes, registered_at";

    private static final String SELECT = COLUMNS + " from oauth_client";

    private static final String USE = COLUMNS + """
            ,
              (select count(*) from oauth_grant where client_id = oauth_client.id) as learners,
              greatest(used_at, coalesce((select max(used_at) from oauth_grant where client_id = oauth_client.id), used_at))
                as last_used
            from oauth_client
            """;

    public void add(Handle handle, Client client, String secretHash) {
        handle.createUpdate("""
                        insert into oauth_client (id, secret_hash, name, homepage, terms, policy, redirects, scopes, refreshes,
                          registered_at)
                        values (:id, :hash, :name, :homepage, :terms, :policy, :redirects, :scopes, :refreshes, :registeredAt)
                        """).bindMethods(client).bind("hash", secretHash).execute();
    }

    public Optional<Client> find(Handle handle, ClientId id) {
        return handle.createQuery(SELECT + " where id = :id")
                .bind("id", id)
                .mapTo(Client.class)
                .findOne();
    }

    /** The client that has this secret. */
    public Optional<Client> find(Handle handle, ClientId id, String secretHash) {
        return handle.createQuery(SELECT + " where id = :id and secret_hash = :hash")
                .bind("id", id)
                .bind("hash", secretHash)
                .mapTo(Client.class)
                .findOne();
    }

    /** Notes that a learner lets it do something. @return false where it was forgotten meanwhile */
    public boolean markUsed(Handle handle, ClientId id, Instant now) {
        return handle.createUpdate("update oauth_client set used_at = :now where id = :id")
                        .bind("now", now)
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /** Lists clients with their use, the last used first, then those that nobody ever used. */
    public List<ClientUse> list(Handle handle, int offset, int most) {
        return handle.createQuery(USE + """
                         order by last_used desc nulls last, registered_at desc, id
                        offset :offset rows fetch first :most rows only
                        """)
                .bind("offset", offset)
                .bind("most", most)
                .mapTo(ClientUse.class)
                .list();
    }

    /** Finds a client with its use. */
    public Optional<ClientUse> findUse(Handle handle, ClientId id) {
        return handle.createQuery(USE + " where id = :id")
                .bind("id", id)
                .mapTo(ClientUse.class)
                .findOne();
    }

    /** Removes a client with all that learners let it do, and all codes and tokens. @return false where there is none */
    public boolean remove(Handle handle, ClientId id) {
        // Held first, so that no learner lets it do something meanwhile.
        boolean known = handle.createQuery("select name from oauth_client where id = :id for update")
                .bind("id", id)
                .mapTo(String.class)
                .findOne()
                .isPresent();
        for (String rows : List.of("oauth_grant where client_id", "oauth_client where id")) {
            handle.createUpdate("delete from " + rows + " = :id").bind("id", id).execute();
        }
        return known;
    }

    /** Counts the clients that no learner ever let do anything. */
    public long countUnused(Handle handle) {
        return handle.createQuery("select count(*) from oauth_client where used_at is null")
                .mapTo(Long.class)
                .one();
    }

    /**
     * Makes room among the clients that no learner ever let do anything: the oldest go.
     *
     * @param before those that were registered later stay
     * @return how many went
     */
    public int removeOldestUnused(Handle handle, Instant before) {
        return handle.createUpdate("""
                        delete from oauth_client where id in (
                          select id from oauth_client where used_at is null and registered_at < :before
                          order by registered_at, id fetch first :most rows only)
                        """)
                .bind("before", before)
                .bind("most", AT_ONCE)
                .execute();
    }

    /**
     * Removes the clients that nobody uses.
     *
     * @param neverUsed registered before, and never let do anything
     * @param longUnused let do something before for the last time, and nothing now
     */
    public int removeUnused(Handle handle, Instant neverUsed, Instant longUnused) {
        return handle.createUpdate("""
                        delete from oauth_client where ((used_at is null and registered_at < :never) or used_at < :long)
                          and not exists (select 1 from oauth_grant where oauth_grant.client_id = oauth_client.id)
                        """)
                .bind("never", neverUsed)
                .bind("long", longUnused)
                .execute();
    }
}
