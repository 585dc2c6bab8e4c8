package org.waymark.practice.school;

import java.util.EnumSet;
import java.util.Set;

/** Habits of real platforms that a tool has to live with. */
public enum Quirk {
    /** The token endpoint calls its JSON {@code text/html} (Moodle). */
    TOKEN_AS_HTML,
    /** Link headers have typographic quotes and HTML-escaped ampersands (Moodle, for line items). */
    TYPOGRAPHIC_LINKS,
    /** Custom values that cannot be filled in arrive as JSON null (Moodle). */
    NULL_CUSTOM,
    /** The deep linking request carries no {@code data} and no {@code accept_lineitem} (Moodle). */
    NO_DEEP_LINKING_DATA,
    /** Never more than two entries on a page, whatever the limit asked for. */
    SMALL_PAGES,
    /** The list of members says no next page and ignores the limit asked for. */
    NO_MEMBER_LINKS,
    /** The next page of members is named without host and scheme. */
    RELATIVE_MEMBER_LINKS,
    /** The next page after the last of members is the first one. */
    CIRCULAR_MEMBER_LINKS,
    /** Pages of members have nobody on them, and lead in a circle. */
    EMPTY_CIRCLE_OF_MEMBERS,
    /** The next page of members stands at another host. */
    FOREIGN_MEMBER_LINKS,
    /** A person without an id stands on the first page of members. */
    NAMELESS_MEMBER,
    /** Suspended people are listed as inactive members rather than left out. */
    INACTIVE_MEMBERS,
    /** The picker takes one item only. */
    ONE_ITEM,
    /**
     * Five keys that no tool can use stand in front of the real one in the key set, and another one of its id; its
     * certificate is spoilt.
     */
    DECOY_KEYS,
    /** Of a course's learners, the first is the web services' own user and the second in another group (Moodle). */
    TWO_REFUSED,
    /** Every second learner only may open a link; the list with {@code rlid} names those (Moodle, restricted to a group). */
    GROUP_ONLY,
    /** The list of members knows no {@code rlid} and refuses it. */
    NO_RLID,
    /** No name and no e-mail in launches and member lists. */
    PRIVATE,
    /** Launches carry no line item, as when the column was deleted. */
    NO_LINEITEM,
    /** A line item that is to be made for a link is the one that the link has already. */
    ONE_COLUMN,
    /** A score of 0 is answered like any other and not kept (Open edX). */
    NO_ZERO,
    /** Logins name a storage target, and nobody there answers. */
    SILENT_STORAGE;

    /** The habits of Moodle 4.5. */
    public static Set<Quirk> moodle() {
        return EnumSet.of(TOKEN_AS_HTML, TYPOGRAPHIC_LINKS, NULL_CUSTOM, NO_DEEP_LINKING_DATA);
    }
}
