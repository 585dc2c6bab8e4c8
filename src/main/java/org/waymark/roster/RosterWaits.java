package org.waymark.roster;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.id.CourseId;
import org.waymark.id.ResourceLinkId;
import org.waymark.people.LearnerId;

/** Learners whose badge waits until the platform's list of the course names them. */
public final class RosterWaits {

    /**
     * The time since which a learner has waited.
     *
     * @param missed whether the list was read to its end since, without naming them
     */
    public record Waiting(Instant since, boolean missed) {}

    /** A learner who waits in an activity. */
    public record Wait(ResourceLinkId resourceLink, LearnerId learner) {}

    /** A course in which somebody waits, and since when the one who came last does. */
    public record Course(CourseId id, ResourceLinkId resourceLink, Instant newest) {}

    /**
     * Notes that somebody waits; who waits already goes on waiting.
     *
     * @param missed whether the list that was read last misses them
     */
    public void add(Handle handle, CourseId course, Wait wait, boolean missed, Instant now) {
        handle.createUpdate("""
                        insert into roster_wait (resource_link_id, learner_id, course_id, since, missed)
                        values (:link, :learner, :course, :now, :missed) on conflict do nothing
                        """)
                .bind("missed", missed)
                .bind("link", wait.resourceLink())
                .bind("learner", wait.learner())
                .bind("course", course)
                .bind("now", now)
                .execute();
    }

    /** The list of a course was read to its end: whom it does not name is missed. */
    public void markMissed(Handle handle, CourseId course) {
        handle.createUpdate("""
                        update roster_wait set missed = true where course_id = :course and not exists (
                          select 1 from learner join member on member.subject = learner.subject
                          where learner.id = roster_wait.learner_id and member.course_id = :course
                            and member.listed_learns and not member.gone)
                        """).bind("course", course).execute();
    }

    public void remove(Handle handle, Wait wait) {
        handle.createUpdate("delete from roster_wait where resource_link_id = :link and learner_id = :learner")
                .bind("link", wait.resourceLink())
                .bind("learner", wait.learner())
                .execute();
    }

    /** Finds since when a learner has waited; empty for one who does not wait. */
    public Optional<Waiting> find(Handle handle, Wait wait) {
        return handle.createQuery(
                        "select since, missed from roster_wait where resource_link_id = :link and learner_id = :learner")
                .bind("link", wait.resourceLink())
                .bind("learner", wait.learner())
                .mapTo(Waiting.class)
                .findOne();
    }

    public List<Wait> listOf(Handle handle, CourseId course) {
        return handle.createQuery("""
                        select resource_link_id as resource_link, learner_id as learner from roster_wait where course_id = :course
                        order by since, learner_id
                        """).bind("course", course).mapTo(Wait.class).list();
    }

    /** Tells whether somebody waits for the list of a course. */
    public boolean contains(Handle handle, CourseId course, String subject) {
        return handle.createQuery("""
                        select 1 from roster_wait join learner on learner.id = roster_wait.learner_id
                        where course_id = :course and subject = :subject fetch first 1 row only
                        """)
                .bind("course", course)
                .bind("subject", subject)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    public List<Course> listCourses(Handle handle) {
        return handle.createQuery("""
                        select course_id as id, cast(min(cast(resource_link_id as varchar(36))) as uuid) as resource_link,
                          max(since) as newest
                        from roster_wait group by course_id
                        """).mapTo(Course.class).list();
    }
}
