package org.waymark.web.admin.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/** The opportunities, each with its runs. */
public record OpportunitiesView(
        LayoutView layout,
        LinkView runs,
        LinkView create,
        FormView search,
        String text,
        List<Opportunity> opportunities,
        @Nullable LinkView newer,
        @Nullable LinkView older) {

    /**
     * @param edit leads to its form
     * @param plan leads to the form of a new run
     */
    public record Opportunity(
            String title, String kind, String summary, LinkView edit, LinkView plan, List<Run> runs) {}

    /** One of its runs. */
    public record Run(LinkView run, @Nullable String code, RunsView.StateView state) {}
}
