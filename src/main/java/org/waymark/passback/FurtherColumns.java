package org.waymark.passback;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.id.ResourceLinkId;

/** The columns of a link beside its own, by their tag. */
final class FurtherColumns {

    Optional<URI> find(Handle handle, ResourceLinkId link, String tag) {
        return handle.createQuery("""
                        select lineitem from further_column
                        where resource_link_id = :link and tag = :tag and lineitem is not null
                        """)
                .bind("link", link)
                .bind("tag", tag)
                .mapTo(URI.class)
                .findOne();
    }

    /** Tells whether a column is that of another tag, or of another link of the deployment. */
    boolean hasOther(Handle handle, ResourceLinkId link, String tag, URI lineitem) {
        return handle.createQuery("""
                                select count(*) from further_column
                                join resource_link other on other.id = further_column.resource_link_id
                                join resource_link own on own.deployment_id = other.deployment_id and own.id = :link
                                where further_column.lineitem = :lineitem and (other.id <> own.id or tag <> :tag)
                                """)
                        .bind("lineitem", lineitem)
                        .bind("link", link)
                        .bind("tag", tag)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /** Remembers the column that was found or made. */
    void mark(Handle handle, ResourceLinkId link, String tag, URI lineitem) {
        addIfMissing(handle, link, tag);
        handle.createUpdate("""
                        update further_column set lineitem = :lineitem, lease_until = null
                        where resource_link_id = :link and tag = :tag
                        """)
                .bind("lineitem", lineitem)
                .bind("link", link)
                .bind("tag", tag)
                .execute();
    }

    /** Forgets a column that the platform deleted. */
    void markGone(Handle handle, ResourceLinkId link, String tag) {
        handle.createUpdate("""
                        update further_column set lineitem = null where resource_link_id = :link and tag = :tag
                        """).bind("link", link).bind("tag", tag).execute();
    }

    /** Takes the right to make the column. @return false while somebody else holds it, and when there is a column */
    boolean markLease(Handle handle, ResourceLinkId link, String tag, Instant now, Duration length) {
        addIfMissing(handle, link, tag);
        return handle.createUpdate("""
                                update further_column set lease_until = :until
                                where resource_link_id = :link and tag = :tag and lineitem is null
                                  and (lease_until is null or lease_until < :now)
                                """)
                        .bind("until", now.plus(length))
                        .bind("link", link)
                        .bind("tag", tag)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /** Lets the right go at that time, after a try that made no column. */
    void markLeaseEnd(Handle handle, ResourceLinkId link, String tag, Instant end) {
        handle.createUpdate("""
                        update further_column set lease_until = :end
                        where resource_link_id = :link and tag = :tag and lease_until is not null
                        """)
                .bind("end", end)
                .bind("link", link)
                .bind("tag", tag)
                .execute();
    }

    private static void addIfMissing(Handle handle, ResourceLinkId link, String tag) {
        handle.createUpdate("""
                        insert into further_column (resource_link_id, tag) values (:link, :tag) on conflict do nothing
                        """).bind("link", link).bind("tag", tag).execute();
    }
}
