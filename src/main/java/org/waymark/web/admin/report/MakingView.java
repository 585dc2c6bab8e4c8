package org.waymark.web.admin.report;

import org.jspecify.annotations.Nullable;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * How far the reports of a period are.
 *
 * @param place how many cities are done
 * @param failure why it stopped; null while it has not
 * @param result the reports; null while they are made
 */
public record MakingView(
        LayoutView layout,
        LinkView back,
        String period,
        long place,
        long total,
        boolean running,
        @Nullable String failure,
        @Nullable LinkView result) {}
