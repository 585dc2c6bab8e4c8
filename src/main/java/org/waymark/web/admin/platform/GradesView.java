package org.waymark.web.admin.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.DeliveryView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * Grades that have not arrived.
 *
 * @param summary how many there are, in words
 * @param arrived how many of those have arrived that became due together
 * @param platforms each with the way to its own grades
 * @param sendAll sends all of the platform again that is looked at; null while all platforms are
 */
public record GradesView(
        LayoutView layout,
        String summary,
        DeliveryView.Arrival arrived,
        List<LinkView> platforms,
        @Nullable FormView sendAll,
        List<Row> grades,
        @Nullable LinkView newer,
        @Nullable LinkView older) {

    /** @param next when it is tried again, null when it waits for somebody */
    public record Row(
            String learner,
            String where,
            String platform,
            boolean waiting,
            String note,
            @Nullable String next,
            List<String> log,
            FormView sendAgain) {}
}
