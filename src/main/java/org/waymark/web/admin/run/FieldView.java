package org.waymark.web.admin.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.OptionView;

/**
 * A field of a form, with what was typed into it and what is wrong with that.
 *
 * @param name under which it is sent: the field's place in a catalog file, such as {@code sessions[2].date}
 * @param options what can be chosen, where something is chosen
 * @param fault what keeps it from being taken
 * @param theirs what somebody else has put there meanwhile
 */
public record FieldView(
        String name,
        Kind kind,
        String label,
        @Nullable String hint,
        boolean required,
        String value,
        List<OptionView> options,
        @Nullable String fault,
        @Nullable String theirs) {

    /** The sort of thing that is typed into a field. */
    public enum Kind {
        TEXT,
        /** A text of several sentences. */
        AREA,
        /** A list of texts, one on a line. */
        LINES,
        DATE,
        TIME,
        ZONE,
        NUMBER,
        URL,
        CHOICE,
        FLAG,
        HIDDEN
    }

    public FieldView {
        options = List.copyOf(options);
    }

    /** Returns the id of the field on its page. */
    public String id() {
        return id(name);
    }

    static String id(String name) {
        return "f-" + name.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("-$", "");
    }

    /** Returns the ids of what describes the field, or null when nothing does. */
    public @Nullable String describedBy() {
        String ids = (fault == null ? "" : id() + "-fault ")
                + (theirs == null ? "" : id() + "-theirs ")
                + (hint == null ? "" : id() + "-hint");
        return ids.isBlank() ? null : ids.strip();
    }

    /** Returns the name of the width that suits what is typed. */
    public String size() {
        return switch (kind) {
            case AREA, LINES -> "long";
            case DATE, TIME, NUMBER -> "short";
            default -> "usual";
        };
    }

    /** Returns how many lines a box of several lines shows. */
    public int lines() {
        int typed = (int) value.lines().count() + value.length() / 90;
        return Math.max(3, Math.min(14, typed + 1));
    }

    /** Returns the type of an input of this kind. */
    public String type() {
        return switch (kind) {
            case DATE -> "date";
            case TIME -> "time";
            case NUMBER -> "number";
            case URL -> "url";
            case HIDDEN -> "hidden";
            default -> "text";
        };
    }
}
