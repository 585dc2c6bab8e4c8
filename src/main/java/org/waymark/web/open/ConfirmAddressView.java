package org.waymark.web.open;

import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;

/**
 * The page on which whoever has a letter confirms an e-mail address.
 *
 * @param lead who asks for what, or why there is nothing to confirm
 * @param confirm null when there is nothing to confirm, or it is confirmed
 */
public record ConfirmAddressView(
        LayoutView layout,
        String heading,
        String lead,
        boolean confirmed,
        @Nullable FormView confirm) {}
