package org.waymark.web.admin.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;

/**
 * All runs, of which some can be searched for.
 *
 * @param narrowed whether something is searched for, so that an empty list does not mean that there is no run
 */
public record RunsView(
        LayoutView layout,
        LinkView create,
        LinkView opportunities,
        FormView search,
        String text,
        List<OptionView> states,
        List<OptionView> kinds,
        List<OptionView> standards,
        boolean narrowed,
        List<Row> rows,
        @Nullable LinkView newer,
        @Nullable LinkView older) {

    /** A run in a list. */
    public record Row(
            LinkView run,
            @Nullable String code,
            String kind,
            String dates,
            String standard,
            StateView state,
            boolean provisional) {}

    /** How a run stands, in words, with the mark beside them. */
    public record StateView(String words, String mark, String tone) {}
}
