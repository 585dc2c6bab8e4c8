package org.waymark.roster;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.id.CourseId;
import org.waymark.id.ResourceLinkId;
import org.waymark.language.Message;

/**
 * A reading of a course's list of people.
 *
 * @param link the link whose launch named the list
 * @param number counts the readings of the course
 * @param people how many it has found so far
 * @param expected how many the last whole reading found; null before there was one
 * @param nameless how many entries without an id that can be read it has found so far
 * @param next the page to be read next
 * @param met an address that the reading has met; null in one that began before such were kept
 * @param failures how often that page could not be read
 * @param failure what went wrong last
 * @param finished null while it goes on
 * @param whole whether it came to the end of the list: only then is somebody missing known to have left
 */
public record RosterLoad(
        CourseId course,
        ResourceLinkId link,
        int number,
        Instant started,
        int pages,
        int people,
        @Nullable Integer expected,
        int nameless,
        URI next,
        @Nullable String met,
        int failures,
        @Nullable Message failure,
        @Nullable Instant finished,
        boolean whole) {

    public boolean underWay() {
        return finished == null;
    }

    public Optional<Message> problem() {
        return Optional.ofNullable(failure);
    }
}
