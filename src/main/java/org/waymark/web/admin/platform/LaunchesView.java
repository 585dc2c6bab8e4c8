package org.waymark.web.admin.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/** The launches of the last days, newest first. */
public record LaunchesView(
        LayoutView layout,
        boolean refusedOnly,
        List<LinkView> filters,
        List<Row> launches,
        @Nullable LinkView newer,
        @Nullable LinkView older) {

    /** @param verdict one line; the same words that the person read */
    public record Row(String when, String platform, boolean accepted, String verdict, LinkView link) {}
}
