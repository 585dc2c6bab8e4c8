package org.waymark.web.view;

import java.util.List;

/**
 * The choice of runs that become activities of a course.
 *
 * @param search where the search goes; it sends the fields q, area and criterion
 * @param query what was searched for, empty at first
 * @param multiple whether the platform takes several activities at once
 * @param choices what the search found
 * @param total how many runs there are without a search
 * @param add posts {@code run} (the ids of the choices), or {@code cancel=yes}
 * @param error why the last choice was not taken, empty when nothing is wrong
 */
public record PickerView(
        LayoutView layout,
        FormView search,
        String query,
        List<Option> areas,
        List<Option> criteria,
        boolean multiple,
        List<Choice> choices,
        int total,
        FormView add,
        String error) {
    /** A choice in a filter. */
    public record Option(String value, String label, boolean selected) {}

    /**
     * A run to choose.
     *
     * @param id what the form sends for it
     * @param criteria what it counts for
     */
    public record Choice(String id, RunView run, List<CriterionView> criteria) {}
}
