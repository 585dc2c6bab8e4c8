package org.waymark.web.signup;

import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;

/**
 * The page on which whoever has a letter ends its reminders.
 *
 * @param stop null when there are none any more
 */
public record StopView(
        LayoutView layout, String title, @Nullable FormView stop) {}
