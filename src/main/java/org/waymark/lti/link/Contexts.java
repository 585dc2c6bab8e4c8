package org.waymark.lti.link;

import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.waymark.id.CourseId;

/** Courses, as their platform calls them. */
final class Contexts {
    private Contexts() {}

    /** The course of that id, made or brought up to date with what a launch says of it. */
    static CourseId put(Handle handle, ResourceLinks.Seen seen, String contextId) {
        String title = Objects.requireNonNullElse(seen.contextTitle(), "");
        String label = Objects.requireNonNullElse(seen.contextLabel(), "");
        handle.createUpdate("""
                        insert into context (id, deployment_id, context_id, label, title)
                        values (:id, :deployment, :context, :label, :title) on conflict do nothing
                        """)
                .bind("id", UUID.randomUUID())
                .bind("deployment", seen.deployment())
                .bind("context", contextId)
                .bind("label", label)
                .bind("title", title)
                .execute();
        handle.createUpdate("""
                        update context set label = :label, title = :title
                        where deployment_id = :deployment and context_id = :context and (label <> :label or title <> :title)
                        """)
                .bind("label", label)
                .bind("title", title)
                .bind("deployment", seen.deployment())
                .bind("context", contextId)
                .execute();
        return handle.createQuery("select id from context where deployment_id = :deployment and context_id = :context")
                .bind("deployment", seen.deployment())
                .bind("context", contextId)
                .mapTo(CourseId.class)
                .one();
    }
}
