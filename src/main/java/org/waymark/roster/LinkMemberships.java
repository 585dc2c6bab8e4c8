package org.waymark.roster;

import java.time.Instant;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.waymark.id.CourseId;
import org.waymark.id.ResourceLinkId;

/** Stores who may open a link, where the platform's list for the link leaves out somebody who is in the course. */
public final class LinkMemberships {

    /** Tells whether the list for a link has to be read, because it never was or that is a while ago. */
    public boolean isDue(Handle handle, ResourceLinkId link, Instant now) {
        return handle.createQuery("select 1 from link_list where resource_link_id = :link and next_at > :now")
                .bind("link", link)
                .bind("now", now)
                .mapTo(Integer.class)
                .findOne()
                .isEmpty();
    }

    /** Tells whether only some people of the course may open a link. */
    public boolean isRestricted(Handle handle, ResourceLinkId link) {
        return handle.createQuery("select 1 from link_list where resource_link_id = :link and restricted")
                .bind("link", link)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /**
     * Keeps who may open a link, where that leaves out somebody of the course.
     *
     * @param course what stands for the course
     */
    public void put(Handle handle, ResourceLinkId link, CourseId course, Set<String> subjects, Instant next) {
        boolean everybody = handle.createQuery("""
                        select subject from member where course_id = :course and seen_load is not null and not gone
                        """).bind("course", course).mapTo(String.class).stream()
                .allMatch(subjects::contains);
        markUnrestricted(handle, link, next);
        if (everybody) {
            return;
        }
        PreparedBatch add =
                handle.prepareBatch("insert into link_membership (resource_link_id, subject) values (:link, :subject)");
        subjects.forEach(
                subject -> add.bind("link", link).bind("subject", subject).add());
        add.execute();
        handle.createUpdate("update link_list set restricted = true where resource_link_id = :link")
                .bind("link", link)
                .execute();
    }

    /** The platform has no list for the link, or everybody of the course is on it. */
    public void markUnrestricted(Handle handle, ResourceLinkId link, Instant next) {
        ensure(handle, link, next);
        handle.createUpdate("update link_list set restricted = false, next_at = :next where resource_link_id = :link")
                .bind("next", next)
                .bind("link", link)
                .execute();
        handle.createUpdate("delete from link_membership where resource_link_id = :link")
                .bind("link", link)
                .execute();
    }

    /** Lets the list be read again then; what is known stays. */
    public void markDue(Handle handle, ResourceLinkId link, Instant next) {
        handle.createUpdate("update link_list set next_at = :next where resource_link_id = :link")
                .bind("next", next)
                .bind("link", link)
                .execute();
    }

    private static void ensure(Handle handle, ResourceLinkId link, Instant next) {
        handle.createUpdate("""
                        insert into link_list (resource_link_id, restricted, next_at) values (:link, false, :next)
                        on conflict do nothing
                        """).bind("link", link).bind("next", next).execute();
    }
}
