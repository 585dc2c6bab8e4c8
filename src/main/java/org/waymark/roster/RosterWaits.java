package org.waymark.roster;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.waymark.people.LearnerId;

/** Learners whose badge waits until the platform's list of the course names them. */
public final class RosterWaits {

    /** Somebody who waits in an activity. */
    public record Wait(UUID resourceLink, LearnerId learner) {}

    /** A course in which somebody waits, and since when the one who came last does. */
    public record Course(UUID id, UUID resourceLink, Instant newest) {}

    /** Notes that somebody waits; who waits already goes on waiting. */
    public void add(Handle handle, UUID course, Wait wait, Instant now) {
        handle.createUpdate("""
                        insert into roster_wait (resource_link_id, learner_id, course_id, since)
                        values (:link, :learner, :course, :now) on conflict do nothing
                        """)
                .bind("link", wait.resourceLink())
                .bind("learner", wait.learner().value())
                .bind("course", course)
                .bind("now", now)
                .execute();
    }

    public void remove(Handle handle, Wait wait) {
        handle.createUpdate("delete from roster_wait where resource_link_id = :link and learner_id = :learner")
                .bind("link", wait.resourceLink())
                .bind("learner", wait.learner().value())
                .execute();
    }

    /** Since when somebody waits; empty when they do not. */
    public Optional<Instant> find(Handle handle, Wait wait) {
        return handle.createQuery(
                        "select since from roster_wait where resource_link_id = :link and learner_id = :learner")
                .bind("link", wait.resourceLink())
                .bind("learner", wait.learner().value())
                .map((row, context) -> row.getTimestamp("since").toInstant())
                .findOne();
    }

    public List<Wait> listOf(Handle handle, UUID course) {
        return handle.createQuery("""
                        select resource_link_id, learner_id from roster_wait where course_id = :course
                        order by since, learner_id
                        """)
                .bind("course", course)
                .map((row, context) -> new Wait(
                        row.getObject("resource_link_id", UUID.class),
                        new LearnerId(row.getObject("learner_id", UUID.class))))
                .list();
    }

    public List<Course> listCourses(Handle handle) {
        return handle.createQuery("""
                        select course_id, min(cast(resource_link_id as varchar(36))) as link, max(since) as newest
                        from roster_wait group by course_id
                        """)
                .map((row, context) -> new Course(
                        row.getObject("course_id", UUID.class),
                        UUID.fromString(row.getString("link")),
                        row.getTimestamp("newest").toInstant()))
                .list();
    }
}
