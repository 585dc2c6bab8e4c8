package org.waymark.web.admin.city;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * The page that lists the cities.
 *
 * @param create posts the name of a new or a known city, which gets a code
 * @param typed what was typed as a name, when it cannot be taken
 * @param text what is searched for
 * @param all how many cities there are by that search
 * @param choose leads the cities that are ticked to the change of their Standard
 * @param change leads all cities there
 */
public record CitiesView(
        LayoutView layout,
        FormView create,
        String typed,
        @Nullable String problem,
        FormView search,
        String text,
        int all,
        FormView choose,
        LinkView change,
        List<Row> rows,
        @Nullable LinkView newer,
        @Nullable LinkView older) {
    public CitiesView {
        rows = List.copyOf(rows);
    }

    /**
     * A city.
     *
     * @param since from when it is on its version; null where that is the programme's
     */
    public record Row(
            String id,
            LinkView city,
            String standard,
            @Nullable String since,
            int points,
            int possible,
            int supported,
            int people) {}
}
