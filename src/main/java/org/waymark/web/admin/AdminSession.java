package org.waymark.web.admin;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.id.RegistrationId;
import org.waymark.people.LearnerId;

/**
 * An administrator at work, in one browser, until it expires.
 *
 * @param token the signed text itself, as it stands in addresses
 * @param registration the programme's platform that the person came from; null after an operator's link
 * @param person who came by a launch; null after an operator's link, and in a session that an earlier version began
 * @param origins who may frame the pages: the launching platform's origins, none after an operator's link
 */
public record AdminSession(
        String token,
        @Nullable RegistrationId registration,
        @Nullable LearnerId person,
        List<String> origins,
        Instant expires) {

    public AdminSession {
        origins = List.copyOf(origins);
    }

    /** The address of a page of this session. */
    public String path(String page) {
        return "/admin/" + token + page;
    }
}
