package org.waymark.completion;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.waymark.id.ObjectionId;
import org.waymark.id.ResourceLinkId;
import org.waymark.people.LearnerId;

/** Stores what learners object to and what their instructors answered. */
public final class Objections {
    private static final String SELECT = """
            select id, learner_id as learner, words, raised_at, answer, answered_at from objection
            """;

    /** Raises an objection; one that is open already is replaced, so that there is one to answer. */
    public void add(Handle handle, ResourceLinkId resourceLink, LearnerId learner, String words, Instant now) {
        int renewed = handle.createUpdate("""
                        update objection set words = :words, raised_at = :now
                        where resource_link_id = :link and learner_id = :learner and answered_at is null
                        """)
                .bind("words", words)
                .bind("now", now)
                .bind("link", resourceLink)
                .bind("learner", learner)
                .execute();
        if (renewed == 0) {
            handle.createUpdate("""
                            insert into objection (id, resource_link_id, learner_id, words, raised_at)
                            values (:id, :link, :learner, :words, :now)
                            """)
                    .bind("id", UUID.randomUUID())
                    .bind("link", resourceLink)
                    .bind("learner", learner)
                    .bind("words", words)
                    .bind("now", now)
                    .execute();
        }
    }

    /** Lists the objections in an activity that wait for an answer, the oldest first. */
    public List<Objection> listOpen(Handle handle, ResourceLinkId resourceLink) {
        return handle.createQuery(
                        SELECT + " where resource_link_id = :link and answered_at is null order by raised_at, id")
                .bind("link", resourceLink)
                .mapTo(Objection.class)
                .list();
    }

    /** The newest of a learner in an activity, answered or not. */
    public Optional<Objection> findLast(Handle handle, ResourceLinkId resourceLink, LearnerId learner) {
        return handle.createQuery(SELECT + """
                         where resource_link_id = :link and learner_id = :learner
                        order by raised_at desc fetch first 1 row only
                        """)
                .bind("link", resourceLink)
                .bind("learner", learner)
                .mapTo(Objection.class)
                .findOne();
    }

    /** @return false when there is no such open objection in that activity */
    public boolean markAnswered(
            Handle handle,
            ResourceLinkId resourceLink,
            ObjectionId objection,
            String answer,
            LearnerId by,
            Instant now) {
        return handle.createUpdate("""
                                update objection set answer = :answer, answered_by = :by, answered_at = :now
                                where id = :id and resource_link_id = :link and answered_at is null
                                """)
                        .bind("answer", answer)
                        .bind("by", by)
                        .bind("now", now)
                        .bind("id", objection)
                        .bind("link", resourceLink)
                        .execute()
                == 1;
    }
}
