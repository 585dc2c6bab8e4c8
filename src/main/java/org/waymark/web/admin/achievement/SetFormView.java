package org.waymark.web.admin.achievement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * A set of opportunities for which there is a badge, to be typed in or changed.
 *
 * @param form posts the fields, {@code opportunity} for each that is chosen, and by which button, {@code do}
 * @param problem what is wrong with the choice of opportunities
 * @param overtaken who saved it meanwhile, in a sentence; null when nobody did
 * @param preview how many would get the badge, in words; null until it is asked for
 */
public record SetFormView(
        LayoutView layout,
        LinkView back,
        String heading,
        FormView form,
        List<Field> fields,
        List<Course> courses,
        @Nullable String problem,
        boolean faulty,
        @Nullable String overtaken,
        @Nullable String preview) {
    public SetFormView {
        fields = List.copyOf(fields);
        courses = List.copyOf(courses);
    }

    /**
     * A field.
     *
     * @param type that of an HTML input; {@code area} for several lines
     * @param problem what is wrong with the value
     */
    public record Field(
            String name,
            String label,
            String hint,
            String type,
            String value,
            int longest,
            boolean required,
            @Nullable String problem) {}

    /**
     * An opportunity that can be chosen.
     *
     * @param key names it within the page
     */
    public record Course(String key, String id, String title, String kind, boolean chosen) {}
}
