package org.waymark.web.launch;

import java.util.List;
import java.util.stream.Stream;
import org.waymark.web.part.ChoiceView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.OptionView;

/**
 * The choice of runs that become activities of a course.
 *
 * @param search where the search goes; it sends the fields q, practice and criterion
 * @param query what was searched for, empty at first
 * @param accepts what the platform takes
 * @param columns whether the platform makes a grade column together with an activity
 * @param choices what the search found, or the first of it
 * @param found how many runs the search found
 * @param total how many runs there are without a search
 * @param pages what can be added beside runs
 * @param add posts the ids of the chosen runs, the word of a page, or {@code cancel=yes}
 * @param error why the last choice was not taken, empty when nothing is wrong
 */
public record PickerView(
        LayoutView layout,
        FormView search,
        String query,
        List<OptionView.Group> areas,
        List<OptionView.Group> criteria,
        Accepts accepts,
        boolean columns,
        List<ChoiceView> choices,
        int found,
        int total,
        List<Page> pages,
        FormView add,
        String error) {
    /** Tells whether a search was made, so that its fields are worth their place. */
    public boolean filtered() {
        return !query.isEmpty()
                || Stream.concat(areas.stream(), criteria.stream())
                        .flatMap(group -> group.options().stream())
                        .anyMatch(OptionView::chosen);
    }

    /** The number of links that the platform takes. */
    public enum Accepts {
        SEVERAL,
        ONE,
        /** No link of this tool's kind. */
        NOTHING
    }

    /** A page that becomes a link without a grade; {@code word} is what the form sends for it. */
    public record Page(String word, String title, String text) {}
}
