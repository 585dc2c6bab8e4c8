package org.waymark.web.course;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * Who registered for the activity's run, and who came.
 *
 * @param back to the activity
 * @param groups the people, by what is the matter with them; none where nobody registered or came
 * @param elsewhere people of other platforms with a place, as a sentence; null for none
 */
public record PresenceView(
        LayoutView layout,
        LinkView back,
        String run,
        List<Group> groups,
        @Nullable String elsewhere) {

    /** People of whom the same is to be said. */
    public record Group(String id, String heading, List<Row> rows) {}

    /** Somebody, with the state of the registration; empty without one. */
    public record Row(String name, String state, String tier) {}
}
