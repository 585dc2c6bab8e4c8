package org.waymark.attendance;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.waymark.id.ResourceLinkId;
import org.waymark.people.LearnerId;

/** Stores who attended which session of an activity's run, and who handed in the worksheet. */
public final class Attendance {

    private record Attended(LearnerId learner, int session) {}

    public Marks find(Handle handle, ResourceLinkId resourceLink, LearnerId learner) {
        return list(handle, resourceLink).getOrDefault(learner, Marks.NONE);
    }

    /** Returns the marks of all learners of whom anything is marked. */
    public Map<LearnerId, Marks> list(Handle handle, ResourceLinkId resourceLink) {
        Map<LearnerId, Set<Integer>> sessions = handle.createQuery(
                        "select learner_id as learner, session from attendance where resource_link_id = :link")
                .bind("link", resourceLink)
                .mapTo(Attended.class)
                .collect(groupingBy(Attended::learner, mapping(Attended::session, toSet())));
        Map<LearnerId, Marks> marks = new HashMap<>();
        sessions.forEach((learner, attended) -> marks.put(learner, new Marks(attended, false)));
        handle.createQuery("select learner_id from worksheet where resource_link_id = :link")
                .bind("link", resourceLink)
                .mapTo(LearnerId.class)
                .forEach(learner -> marks.put(learner, new Marks(sessions.getOrDefault(learner, Set.of()), true)));
        return marks;
    }

    /** Sets what is marked of a learner to exactly this. */
    public void put(
            Handle handle,
            ResourceLinkId resourceLink,
            LearnerId learner,
            Marks marks,
            LearnerId markedBy,
            Instant now) {
        remove(handle, "attendance", resourceLink, learner);
        remove(handle, "worksheet", resourceLink, learner);
        for (int session : marks.sessions()) {
            handle.createUpdate("""
                            insert into attendance (resource_link_id, learner_id, session, marked_by, marked_at)
                            values (:link, :learner, :session, :by, :now)
                            """)
                    .bind("link", resourceLink)
                    .bind("learner", learner)
                    .bind("session", session)
                    .bind("by", markedBy)
                    .bind("now", now)
                    .execute();
        }
        if (marks.worksheet()) {
            handle.createUpdate("""
                            insert into worksheet (resource_link_id, learner_id, marked_by, marked_at)
                            values (:link, :learner, :by, :now)
                            """)
                    .bind("link", resourceLink)
                    .bind("learner", learner)
                    .bind("by", markedBy)
                    .bind("now", now)
                    .execute();
        }
    }

    /** The table is one of two constants above, never a text from outside. */
    private static void remove(Handle handle, String table, ResourceLinkId resourceLink, LearnerId learner) {
        handle.createUpdate("delete from " + table + " where resource_link_id = :link and learner_id = :learner")
                .bind("link", resourceLink)
                .bind("learner", learner)
                .execute();
    }
}
