package org.waymark.web.admin.platform;

import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * The web services of one platform.
 *
 * @param form posts {@code address} and {@code token}
 * @param tokenKept whether there is a token, which is never shown
 * @param test tries them; {@code null} while none are set
 * @param remove forgets them; {@code null} while none are set
 * @param tested what a test found; {@code null} when none was made
 */
public record WebServiceView(
        LayoutView layout,
        LinkView platform,
        FormView form,
        String address,
        boolean tokenKept,
        @Nullable String addressProblem,
        @Nullable String tokenProblem,
        @Nullable FormView test,
        @Nullable FormView remove,
        @Nullable Tested tested) {

    /** @param sentence what came back, in words */
    public record Tested(boolean good, String sentence) {}
}
