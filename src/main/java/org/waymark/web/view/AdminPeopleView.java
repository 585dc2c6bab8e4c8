package org.waymark.web.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looking a learner up.
 *
 * @param text what was typed; empty at first
 * @param more whether there are more than are shown
 */
public record AdminPeopleView(
        LayoutView layout, FormView search, String text, List<Platform> platforms, List<Row> people, boolean more) {

    public record Platform(String id, String name, boolean chosen) {}

    /** @param city null when none is joined */
    public record Row(
            LinkView person,
            String subject,
            String platform,
            @Nullable String city,
            boolean testUser) {}
}
