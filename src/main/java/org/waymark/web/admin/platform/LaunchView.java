package org.waymark.web.admin.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FactView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * The page of one launch.
 *
 * @param claims what the message said, as indented JSON; null when there was no readable message
 */
public record LaunchView(
        LayoutView layout,
        boolean accepted,
        String verdict,
        @Nullable String todo,
        List<FactView> facts,
        @Nullable String claims,
        LinkView back) {}
