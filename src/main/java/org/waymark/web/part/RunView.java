package org.waymark.web.part;

import org.jspecify.annotations.Nullable;

/**
 * A dated edition of a learning opportunity, in words.
 *
 * @param code as the catalogue prints it; some runs have none
 * @param kind course, Sprint, workshop and so on, as a reader would say it
 * @param dates as the catalogue prints them, never computed
 * @param summary one paragraph, may be empty
 */
public record RunView(String title, @Nullable String code, String kind, String dates, String summary) {}
