package org.waymark.completion;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.id.ResourceLinkId;
import org.waymark.people.LearnerId;

/** Requests that an instructor did not approve, each with the reason that the learner reads. */
public final class Rejections {

    /** Turns the request of a learner down; false when there is none. */
    public boolean add(
            Handle handle, ResourceLinkId resourceLink, LearnerId learner, String reason, LearnerId by, Instant now) {
        remove(handle, resourceLink, learner);
        return handle.createUpdate("""
                                insert into rejection (resource_link_id, learner_id, reason, rejected_by, rejected_at,
                                  asked_at)
                                select resource_link_id, learner_id, :reason, :by, :now, asked_at from approval_request
                                where resource_link_id = :link and learner_id = :learner
                                """)
                        .bind("reason", reason)
                        .bind("by", by)
                        .bind("now", now)
                        .bind("link", resourceLink)
                        .bind("learner", learner)
                        .execute()
                == 1;
    }

    public Optional<Rejection> find(Handle handle, ResourceLinkId resourceLink, LearnerId learner) {
        return handle.createQuery("""
                        select reason, rejected_at, asked_at from rejection
                        where resource_link_id = :link and learner_id = :learner
                        """)
                .bind("link", resourceLink)
                .bind("learner", learner)
                .mapTo(Rejection.class)
                .findOne();
    }

    /** Removes a rejection, because it was undone, the learner asks again, or it is approved after all. */
    public void remove(Handle handle, ResourceLinkId resourceLink, LearnerId learner) {
        handle.createUpdate("delete from rejection where resource_link_id = :link and learner_id = :learner")
                .bind("link", resourceLink)
                .bind("learner", learner)
                .execute();
    }
}
