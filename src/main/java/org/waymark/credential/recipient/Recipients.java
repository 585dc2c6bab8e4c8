package org.waymark.credential.recipient;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.waymark.people.LearnerId;

/** The table of whom badges name. */
public final class Recipients {
    /** What a learner chose; nobody, where the learner did not. */
    public Recipient get(Handle handle, LearnerId learner) {
        return handle.createQuery("select kind, named as \"value\" from recipient where learner_id = :learner")
                .bind("learner", learner)
                .mapTo(Recipient.class)
                .findOne()
                .orElse(Recipient.NOBODY);
    }

    /** Keeps a choice, within a transaction that holds the learner. */
    public void mark(Handle handle, LearnerId learner, Recipient recipient, Instant now) {
        handle.createUpdate("delete from recipient where learner_id = :learner")
                .bind("learner", learner)
                .execute();
        if (recipient.kind() != Recipient.Kind.NOBODY) {
            handle.createUpdate("""
                            insert into recipient (learner_id, kind, named, chosen_at) values (:learner, :kind, :value, :now)
                            """)
                    .bind("learner", learner)
                    .bind("kind", recipient.kind())
                    .bind("value", recipient.value())
                    .bind("now", now)
                    .execute();
        }
    }
}
