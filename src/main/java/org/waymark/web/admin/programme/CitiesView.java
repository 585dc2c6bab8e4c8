package org.waymark.web.admin.programme;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;

/**
 * City codes.
 *
 * @param create posts the name of a new or a known city
 * @param typed what was typed, when it cannot be taken
 */
public record CitiesView(
        LayoutView layout,
        FormView create,
        String typed,
        @Nullable String problem,
        List<String> cities,
        List<Code> codes) {

    /** @param withdraw null when it is withdrawn */
    public record Code(
            String code,
            String city,
            String since,
            @Nullable FormView withdraw) {}
}
