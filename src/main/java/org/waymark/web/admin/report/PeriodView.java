package org.waymark.web.admin.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * The programme's report of a period.
 *
 * @param made when it was made, and what was known then
 * @param corrected the cities whose reports were corrected, as a sentence; null for none
 * @param figures of all cities together
 * @param levels how many cities stand at which level, before and after
 * @param learned what was completed
 * @param csv the table of cities as CSV
 * @param correct makes further editions where a report would be different today
 * @param editions earlier editions of this page
 */
public record PeriodView(
        LayoutView layout,
        LinkView back,
        String period,
        String made,
        @Nullable String corrected,
        List<Figure> figures,
        List<Level> levels,
        List<Row> rows,
        List<Learned> learned,
        String learners,
        LinkView csv,
        FormView correct,
        List<LinkView> editions) {

    /** A figure with its name. */
    public record Figure(String label, String value) {}

    /** A level, and how many cities stand at it. */
    public record Level(String name, int before, int after) {}

    /** A city with its report. */
    public record Row(LinkView city, String points, String change, String level, String next, String learners) {}

    /** A run, and how many people completed it. */
    public record Learned(String title, String people) {}
}
