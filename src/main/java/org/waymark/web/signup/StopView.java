package org.waymark.web.signup;

import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;

/**
 * The page on which whoever has a letter ends those that follow it.
 *
 * @param about which letters these are
 * @param again how they are turned on again
 * @param stop null when there are none any more
 */
public record StopView(
        LayoutView layout,
        String title,
        String about,
        String again,
        @Nullable FormView stop) {}
