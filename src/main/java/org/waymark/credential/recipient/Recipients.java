package org.waymark.credential.recipient;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.waymark.people.LearnerId;

/** The table of whom badges name; the addresses are marked among those of the learner ({@link RecipientAddresses}). */
public final class Recipients {
    /** An address, or the DID. */
    record Row(Recipient.Kind kind, String value) {}

    /** What a learner chose; nobody, where the learner did not. */
    public Recipient get(Handle handle, LearnerId learner) {
        // A DID stands in the row itself, addresses beside it.
        List<Row> rows = handle.createQuery("""
                        select recipient.kind, coalesce(recipient_address.address, recipient.named) as "value" from recipient
                        left join recipient_address on recipient_address.learner_id = recipient.learner_id
                          and recipient_address.named and recipient.kind = 'EMAIL'
                        where recipient.learner_id = :learner order by 2
                        """)
                .bind("learner", learner)
                .mapTo(Row.class)
                .list();
        return rows.isEmpty()
                ? Recipient.NOBODY
                : new Recipient(
                        rows.get(0).kind(), rows.stream().map(Row::value).toList());
    }

    /**
     * Keeps a choice, within a transaction that holds the learner.
     *
     * @param recipient names confirmed addresses only
     */
    public void mark(Handle handle, LearnerId learner, Recipient recipient, Instant now) {
        handle.createUpdate("delete from recipient where learner_id = :learner")
                .bind("learner", learner)
                .execute();
        handle.createUpdate("update recipient_address set named = false where learner_id = :learner and named")
                .bind("learner", learner)
                .execute();
        if (recipient.kind() != Recipient.Kind.NOBODY) {
            handle.createUpdate("""
                            insert into recipient (learner_id, kind, named, chosen_at) values (:learner, :kind, :value, :now)
                            """)
                    .bind("learner", learner)
                    .bind("kind", recipient.kind())
                    .bind("value", recipient.values().get(0))
                    .bind("now", now)
                    .execute();
        }
        for (String address : recipient.addresses()) {
            handle.createUpdate("""
                            update recipient_address set named = true
                            where learner_id = :learner and address = :address and confirmed_at is not null
                            """)
                    .bind("learner", learner)
                    .bind("address", address)
                    .execute();
        }
    }
}
