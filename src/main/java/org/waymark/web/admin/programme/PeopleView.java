package org.waymark.web.admin.programme;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * Looking a learner up.
 *
 * @param text what was typed; empty at first
 * @param more whether there are more than are shown
 */
public record PeopleView(
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
