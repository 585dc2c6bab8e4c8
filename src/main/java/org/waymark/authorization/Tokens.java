package org.waymark.authorization;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Access tokens and refresh tokens of clients; the table holds their hashes only. */
public final class Tokens {
    public static final Duration ACCESS_LIFE = Duration.ofHours(1);
    /** A refresh token that was not used for so long is good no longer. */
    public static final Duration REFRESH_LIFE = Duration.ofDays(90);

    private static final int MOST_OF_A_KIND = 40;

    /** The use of a token. Names are kept in the database. */
    public enum Kind {
        ACCESS,
        REFRESH
    }

    /**
     * A token as it is kept.
     *
     * @param usedAt when another took its place; null for one that is good
     */
    public record Kept(
            GrantId grant,
            Kind kind,
            Set<Scope> scopes,
            Instant expiresAt,
            @Nullable Instant usedAt) {
        public Kept {
            scopes = Set.copyOf(scopes);
        }

        public boolean isGood(Instant now) {
            return usedAt == null && now.isBefore(expiresAt);
        }
    }

    public void add(Handle handle, String token, Kind kind, GrantId grant, Set<Scope> scopes, Instant now) {
        handle.createUpdate("""
                        insert into oauth_token (hash, grant_id, kind, scopes, expires_at)
                        values (:hash, :grant, :kind, :scopes, :expires)
                        """)
                .bind("hash", Secret.hash(token))
                .bind("grant", grant)
                .bind("kind", kind)
                .bind("scopes", scopes)
                .bind("expires", now.plus(kind == Kind.ACCESS ? ACCESS_LIFE : REFRESH_LIFE))
                .execute();
    }

    /** Finds a token, good or not. */
    public Optional<Kept> find(Handle handle, String token) {
        return handle.createQuery("""
                        select grant_id as "grant", kind, scopes, expires_at, used_at from oauth_token where hash = :hash
                        """)
                .bind("hash", Secret.hash(token))
                .mapTo(Kept.class)
                .findOne();
    }

    /** Uses a refresh token up. @return false where it was used before */
    public boolean markUsed(Handle handle, String token, Instant now) {
        return handle.createUpdate("update oauth_token set used_at = :now where hash = :hash and used_at is null")
                        .bind("now", now)
                        .bind("hash", Secret.hash(token))
                        .execute()
                == 1;
    }

    public void remove(Handle handle, String token) {
        handle.createUpdate("delete from oauth_token where hash = :hash")
                .bind("hash", Secret.hash(token))
                .execute();
    }

    /** Forgets the oldest tokens of a kind, so that a client that asks again and again fills no table. */
    public void removeOldest(Handle handle, GrantId grant, Kind kind) {
        handle.createUpdate("""
                        delete from oauth_token where grant_id = :grant and kind = :kind and hash not in (
                          select hash from oauth_token where grant_id = :grant and kind = :kind
                          order by expires_at desc fetch first :most rows only)
                        """)
                .bind("grant", grant)
                .bind("kind", kind)
                .bind("most", MOST_OF_A_KIND)
                .execute();
    }

    /** Removes tokens that expired before; used refresh tokens among them stay until then, to be known again. */
    public void removeExpired(Handle handle, Instant before) {
        handle.createUpdate("delete from oauth_token where expires_at < :before")
                .bind("before", before)
                .execute();
    }
}
