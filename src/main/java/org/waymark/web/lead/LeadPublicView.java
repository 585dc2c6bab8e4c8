package org.waymark.web.lead;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * The page on which a lead switches what is public, and tells stories.
 *
 * @param open the public page; null while the city is not shown
 * @param state how it is now, and since when
 * @param show switches that
 * @param tell posts a story
 * @param title what was typed
 * @param problem what is wrong with it; null for nothing
 */
public record LeadPublicView(
        LayoutView layout,
        String city,
        List<LinkView> ways,
        @Nullable LinkView open,
        String state,
        FormView show,
        List<Story> stories,
        FormView tell,
        String title,
        String text,
        @Nullable String problem) {

    /** A story, and how it is removed. */
    public record Story(String title, String when, FormView remove) {}
}
