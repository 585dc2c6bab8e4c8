package org.waymark.web.admin.city;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * The change of cities to another version of the Standard.
 *
 * @param ask asks what would become of it
 * @param who the cities that are meant, in words
 * @param day the first day, as a field takes it
 * @param problem why it cannot be done
 * @param preview what would become of it; null until it was asked
 * @param changes those that can be undone
 */
public record ChangeoverView(
        LayoutView layout,
        LinkView back,
        FormView ask,
        String who,
        List<Choice> standards,
        String day,
        boolean claims,
        boolean confirmations,
        @Nullable String problem,
        @Nullable Preview preview,
        List<Done> changes) {
    public ChangeoverView {
        standards = List.copyOf(standards);
        changes = List.copyOf(changes);
    }

    /** A version that can be chosen. */
    public record Choice(String id, String title, boolean chosen) {}

    /**
     * What would become of the cities.
     *
     * @param confirm does it
     * @param more how many cities are not listed
     */
    public record Preview(
            FormView confirm, String to, int cities, int stay, int needClaim, int fresh, List<City> listed, int more) {
        public Preview {
            listed = List.copyOf(listed);
        }
    }

    /** What would become of one city. */
    public record City(
            LinkView city,
            String before,
            List<String> stay,
            List<String> needClaim,
            List<String> fresh,
            List<String> gone,
            int supported) {}

    /** A change that was made. */
    public record Done(String what, String by, String when, FormView undo) {}
}
