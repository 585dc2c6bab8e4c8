package org.waymark.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * A page that says what went wrong. The layout carries the correlation id.
 *
 * @param title what did not work, as a reader would say it
 * @param what what happened
 * @param todo what to do now, the likeliest first
 * @param link a way out
 * @param newWindow whether the way out opens a window of its own
 * @param again fields of a form that sends itself once more to where they came to; none where a person has to
 */
public record ErrorView(
        LayoutView layout,
        String title,
        String what,
        List<String> todo,
        @Nullable LinkView link,
        boolean newWindow,
        Map<String, String> again) {
    public ErrorView {
        again = Map.copyOf(again);
    }

    public ErrorView(
            LayoutView layout,
            String title,
            String what,
            List<String> todo,
            @Nullable LinkView link,
            boolean newWindow) {
        this(layout, title, what, todo, link, newWindow, Map.of());
    }
}
