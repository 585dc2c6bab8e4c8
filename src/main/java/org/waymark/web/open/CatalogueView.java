package org.waymark.web.open;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.CriterionView;
import org.waymark.web.part.LayoutView;

/**
 * The public list of learning opportunities.
 *
 * @param upcoming opportunities with a run still to come
 * @param past all others
 */
public record CatalogueView(LayoutView layout, List<Opportunity> upcoming, List<Opportunity> past) {
    /** An opportunity and its runs, newest first. */
    public record Opportunity(String title, String kind, String summary, List<Edition> runs) {}

    /**
     * A run in the list.
     *
     * @param note what in it is provisional or contradicts another place
     */
    public record Edition(
            @Nullable String code,
            String dates,
            List<CriterionView> criteria,
            @Nullable String note) {}
}
