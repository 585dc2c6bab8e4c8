package org.waymark.practice.school;

import java.util.EnumSet;
import java.util.Set;

/** Habits of real platforms that a tool has to live with. */
public enum Quirk {
    /** The token endpoint calls its JSON {@code text/html} (Moodle). */
    TOKEN_AS_HTML,
    /** The Link header of line items has typographic quotes and HTML-escaped ampersands (Moodle). */
    TYPOGRAPHIC_LINKS,
    /** Custom values that cannot be filled in arrive as JSON null (Moodle). */
    NULL_CUSTOM,
    /** The deep linking request carries no {@code data} and no {@code accept_lineitem} (Moodle). */
    NO_DEEP_LINKING_DATA,
    /** Never more than two entries on a page, whatever the limit asked for. */
    SMALL_PAGES,
    /** The picker takes one item only. */
    ONE_ITEM,
    /** Five keys that no tool can use stand in front of the real one in the key set. */
    DECOY_KEYS,
    /** No name and no e-mail in launches and member lists. */
    PRIVATE,
    /** Launches carry no line item, as when the column was deleted. */
    NO_LINEITEM;

    /** The habits of Moodle 4.5. */
    public static Set<Quirk> moodle() {
        return EnumSet.of(TOKEN_AS_HTML, TYPOGRAPHIC_LINKS, NULL_CUSTOM, NO_DEEP_LINKING_DATA);
    }
}
