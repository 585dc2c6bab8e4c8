package org.waymark.web.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.id.ResourceLinkId;
import org.waymark.journey.enter.CoursePage;
import org.waymark.people.LearnerId;

/**
 * A person's session: who is here, where, and as what, from one launch until it expires. It travels signed in the
 * address of every page, so that tabs never mix, and holds only in the browser that launched.
 *
 * @param token the signed text itself, as it stands in addresses
 * @param learns can complete what is learned here; who neither learns nor teaches only looks on
 * @param programme administers the platform of the programme, and so may administer Waymark
 * @param page the page that the launched link stands for; null for an activity
 * @param boundToBrowser false in a browser that keeps no cookie of ours: then the address alone is the session
 * @param language the tag of the language in which its pages are shown
 * @param launch the id under which the log knows the launch; empty when it is not known
 * @param origins the launching platform's, which may frame the pages
 */
public record Session(
        String token,
        LearnerId learner,
        @Nullable ResourceLinkId resourceLink,
        @Nullable UUID deepLinking,
        boolean instructor,
        boolean learns,
        boolean administrator,
        boolean programme,
        @Nullable CoursePage page,
        List<String> origins,
        boolean boundToBrowser,
        Instant expires,
        String language,
        String launch) {

    public Session {
        origins = List.copyOf(origins);
    }

    /** The address of a page of this session. */
    public String path(String page) {
        return "/s/" + token + page;
    }

    /** The page that the launched link stands for, or the activity. */
    public String home() {
        CoursePage shown = page;
        return shown == null ? "" : pathOf(shown);
    }

    static String pathOf(CoursePage page) {
        return switch (page) {
            case PROGRESS -> "/progress";
            case CITY -> "/city";
            case CATALOGUE -> "/catalogue";
        };
    }

    public Optional<ResourceLinkId> link() {
        return Optional.ofNullable(resourceLink);
    }
}
