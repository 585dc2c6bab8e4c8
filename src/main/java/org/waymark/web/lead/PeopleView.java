package org.waymark.web.lead;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * The people of a city who let its leads see them.
 *
 * @param search looks for a name
 * @param asked what was looked for; may be empty
 * @param clear leads to all of them
 * @param found how many are found, on all pages
 * @param others says how many people share nothing
 * @param export the same people as a table to download
 */
public record PeopleView(
        LayoutView layout,
        String city,
        List<LinkView> ways,
        FormView search,
        String asked,
        LinkView clear,
        int found,
        List<Row> rows,
        @Nullable LinkView previous,
        @Nullable LinkView next,
        String others,
        LinkView export,
        LinkView invite) {
    public PeopleView {
        ways = List.copyOf(ways);
        rows = List.copyOf(rows);
    }

    /** A person, with runs in words. */
    public record Row(String name, List<String> takes, List<String> completed) {
        public Row {
            takes = List.copyOf(takes);
            completed = List.copyOf(completed);
        }
    }
}
