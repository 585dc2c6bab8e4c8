package org.waymark.standing;

import org.jspecify.annotations.Nullable;
import org.waymark.standard.StandardId;

/**
 * A filter says which cities the desk shows, and in which order; null leaves a thing open.
 *
 * @param plainText part of the name, without marks and in small letters; may be empty
 * @param level the title of a level that Waymark works out; empty for none
 * @param assessed whether an assessment stands
 * @param differs whether only those are shown whose awarded level is another than the one that is worked out
 */
public record DeskFilter(
        String plainText,
        @Nullable StandardId standard,
        @Nullable String level,
        @Nullable Boolean assessed,
        boolean differs,
        Sort sort,
        boolean descending) {
    public static final DeskFilter ALL = new DeskFilter("", null, null, null, false, Sort.NAME, false);

    /** What cities are ordered by; those that are alike in it follow each other by name. */
    public enum Sort {
        NAME("name_key"),
        ASSESSED("assessed_on"),
        LEVEL("level_rank"),
        POINTS("points"),
        DISTANCE("distance"),
        PEOPLE("people"),
        LEADS("leads"),
        QUESTIONS("questions"),
        ACTIVE("active_on");

        private final String column;

        Sort(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }
    }
}
