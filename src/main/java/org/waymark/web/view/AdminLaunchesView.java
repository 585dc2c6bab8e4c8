package org.waymark.web.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The launches of the last days, newest first. */
public record AdminLaunchesView(
        LayoutView layout,
        boolean refusedOnly,
        List<LinkView> filters,
        List<Row> launches,
        @Nullable LinkView newer,
        @Nullable LinkView older) {

    /** @param verdict one line; the same words that the person read */
    public record Row(String when, String platform, boolean accepted, String verdict, LinkView link) {}
}
