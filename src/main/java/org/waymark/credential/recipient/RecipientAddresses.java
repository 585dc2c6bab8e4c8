package org.waymark.credential.recipient;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.people.LearnerId;

/** The table of the e-mail addresses that learners say are theirs. */
public final class RecipientAddresses {
    private static final String SELECT = "select learner_id, address, asked_at, confirmed_at from recipient_address";

    /** The addresses of a learner, those that are confirmed and those that wait. */
    public List<RecipientAddress> list(Handle handle, LearnerId learner) {
        return handle.createQuery(SELECT + " where learner_id = :learner order by address")
                .bind("learner", learner)
                .mapTo(RecipientAddress.class)
                .list();
    }

    /** The address of a link. */
    public Optional<RecipientAddress> find(Handle handle, String tokenHash) {
        return handle.createQuery(SELECT + " where token_hash = :hash")
                .bind("hash", tokenHash)
                .mapTo(RecipientAddress.class)
                .findOne();
    }

    /** Counts the letters to an address that nobody has answered since a moment, whoever asked for them. */
    public int countLetters(Handle handle, String address, Instant since) {
        return handle.createQuery("""
                        select coalesce(sum(letters), 0) from recipient_address
                        where address = :address and confirmed_at is null and asked_at > :since
                        """)
                .bind("address", address)
                .bind("since", since)
                .mapTo(Integer.class)
                .one();
    }

    /** Notes that a letter asks for an answer; one before it is of no use any more. The learner is held. */
    public void markAsked(Handle handle, LearnerId learner, String address, String tokenHash, Instant now) {
        int marked = handle.createUpdate("""
                        update recipient_address set token_hash = :hash, asked_at = :now,
                          letters = case when asked_at > :since then letters + 1 else 1 end
                        where learner_id = :learner and address = :address
                        """)
                .bind("learner", learner)
                .bind("address", address)
                .bind("hash", tokenHash)
                .bind("now", now)
                .bind("since", now.minus(RecipientAddress.ANSWERED_WITHIN))
                .execute();
        if (marked == 0) {
            handle.createUpdate("""
                            insert into recipient_address (learner_id, address, token_hash, letters, asked_at, named)
                            values (:learner, :address, :hash, 1, :now, false)
                            """)
                    .bind("learner", learner)
                    .bind("address", address)
                    .bind("hash", tokenHash)
                    .bind("now", now)
                    .execute();
        }
    }

    /** Notes that an address is the learner's, whoever said so. The learner is held. */
    public void markConfirmed(Handle handle, LearnerId learner, String address, Instant now) {
        int marked = handle.createUpdate("""
                        update recipient_address set confirmed_at = :now
                        where learner_id = :learner and address = :address
                        """)
                .bind("learner", learner)
                .bind("address", address)
                .bind("now", now)
                .execute();
        if (marked == 0) {
            handle.createUpdate("""
                            insert into recipient_address (learner_id, address, letters, asked_at, confirmed_at, named)
                            values (:learner, :address, 0, :now, :now, false)
                            """)
                    .bind("learner", learner)
                    .bind("address", address)
                    .bind("now", now)
                    .execute();
        }
    }

    /** Removes a confirmed address. One that waits goes by itself: else its letters could be asked for without end. */
    public void remove(Handle handle, LearnerId learner, String address) {
        handle.createUpdate("""
                        delete from recipient_address
                        where learner_id = :learner and address = :address and confirmed_at is not null
                        """)
                .bind("learner", learner)
                .bind("address", address)
                .execute();
    }

    /** Removes what nobody answered in time. */
    public void removeUnanswered(Handle handle, Instant askedBefore) {
        handle.createUpdate("delete from recipient_address where confirmed_at is null and asked_at < :before")
                .bind("before", askedBefore)
                .execute();
    }
}
