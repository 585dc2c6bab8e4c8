package org.waymark.authorization;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Authorization codes (RFC 6749, 4.1.2), each good once and for one client, address and challenge. */
public final class AuthorizationCodes {
    /** A client redeems a code at once. */
    public static final Duration LIFE = Duration.ofSeconds(60);

    /**
     * An authorization code as it is kept.
     *
     * @param usedAt null until it was redeemed, or tried in vain by its client
     */
    public record Kept(
            GrantId grant,
            ClientId client,
            String redirect,
            String challenge,
            Instant expiresAt,
            @Nullable Instant usedAt) {}

    public void add(Handle handle, String code, GrantId grant, String redirect, String challenge, Instant now) {
        handle.createUpdate("""
                        insert into oauth_code (hash, grant_id, redirect, challenge, expires_at)
                        values (:hash, :grant, :redirect, :challenge, :expires)
                        """)
                .bind("hash", Secret.hash(code))
                .bind("grant", grant)
                .bind("redirect", redirect)
                .bind("challenge", challenge)
                .bind("expires", now.plus(LIFE))
                .execute();
    }

    /** Finds a code, used or not. */
    public Optional<Kept> find(Handle handle, String code) {
        return handle.createQuery("""
                        select oauth_code.grant_id as "grant", oauth_grant.client_id as client, oauth_code.redirect,
                          oauth_code.challenge, oauth_code.expires_at, oauth_code.used_at
                        from oauth_code join oauth_grant on oauth_grant.id = oauth_code.grant_id
                        where oauth_code.hash = :hash
                        """)
                .bind("hash", Secret.hash(code))
                .mapTo(Kept.class)
                .findOne();
    }

    /** Uses a code up. @return false where it was used before */
    public boolean markUsed(Handle handle, String code, Instant now) {
        return handle.createUpdate("update oauth_code set used_at = :now where hash = :hash and used_at is null")
                        .bind("now", now)
                        .bind("hash", Secret.hash(code))
                        .execute()
                == 1;
    }

    /** Removes codes that nobody would know again: those that were not redeemed, long after their time. */
    public void removeExpired(Handle handle, Instant before) {
        handle.createUpdate("delete from oauth_code where expires_at < :before")
                .bind("before", before)
                .execute();
    }
}
