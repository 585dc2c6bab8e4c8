package org.waymark.authorization;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.people.CityCode;
import org.waymark.people.LearnerId;

/**
 * Codes that a learner is shown within the platform and types where a client asks: they say who somebody is in a browser
 * without a session. They have the form of city codes, 60 bits.
 */
public final class ConnectCodes {
    /** Long enough to take up another device. */
    public static final Duration LIFE = Duration.ofMinutes(10);

    /** Keeps a code in place of the one before, within a transaction that holds the learner. */
    public void mark(Handle handle, LearnerId learner, CityCode code, Instant now) {
        handle.createUpdate("delete from connect_code where learner_id = :learner or expires_at < :now")
                .bind("learner", learner)
                .bind("now", now)
                .execute();
        handle.createUpdate(
                        "insert into connect_code (learner_id, hash, expires_at) values (:learner, :hash, :expires)")
                .bind("learner", learner)
                .bind("hash", Secret.hash(code.value()))
                .bind("expires", now.plus(LIFE))
                .execute();
    }

    /** Finds whose code it is, while it is good. */
    public Optional<LearnerId> find(Handle handle, CityCode code, Instant now) {
        return handle.createQuery("select learner_id from connect_code where hash = :hash and expires_at > :now")
                .bind("hash", Secret.hash(code.value()))
                .bind("now", now)
                .mapTo(LearnerId.class)
                .findOne();
    }

    /** Uses a code up. @return false where it is no longer good */
    public boolean remove(Handle handle, CityCode code, Instant now) {
        return handle.createUpdate("delete from connect_code where hash = :hash and expires_at > :now")
                        .bind("hash", Secret.hash(code.value()))
                        .bind("now", now)
                        .execute()
                == 1;
    }
}
