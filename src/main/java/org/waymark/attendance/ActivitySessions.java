package org.waymark.attendance;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.id.ResourceLinkId;
import org.waymark.learning.Run;
import org.waymark.learning.RunSession;
import org.waymark.learning.SessionKind;

/**
 * The sessions of activities. As long as nobody has changed them they are those of what the activity is a copy of, else
 * those of the run.
 */
public final class ActivitySessions {

    /** @param resourceLink the activity; null for the run as such */
    public List<PlannedSession> list(Handle handle, @Nullable ResourceLinkId resourceLink, Run run) {
        if (resourceLink == null) {
            return PlannedSession.of(run);
        }
        ResourceLinkId from = owner(handle, resourceLink);
        if (from == null) {
            return PlannedSession.of(run);
        }
        return handle.createQuery("""
                        select number, session_date, label, kind, counts from activity_session
                        where resource_link_id = :link and not dropped order by session_date, number
                        """)
                .bind("link", from)
                .mapTo(Dated.class)
                .map(Dated::planned)
                .list();
    }

    /** Whose sessions hold in an activity: its own, those of what it is a copy of, or nobody's. */
    private record Dated(int number, LocalDate sessionDate, String label, SessionKind kind, boolean counts) {
        PlannedSession planned() {
            return new PlannedSession(number, RunSession.of(sessionDate, label, kind), counts);
        }
    }

    private static @Nullable ResourceLinkId owner(Handle handle, ResourceLinkId resourceLink) {
        return handle.createQuery("""
                        select resource_link_id from (
                          select resource_link_id, 0 as place from activity_session where resource_link_id = :link
                          union all
                          select session.resource_link_id, 1 as place from activity
                          join activity_session session on session.resource_link_id = activity.origin_id
                          where activity.resource_link_id = :link
                        ) owner order by place fetch first 1 rows only
                        """)
                .bind("link", resourceLink)
                .mapTo(ResourceLinkId.class)
                .findOne()
                .orElse(null);
    }

    /**
     * Sets the sessions of an activity to exactly these. What is left out is dropped; its number is not used again,
     * because attendance knows it by that.
     */
    public void put(Handle handle, ResourceLinkId resourceLink, List<PlannedSession> sessions) {
        handle.createUpdate("update activity_session set dropped = true where resource_link_id = :link")
                .bind("link", resourceLink)
                .execute();
        for (PlannedSession one : sessions) {
            int changed = bound(handle, resourceLink, one, """
                    update activity_session set session_date = :date, label = :label, kind = :kind, counts = :counts,
                      dropped = false
                    where resource_link_id = :link and number = :number
                    """);
            if (changed == 0) {
                bound(handle, resourceLink, one, """
                        insert into activity_session (resource_link_id, number, session_date, label, kind, counts, dropped)
                        values (:link, :number, :date, :label, :kind, :counts, false)
                        """);
            }
        }
    }

    private static int bound(Handle handle, ResourceLinkId resourceLink, PlannedSession one, String sql) {
        return handle.createUpdate(sql)
                .bind("link", resourceLink)
                .bind("number", one.number())
                .bind("date", one.session().date())
                .bind("label", one.session().label())
                .bind("kind", one.session().kind())
                .bind("counts", one.counts())
                .execute();
    }

    /** A number that no session of the activity has, or ever had. */
    public int nextNumber(Handle handle, ResourceLinkId resourceLink, Run run) {
        int most = handle.createQuery("""
                        select coalesce(max(number), -1) from activity_session
                        where resource_link_id = :link
                          or resource_link_id = (select origin_id from activity where resource_link_id = :link)
                        """)
                .bind("link", resourceLink)
                .mapTo(Integer.class)
                .one();
        return Math.max(most + 1, run.sessions().size());
    }

    /** Tells whether an activity has sessions of its own. */
    public boolean has(Handle handle, ResourceLinkId resourceLink) {
        return resourceLink.equals(owner(handle, resourceLink));
    }
}
