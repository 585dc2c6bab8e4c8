package org.waymark.web.admin.standard;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FactView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;

/**
 * A form by which something of a Standard or of the crosswalk is changed: checked first, then saved as it was checked.
 *
 * @param problem why nothing was saved; null when nothing is wrong
 * @param conflict what somebody else has changed since the form was opened; null when nobody has
 * @param moves what saving would change; null until it was checked
 * @param direct whether it is saved without a check, because it can be undone
 */
public record EditView(
        LayoutView layout,
        LinkView back,
        String heading,
        String lead,
        FormView form,
        List<Group> groups,
        @Nullable String problem,
        @Nullable Conflict conflict,
        @Nullable Moves moves,
        boolean direct) {
    public EditView {
        groups = List.copyOf(groups);
    }

    /** Fields that stand together. */
    public record Group(String legend, List<Field> fields) {
        public Group {
            fields = List.copyOf(fields);
        }
    }

    /** The form of a field. */
    public enum Kind {
        LINE,
        TEXT,
        NUMBER,
        DATE,
        CHECK,
        CHOICE
    }

    /**
     * A field of the form.
     *
     * @param value what stands in it; of a box {@code yes} when it is checked
     * @param options of a choice, else none
     * @param problem what is wrong with it; null for nothing
     */
    public record Field(
            String name,
            Kind kind,
            String label,
            @Nullable String hint,
            String value,
            List<OptionView> options,
            @Nullable String problem) {
        public Field {
            options = List.copyOf(options);
        }

        /** Returns the type of the input, for a field that is one line. */
        public String type() {
            return switch (kind) {
                case DATE -> "date";
                case NUMBER -> "number";
                default -> "text";
            };
        }

        /** Names the elements that describe the field; null when there are none. */
        public @Nullable String describedBy() {
            String ids = (hint == null ? "" : name + "-hint ") + (problem == null ? "" : name + "-problem");
            return ids.isEmpty() ? null : ids.strip();
        }
    }

    /** Changes that somebody else made meanwhile, the latest first. */
    public record Conflict(List<String> changes) {
        public Conflict {
            changes = List.copyOf(changes);
        }
    }

    /**
     * What saving would change.
     *
     * @param tried names what was checked, posted as {@code tried}
     * @param changes what of the Standard itself changes; empty when nothing does
     * @param facts how many runs, cities and badges it concerns
     * @param cities those whose points or level change
     * @param more how many cities are not shown, in words; null when all are
     */
    public record Moves(
            String tried,
            List<String> changes,
            List<FactView> facts,
            List<City> cities,
            @Nullable String more) {
        public Moves {
            changes = List.copyOf(changes);
            facts = List.copyOf(facts);
            cities = List.copyOf(cities);
        }
    }

    /** A city with where it stands now, and where it would. */
    public record City(String name, String now, String then) {}
}
