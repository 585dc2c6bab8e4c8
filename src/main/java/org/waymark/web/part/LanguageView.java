package org.waymark.web.part;

/**
 * A language among which the reader may choose.
 *
 * @param name in that language itself
 * @param current whether the page is shown in it
 */
public record LanguageView(String tag, String name, boolean current) {}
