package org.waymark.web.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One launch.
 *
 * @param claims what the message said, as indented JSON; null when there was no readable message
 */
public record AdminLaunchView(
        LayoutView layout,
        boolean accepted,
        String verdict,
        @Nullable String todo,
        List<FactView> facts,
        @Nullable String claims,
        LinkView back) {}
