package org.waymark.web.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.HeadView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;

/**
 * The public list of learning opportunities.
 *
 * @param problems what was asked for and cannot be understood
 * @param found how many runs were found, in words
 * @param runs those of this page, in order: under way and to come first, then those that are over
 * @param firstPast the place of the first run that is over within {@code runs}; their number when there is none
 * @param empty what is said when nothing is under way or to come; null when something is
 * @param anyTime what can be taken at any time, shown when the calendar is empty
 */
public record CatalogueView(
        LayoutView layout,
        HeadView head,
        Search search,
        List<String> problems,
        String found,
        List<RunItemView> runs,
        int firstPast,
        @Nullable String empty,
        List<RunItemView> anyTime,
        Feeds feeds,
        @Nullable LinkView newer,
        @Nullable LinkView older) {

    /**
     * The form of filters.
     *
     * @param active the filters that are set; each link takes one away
     * @param clear takes all away
     */
    public record Search(
            String action,
            String text,
            List<OptionView.Group> practices,
            List<OptionView.Group> criteria,
            List<OptionView> kinds,
            List<OptionView> formats,
            List<OptionView> languages,
            List<OptionView> times,
            @Nullable OptionView opportunity,
            List<LinkView> active,
            String clear) {}

    /**
     * What can be subscribed to, with the filters that are set.
     *
     * @param open the calendar's address for a program that subscribes
     */
    public record Feeds(LinkView calendar, String open, LinkView news) {}
}
