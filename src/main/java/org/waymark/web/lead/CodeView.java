package org.waymark.web.lead;

import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * The page on which a learner becomes a lead of the own city with a code.
 *
 * @param city null without one
 * @param error why the code was not taken
 */
public record CodeView(
        LayoutView layout,
        @Nullable String city,
        LinkView back,
        FormView form,
        String typed,
        @Nullable String error) {}
