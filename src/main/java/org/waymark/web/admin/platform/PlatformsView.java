package org.waymark.web.admin.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * All platforms, and how a new one gets in.
 *
 * @param makeLink makes a registration link, for approval when {@code review} is {@code yes}
 * @param made the link that was just made; it is shown this once
 */
public record PlatformsView(
        LayoutView layout,
        List<Row> platforms,
        FormView makeLink,
        @Nullable Made made,
        LinkView add) {

    /** The state of a platform, which says whether its launches are let in. */
    public enum State {
        ON,
        PENDING,
        OFF
    }

    /** @param refused how many deployments are refused */
    public record Row(
            String name,
            String issuer,
            String clientId,
            State state,
            boolean programme,
            int allowed,
            int refused,
            boolean waits,
            LinkView link) {}

    /** A registration link. */
    public record Made(String address, String until, boolean review) {}
}
