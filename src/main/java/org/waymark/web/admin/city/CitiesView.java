package org.waymark.web.admin.city;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;

/**
 * The desk: the page that lists the cities.
 *
 * @param create posts the name of a new or a known city, which gets a code
 * @param typed what was typed as a name, when it cannot be taken
 * @param all how many cities there are by that search
 * @param waiting how many cities are not up to date yet
 * @param heads the columns that cities can be ordered by
 * @param choose leads the cities that are ticked to the change of their Standard
 * @param change leads all cities there
 * @param record leads to the import of assessments
 * @param export the same cities as a table to download
 */
public record CitiesView(
        LayoutView layout,
        FormView create,
        String typed,
        @Nullable String problem,
        Search search,
        int all,
        int waiting,
        List<Head> heads,
        FormView choose,
        LinkView change,
        LinkView record,
        LinkView export,
        List<Row> rows,
        @Nullable LinkView newer,
        @Nullable LinkView older) {
    public CitiesView {
        heads = List.copyOf(heads);
        rows = List.copyOf(rows);
    }

    /**
     * What is looked for.
     *
     * @param any whether anything is looked for at all
     * @param clear leads to all cities
     */
    public record Search(
            FormView form,
            String text,
            List<OptionView> standards,
            List<OptionView> levels,
            List<OptionView> assessed,
            boolean differs,
            boolean any,
            LinkView clear) {
        public Search {
            standards = List.copyOf(standards);
            levels = List.copyOf(levels);
            assessed = List.copyOf(assessed);
        }
    }

    /**
     * A column's head.
     *
     * @param url orders by it, the other way round when it is the order already
     * @param order the order as assistive technology knows it; null where it is not by this column
     */
    public record Head(String label, String url, @Nullable String order) {}

    /**
     * A city, in words.
     *
     * @param next the next level and how far it is; null where there is none
     * @param certified the level that the programme awarded; null where none is held
     * @param questions leads to those that wait for an answer; null where none does
     * @param differs whether that is another one than is worked out
     */
    public record Row(
            String id,
            LinkView city,
            String people,
            String assessed,
            String standard,
            String level,
            @Nullable String next,
            @Nullable String certified,
            boolean differs,
            String points,
            String counts,
            String leads,
            @Nullable LinkView questions,
            String active) {}
}
