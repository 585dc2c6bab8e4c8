package org.waymark.roster;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.id.CourseId;
import org.waymark.id.ResourceLinkId;
import org.waymark.language.Message;

/**
 * Stores how far the reading of each course's list is. Every step names the page it read, so that no step is taken
 * twice.
 */
public final class RosterLoads {

    public Optional<RosterLoad> find(Handle handle, CourseId course) {
        return handle.createQuery("""
                        select course_id as course, resource_link_id as link, number, started_at as started, pages, people,
                          expected, nameless, next_page as "next", met, failures, failure, finished_at as finished, whole
                        from roster_load where course_id = :course
                        """)
                .bind("course", course)
                .mapTo(RosterLoad.class)
                .findOne();
    }

    /**
     * Begins a reading at that page, unless one is under way.
     *
     * @param last the reading before; null for the first
     * @return false when somebody else began one in the same moment
     */
    public boolean add(
            Handle handle, CourseId course, ResourceLinkId link, URI first, @Nullable RosterLoad last, Instant now) {
        if (last == null) {
            return handle.createUpdate("""
                                    insert into roster_load (course_id, resource_link_id, number, started_at, pages, people,
                                      next_page, met, failures, whole)
                                    values (:course, :link, 1, :now, 0, 0, :first, :first, 0, false) on conflict do nothing
                                    """)
                            .bind("course", course)
                            .bind("link", link)
                            .bind("first", first)
                            .bind("now", now)
                            .execute()
                    == 1;
        }
        return handle.createUpdate("""
                                update roster_load set resource_link_id = :link, number = number + 1, started_at = :now,
                                  pages = 0, people = 0, nameless = 0, next_page = :first, met = :first, failures = 0, failure = null,
                                  finished_at = null, whole = false
                                where course_id = :course and number = :number and finished_at is not null
                                """)
                        .bind("course", course)
                        .bind("link", link)
                        .bind("first", first)
                        .bind("number", last.number())
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /**
     * Notes that a page was read, and holds the reading until the transaction ends.
     *
     * @param next the page after it; itself when it was the last
     * @return false when the reading has gone on without this one
     */
    public boolean markPage(Handle handle, RosterLoad load, URI next) {
        return handle.createUpdate("""
                                update roster_load set pages = pages + 1, next_page = :next, met = :met, failures = 0,
                                  failure = null
                                where course_id = :course and number = :number and pages = :pages and finished_at is null
                                """)
                        .bind("next", next)
                        .bind("met", isPowerOfTwo(load.pages() + 1) ? next.toString() : load.met())
                        .bind("course", load.course())
                        .bind("number", load.number())
                        .bind("pages", load.pages())
                        .execute()
                == 1;
    }

    private static boolean isPowerOfTwo(int number) {
        return Integer.bitCount(number) == 1;
    }

    /** @param nameless entries without an id that can be read */
    public void markPeople(Handle handle, RosterLoad load, int more, int nameless) {
        handle.createUpdate("""
                        update roster_load set people = people + :more, nameless = nameless + :nameless
                        where course_id = :course
                        """)
                .bind("more", more)
                .bind("nameless", nameless)
                .bind("course", load.course())
                .execute();
    }

    /** The list was read to its end. */
    public void markWhole(Handle handle, RosterLoad load, Instant now) {
        handle.createUpdate("""
                        update roster_load set finished_at = :now, whole = true, failure = null, expected = people
                        where course_id = :course and number = :number
                        """)
                .bind("now", now)
                .bind("course", load.course())
                .bind("number", load.number())
                .execute();
    }

    /** Notes what went wrong; with an end, the reading stops there. */
    public void markFailure(Handle handle, RosterLoad load, Message failure, @Nullable Instant end) {
        handle.createUpdate("""
                        update roster_load set failures = failures + 1, failure = :failure, finished_at = :end
                        where course_id = :course and number = :number and finished_at is null
                        """)
                .bind("failure", failure)
                .bind("end", end)
                .bind("course", load.course())
                .bind("number", load.number())
                .execute();
    }
}
