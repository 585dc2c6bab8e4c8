package org.waymark.web.admin.city;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * All that the programme's staff see of a city.
 *
 * @param on asks for the standing on another day
 * @param day the day shown, as a field takes it
 * @param dayProblem why the day that was asked for cannot be shown
 * @param shown the day shown, in words
 * @param level the level reached; null below the first
 * @param gaps what is not sure, or not known, about the version; for staff only
 * @param history all that was noted, the last first
 * @param undo goes back to what was said of the Standard before; null where nothing was
 * @param addCode makes a code
 */
public record CityFileView(
        LayoutView layout,
        String city,
        LinkView back,
        FormView on,
        String day,
        @Nullable String dayProblem,
        String shown,
        String standard,
        @Nullable String since,
        int points,
        int possible,
        int supported,
        int claimed,
        @Nullable String level,
        List<String> gaps,
        List<Area> areas,
        Marking marking,
        List<Event> history,
        LinkView change,
        List<Event> standards,
        @Nullable FormView undo,
        FormView addCode,
        List<Code> codes) {
    public CityFileView {
        gaps = List.copyOf(gaps);
        areas = List.copyOf(areas);
        history = List.copyOf(history);
        standards = List.copyOf(standards);
        codes = List.copyOf(codes);
    }

    /** A practice area. */
    public record Area(String title, List<Line> lines) {
        public Area {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A criterion with what is known of it, in words; null where nothing is.
     *
     * @param provisional whether something about the criterion is not confirmed
     */
    public record Line(
            String code,
            String title,
            boolean provisional,
            @Nullable String support,
            @Nullable String claim,
            @Nullable String confirmation) {}

    /**
     * The form that notes claims and confirmations.
     *
     * @param criteria what was typed, when it cannot be taken
     * @param problem why it cannot be taken
     */
    public record Marking(
            FormView form,
            boolean confirmed,
            boolean takenBack,
            String criteria,
            String day,
            String evidence,
            @Nullable String problem) {}

    /** Something that was noted. */
    public record Event(String what, String by, String when, String evidence) {}

    /** @param withdraw null when it is withdrawn */
    public record Code(String code, String since, @Nullable FormView withdraw) {}
}
