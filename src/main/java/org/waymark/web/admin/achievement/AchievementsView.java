package org.waymark.web.admin.achievement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;

/**
 * The badges beside those of single runs: of sets, of practice areas; and for how long badges are valid.
 *
 * @param limited the opportunities whose badges are not valid for ever
 * @param history the newest choices about them
 */
public record AchievementsView(
        LayoutView layout,
        List<Row> sets,
        LinkView add,
        List<Practices> practices,
        FormView validity,
        List<OptionView> opportunities,
        List<Limited> limited,
        List<Choice> history) {
    public AchievementsView {
        sets = List.copyOf(sets);
        practices = List.copyOf(practices);
        opportunities = List.copyOf(opportunities);
        limited = List.copyOf(limited);
        history = List.copyOf(history);
    }

    /**
     * A set.
     *
     * @param issued whether it is given from now on
     * @param valid for how long, in words
     * @param badges how many were issued, in words
     */
    public record Row(LinkView name, boolean issued, String courses, String valid, String badges) {}

    /**
     * The practice areas of a version of the Standard.
     *
     * @param key names it within the page
     * @param form posts the code of each that is issued, and its months
     */
    public record Practices(String key, String standard, FormView form, List<Practice> areas) {
        public Practices {
            areas = List.copyOf(areas);
        }
    }

    /**
     * A practice area.
     *
     * @param key names it within the page
     * @param criteria how many of its criteria can be supported, in words
     * @param whole whether all can
     * @param months for how long the badge is valid; empty: for ever
     * @param page its own page; null before it was ever issued
     */
    public record Practice(
            String key,
            String code,
            String title,
            String criteria,
            boolean whole,
            boolean issued,
            String months,
            @Nullable LinkView page) {}

    /**
     * An opportunity whose badges are not valid for ever.
     *
     * @param end lets them be valid for ever again
     */
    public record Limited(String opportunity, String valid, FormView end) {}

    /** A choice of the past, in a sentence. */
    public record Choice(String what, String when, String by) {}
}
