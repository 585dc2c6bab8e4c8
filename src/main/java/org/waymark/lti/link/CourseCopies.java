package org.waymark.lti.link;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.id.CourseId;

/** Courses that their platform calls copies of others, and what their instructors want to have of those. */
public final class CourseCopies {

    /**
     * A course and the one it was copied from, both of one deployment.
     *
     * @param takesOver the instructor's answer; null while nobody has answered
     * @param answeredBy who answered, as the room people knows them
     */
    public record Copy(
            CourseId context,
            CourseId origin,
            String originTitle,
            @Nullable Boolean takesOver,
            @Nullable UUID answeredBy) {}

    public Optional<Copy> find(Handle handle, CourseId context) {
        return handle.createQuery("""
                        select course_copy.context_id as context, origin_id as origin, title as origin_title, takes_over, answered_by
                        from course_copy
                        join context on context.id = course_copy.origin_id where course_copy.context_id = :context
                        """)
                .bind("context", context)
                .mapTo(Copy.class)
                .findOne();
    }

    /**
     * The course that had this id at the platform, seen from another course. It is looked for in the same deployment
     * only: another platform, or another institution at the same one, may have given the same id.
     */
    public Optional<CourseId> findBeside(Handle handle, CourseId context, String contextId) {
        return handle.createQuery("""
                        select other.id from context here join context other on other.deployment_id = here.deployment_id
                        where here.id = :context and other.context_id = :other and other.id <> here.id
                        """)
                .bind("context", context)
                .bind("other", contextId)
                .mapTo(CourseId.class)
                .findOne();
    }

    /** Notes that a course is a copy of another, the first time only. */
    public void add(Handle handle, CourseId context, CourseId origin, Instant now) {
        handle.createUpdate("""
                        insert into course_copy (context_id, origin_id, noted_at) values (:context, :origin, :now)
                        on conflict do nothing
                        """)
                .bind("context", context)
                .bind("origin", origin)
                .bind("now", now)
                .execute();
    }

    /**
     * Keeps the answer to the one question of a copied course.
     *
     * @return false when it was answered before, which stands
     */
    public boolean markAnswered(Handle handle, CourseId context, boolean takesOver, UUID instructor, Instant now) {
        return handle.createUpdate("""
                                update course_copy set takes_over = :takes, answered_by = :instructor, answered_at = :now
                                where context_id = :context and takes_over is null
                                """)
                        .bind("takes", takesOver)
                        .bind("instructor", instructor)
                        .bind("now", now)
                        .bind("context", context)
                        .execute()
                == 1;
    }
}
