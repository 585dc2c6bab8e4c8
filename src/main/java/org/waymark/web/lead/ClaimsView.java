package org.waymark.web.lead;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.CriterionView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * What a city claims, for its lead.
 *
 * @param standard the version of the Standard, in words
 * @param claimed how many criteria the city claims
 */
public record ClaimsView(
        LayoutView layout,
        String city,
        List<LinkView> ways,
        String standard,
        int claimed,
        int total,
        List<Area> areas) {
    public ClaimsView {
        ways = List.copyOf(ways);
        areas = List.copyOf(areas);
    }

    /**
     * A practice area.
     *
     * @param open whether it is unfolded, because something in it was just changed or refused
     */
    public record Area(String name, int claimed, boolean open, List<Line> lines) {
        public Area {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A criterion.
     *
     * @param claim since when and by whom it is claimed, in words; null where it is not
     * @param evidence what the claim rests on; may be empty
     * @param withdraw null where it is not claimed
     * @param form claims it; null where it is claimed
     */
    public record Line(
            CriterionView criterion,
            @Nullable String claim,
            String evidence,
            @Nullable FormView withdraw,
            @Nullable Form form) {}

    /**
     * The form that claims a criterion, with what was typed.
     *
     * @param problem why it was not taken
     */
    public record Form(
            FormView form,
            String link,
            String note,
            @Nullable String problem) {}
}
