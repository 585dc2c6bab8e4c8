package org.waymark.web.course;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.rule.RuleView;

/**
 * The sessions of an activity, to be changed.
 *
 * @param rows those that there are, and one empty row for a new one
 * @param error why what was posted was not taken
 * @param back the page of attendance
 */
public record SessionsView(
        LayoutView layout,
        FormView form,
        List<Row> rows,
        @Nullable String error,
        LinkView back) {

    /**
     * A session; each field is posted once for every row, in their order.
     *
     * @param number posted as {@code number}; empty for a new one
     * @param date posted as {@code date}
     * @param label posted as {@code label}
     * @param kinds what it is, posted as one word
     * @param counts posted as {@code counts} with the row's place, when ticked
     */
    public record Row(String number, String date, String label, List<RuleView.Choice> kinds, boolean counts) {}
}
